package signinghelper.app;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import signinghelper.protocol.Frame;
import signinghelper.protocol.NativeMessageStream;
import signinghelper.testkit.junit.Eventually;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** A frame whose length is wrong ends the real program: nothing that follows could be trusted. */
@Tag("slow")
class BrokenFrameTest {
    @TempDir
    private Path folder;

    static Stream<Arguments> brokenFrames() {
        var none = new byte[0];
        return Stream.of(
                arguments("frame of 0 bytes", Frame.announcing(0, none)),
                arguments("frame of 1048577 bytes", Frame.announcing(NativeMessageStream.MAX_FRAME_BYTES + 1, none)),
                arguments("frame of 4294967295 bytes", Frame.announcing(0xFFFFFFFF, none)),
                arguments("length cut short after 3 bytes", Arrays.copyOf(Frame.of("{}"), 3)),
                arguments("frame cut short after 1 of 2 bytes", Arrays.copyOf(Frame.of("{}"), 5)));
    }

    @ParameterizedTest
    @MethodSource("brokenFrames")
    void saysWhyOnStandardErrorAndEnds(String why, byte[] frame) throws Exception {
        try (var host = Installation.withProfile(folder).start()) {
            host.next();
            host.sendBytes(frame);
            if (why.contains("cut")) {
                host.endInput();
            }

            assertThat(host.exitCode()).isEqualTo(3);
            assertThat(host.errors()).isEqualTo("signing-helper: " + why + System.lineSeparator());
            assertThat(host.rest()).isEmpty();
        }
    }

    @Test
    void nothingMoreIsWrittenNotEvenTheAnswerToARequestThatRuns() throws Exception {
        var installation = Installation.withProfile(folder).with(WaitingDriver.class);
        var session = UUID.randomUUID().toString();
        try (var host = installation.start()) {
            host.next();
            host.open(session, Installation.ORIGIN, Installation.ORIGIN);
            host.send("{\"jsonrpc\":\"2.0\",\"id\":\"1\",\"method\":\"token.list\",\"params\":{\"session\":\"" + session
                    + "\"}}");
            Eventually.thereIs(installation.install().resolve(WaitingDriver.HERE));
            host.sendBytes(Frame.announcing(0, new byte[0]));
            Eventually.says(installation.log(), "broken frame");
            Files.createFile(installation.install().resolve(WaitingDriver.GO));

            assertThat(host.exitCode()).isEqualTo(3);
            assertThat(host.rest()).isEmpty();
        }
    }
}
