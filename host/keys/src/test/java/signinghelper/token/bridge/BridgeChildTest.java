package signinghelper.token.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import signinghelper.protocol.WireFormat;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Listed;
import signinghelper.token.PinState;
import signinghelper.token.TokenInfo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Answers of the child, frame by frame. */
class BridgeChildTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final WireFormat FORMAT = new WireFormat();

    private static Frame call(BridgeCall<?> call) {
        return new Frame(Frame.Kind.JSON, FORMAT.toBytes(FORMAT.encode(call)));
    }

    private static Frame json(String text) {
        return new Frame(Frame.Kind.JSON, text.getBytes(UTF_8));
    }

    private static Frame pin(String pin) {
        return new Frame(Frame.Kind.SECRET, pin.getBytes(UTF_8));
    }

    private static List<JsonNode> answers(Frame... frames) throws IOException {
        var questions = new ByteArrayOutputStream();
        var writer = new FrameStream(InputStream.nullInputStream(), questions);
        for (var frame : frames) {
            writer.write(frame);
        }
        var answers = new ByteArrayOutputStream();
        new BridgeChild(new FixedDriver(), new ByteArrayInputStream(questions.toByteArray()), answers).run();
        var reader = new FrameStream(new ByteArrayInputStream(answers.toByteArray()), new ByteArrayOutputStream());
        var read = new ArrayList<JsonNode>();
        for (var frame = reader.read(); frame.isPresent(); frame = reader.read()) {
            read.add(JSON.readTree(frame.get().body()));
        }
        return read;
    }

    @Test
    void tokensAndPinStatesCrossThePipeExactly() throws Exception {
        var listed = answers(call(new BridgeCall.ListTokens())).get(0);
        var state = answers(call(new BridgeCall.Open(FixedDriver.UNCOUNTED)), call(new BridgeCall.ReadPinState(1)))
                .get(1);

        assertThat(FORMAT.decode(Listed.class, listed.get("result").toString()).tokens())
                .isEqualTo(List.of(FixedDriver.COUNTED, FixedDriver.UNCOUNTED));
        assertThat(FORMAT.decode(PinState.class, state.get("result").toString()))
                .isEqualTo(FixedDriver.UNCOUNTED.pinState());
    }

    @Test
    void pinComesInAFrameOfItsOwnAndServesOneCall() throws Exception {
        var open = call(new BridgeCall.Open(FixedDriver.COUNTED));
        var login = call(new BridgeCall.Login(1, LastTryConsent.NONE));

        var answers = answers(open, pin("right"), login, login, pin("right"), open, login, pin("wrong"), login);

        assertThat(answers)
                .extracting(answer -> answer.path("code").asText())
                .containsExactly("null", "null", "DRIVER_FAILED", "null", "DRIVER_FAILED", "PIN_INCORRECT");
    }

    @Test
    void aChangeTakesTheCurrentPinAndThenTheNewOne() throws Exception {
        var open = call(new BridgeCall.Open(FixedDriver.COUNTED));
        var change = call(new BridgeCall.ChangePin(1, LastTryConsent.NONE));

        var answers = answers(
                open,
                pin("right"),
                pin("new"),
                change,
                pin("new"),
                pin("right"),
                change,
                pin("right"),
                pin("short"),
                change,
                pin("right"),
                change);

        assertThat(answers)
                .extracting(answer -> answer.path("code").asText())
                .containsExactly("null", "null", "PIN_INCORRECT", "PIN_UNACCEPTABLE", "DRIVER_FAILED");
    }

    @Test
    void refusalKeepsCodeAndFacts() throws Exception {
        var answer = answers(
                        call(new BridgeCall.Open(FixedDriver.COUNTED)),
                        pin("wrong"),
                        call(new BridgeCall.Login(1, LastTryConsent.NONE)))
                .get(1);

        assertThat(answer.get("code").asText()).isEqualTo("PIN_INCORRECT");
        assertThat(answer.get("facts").get("triesLeft").asText()).isEqualTo("4");
    }

    @Test
    void whatCannotBeUnderstoodOrFailsIsAnsweredAndTheNextCallServed() throws Exception {
        var gone = new TokenInfo("fixed", "9", "", "", PinState.counted(3, 6, false));

        var answers = answers(
                json("{"),
                json("{\"call\":\"format\"}"),
                json("{\"call\":\"keys\",\"session\":\"1\"}"),
                json("[]"),
                pin("not printable \n"),
                call(new BridgeCall.Open(gone)),
                call(new BridgeCall.ReadContents(1)),
                call(new BridgeCall.Open(FixedDriver.COUNTED)),
                call(new BridgeCall.ReadContents(1)),
                call(new BridgeCall.Close(1)),
                call(new BridgeCall.ReadPinState(1)),
                call(new BridgeCall.ListTokens()));

        assertThat(answers)
                .extracting(answer -> answer.get("code").asText())
                .containsExactly(
                        "DRIVER_FAILED",
                        "DRIVER_FAILED",
                        "DRIVER_FAILED",
                        "DRIVER_FAILED",
                        "TOKEN_REMOVED",
                        "DRIVER_FAILED",
                        "null",
                        "DRIVER_FAILED",
                        "null",
                        "DRIVER_FAILED",
                        "null");
    }
}
