package signinghelper.token.bridge;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.Listed;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Answers of a bridge to the call for a list, which a script writes in its place. */
class BridgeAnswersTest {
    private static final String EMPTY = "\\001\\001\\000\\000\\000\\000\\001\\000\\000\\000\\000";

    @BeforeEach
    void logNothingToTheConsole() {
        LogManager.getLogManager().reset();
    }

    private BridgeProcess answering(String frame) throws IOException, Refusal {
        var call = RecordWriter.write(BridgeCall.class, new BridgeCall.ListTokens());
        var script =
                "head -c %d >/dev/null; printf '%s'; cat >/dev/null".formatted(1 + Integer.BYTES + call.length, frame);
        var launch = new BridgeLaunch(List.of("/bin/sh", "-c", script), Map.of());
        return BridgeProcess.start("script", launch, BridgeDriver.Limits.USUAL.answer());
    }

    @Test
    void theWantedRecordIsTheAnswer() throws Exception {
        var bridge = answering("R\\000\\000\\000\\013" + EMPTY);
        try {
            assertThat(bridge.ask(new BridgeCall.ListTokens(), Listed.class)).isEqualTo(Listed.EMPTY);
            assertThat(bridge.isAlive()).isTrue();
        } finally {
            bridge.end();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "R\\000\\000\\000\\014" + EMPTY + "\\000",
                "R\\000\\000\\000\\001\\001",
                "R\\000\\000\\000\\001\\000",
                "N\\000\\000\\000\\013" + EMPTY,
                "Q\\000\\000\\000\\013" + EMPTY,
                "A\\000\\000\\000\\013" + EMPTY,
                "J\\000\\000\\000\\002{}"
            })
    void whatCannotBeUnderstoodEndsTheBridge(String frame) throws Exception {
        var bridge = answering(frame);

        assertThatThrownBy(() -> bridge.ask(new BridgeCall.ListTokens(), Listed.class))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.DRIVER_CRASHED));
        assertThat(bridge.isAlive()).isFalse();
    }
}
