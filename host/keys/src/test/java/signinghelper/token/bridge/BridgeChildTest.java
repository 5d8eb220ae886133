package signinghelper.token.bridge;

import org.junit.jupiter.api.Test;
import signinghelper.protocol.ErrorCode;
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
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Answers of the child, frame by frame. */
class BridgeChildTest {
    /** Answer in the place of a code. */
    private static final String DONE = "done";

    private static Frame call(BridgeCall<?> call) throws IOException {
        return new Frame(Frame.Kind.CALL, RecordWriter.write(BridgeCall.class, call));
    }

    private static Frame pin(String pin) {
        return new Frame(Frame.Kind.SECRET, pin.getBytes(UTF_8));
    }

    private static List<Frame> answers(Frame... frames) throws IOException {
        var questions = new ByteArrayOutputStream();
        var writer = new FrameStream(InputStream.nullInputStream(), questions);
        for (var frame : frames) {
            writer.write(frame);
        }
        var answers = new ByteArrayOutputStream();
        new BridgeChild(new FixedDriver(), new ByteArrayInputStream(questions.toByteArray()), answers).run();
        var reader = new FrameStream(new ByteArrayInputStream(answers.toByteArray()), new ByteArrayOutputStream());
        var read = new ArrayList<Frame>();
        for (var frame = reader.read(); frame.isPresent(); frame = reader.read()) {
            read.add(frame.get());
        }
        return read;
    }

    private static Refused refused(Frame answer) throws IOException {
        assertThat(answer.kind()).isEqualTo(Frame.Kind.REFUSAL);
        return RecordReader.read(Refused.class, answer.body());
    }

    private static List<String> codes(List<Frame> answers) throws IOException {
        var codes = new ArrayList<String>();
        for (var answer : answers) {
            codes.add(
                    answer.kind() == Frame.Kind.RESULT
                            ? DONE
                            : refused(answer).code().name());
        }
        return codes;
    }

    @Test
    void tokensAndPinStatesCrossThePipeExactly() throws Exception {
        var listed = answers(call(new BridgeCall.ListTokens())).get(0);
        var state = answers(call(new BridgeCall.Open(FixedDriver.UNCOUNTED)), call(new BridgeCall.ReadPinState(1)))
                .get(1);

        assertThat(RecordReader.read(Listed.class, listed.body()).tokens())
                .isEqualTo(List.of(FixedDriver.COUNTED, FixedDriver.UNCOUNTED));
        assertThat(RecordReader.read(PinState.class, state.body())).isEqualTo(FixedDriver.UNCOUNTED.pinState());
    }

    @Test
    void pinComesInAFrameOfItsOwnAndServesOneCall() throws Exception {
        var open = call(new BridgeCall.Open(FixedDriver.COUNTED));
        var login = call(new BridgeCall.Login(1, LastTryConsent.NONE));

        var answers = answers(open, pin("right"), login, login, pin("right"), open, login, pin("wrong"), login);

        assertThat(codes(answers)).containsExactly(DONE, DONE, "DRIVER_FAILED", DONE, "DRIVER_FAILED", "PIN_INCORRECT");
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

        assertThat(codes(answers)).containsExactly(DONE, DONE, "PIN_INCORRECT", "PIN_UNACCEPTABLE", "DRIVER_FAILED");
    }

    @Test
    void refusalKeepsCodeAndFacts() throws Exception {
        var answer = answers(
                        call(new BridgeCall.Open(FixedDriver.COUNTED)),
                        pin("wrong"),
                        call(new BridgeCall.Login(1, LastTryConsent.NONE)))
                .get(1);

        assertThat(refused(answer)).isEqualTo(new Refused(ErrorCode.PIN_INCORRECT, Map.of("triesLeft", "4")));
    }

    @Test
    void whatCannotBeUnderstoodOrFailsIsAnsweredAndTheNextCallServed() throws Exception {
        var gone = new TokenInfo("fixed", "9", "", "", PinState.counted(3, 6, false));

        var answers = answers(
                new Frame(Frame.Kind.CALL, new byte[] {1}),
                new Frame(Frame.Kind.CALL, RecordWriter.write(BridgeCall.Close.class, new BridgeCall.Close(1))),
                new Frame(Frame.Kind.RESULT, call(new BridgeCall.ListTokens()).body()),
                Frame.unasked(Frame.Kind.CHANGED),
                pin("not printable \n"),
                call(new BridgeCall.Open(gone)),
                call(new BridgeCall.ReadContents(1)),
                call(new BridgeCall.Open(FixedDriver.COUNTED)),
                call(new BridgeCall.ReadContents(1)),
                call(new BridgeCall.Close(1)),
                call(new BridgeCall.ReadPinState(1)),
                call(new BridgeCall.ListTokens()));

        assertThat(codes(answers))
                .containsExactly(
                        "DRIVER_FAILED",
                        "DRIVER_FAILED",
                        "DRIVER_FAILED",
                        "DRIVER_FAILED",
                        "TOKEN_REMOVED",
                        "DRIVER_FAILED",
                        DONE,
                        "DRIVER_FAILED",
                        DONE,
                        "DRIVER_FAILED",
                        DONE);
    }
}
