package signinghelper.token.bridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import signinghelper.fuzz.Target;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;
import signinghelper.token.KeyFault;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Listed;
import signinghelper.token.PinState;
import signinghelper.token.TokenFault;
import signinghelper.token.TokenInfo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Pipe of a child in which a foreign driver runs: its frames are answers to the host's calls, or end the child. */
public final class BridgeTarget implements Target {
    private static final WireFormat FORMAT = new WireFormat();
    private static final List<Class<? extends Record>> RESULTS = List.of(
            Listed.class,
            BridgeCall.Watching.class,
            BridgeCall.Opened.class,
            Contents.class,
            BridgeCall.SealFiles.class,
            PinState.class,
            BridgeCall.Signed.class,
            BridgeCall.Begun.class,
            BridgeCall.Done.class);
    private static final TokenInfo TOKEN =
            new TokenInfo("skf", "dev/app", "投标锁", "0001", PinState.counted(5, 6, false));

    @Override
    public void read(byte[] pipe) {
        var stream = new FrameStream(new ByteArrayInputStream(pipe), OutputStream.nullOutputStream());
        var pending = new PendingReply();
        try {
            for (var frame = stream.read(); frame.isPresent(); frame = stream.read()) {
                if (frame.get().kind() != Frame.Kind.CHANGED) {
                    answer(frame.get(), pending);
                }
            }
        } catch (IOException ended) {
            // Bytes that are no frame end the child.
        }
    }

    private static void answer(Frame frame, PendingReply pending) throws IOException {
        var reply = pending.begin();
        pending.take(frame);
        if (reply.isDone()) {
            result(reply.join().json());
            call(frame);
        }
    }

    private static void result(Frame frame) {
        try {
            var result = FORMAT.decode(Answer.class, text(frame)).result();
            if (result != null) {
                RESULTS.forEach(type -> result(type, result));
            }
        } catch (JsonProcessingException refused) {
            // An answer that is none ends the child too.
        }
    }

    private static void result(Class<? extends Record> type, ObjectNode result) {
        try {
            if (FORMAT.decode(type, result) instanceof Contents contents) {
                contents.toTokenContents();
            }
        } catch (Refusal refused) {
            // A refusal is an answer.
        }
    }

    /** The same on the child's side, where the host may send anything. */
    private static void call(Frame frame) {
        try {
            FORMAT.decode(BridgeCall.class, text(frame));
        } catch (JsonProcessingException refused) {
            // A refusal is an answer.
        }
    }

    private static String text(Frame frame) {
        return new String(frame.body(), StandardCharsets.UTF_8);
    }

    @Override
    public Stream<byte[]> seeds() {
        var answers = Stream.<Record>of(
                        new Listed(List.of(TOKEN), List.of(new TokenFault("skf", "reader"))),
                        new BridgeCall.Watching(true),
                        new BridgeCall.Opened(1),
                        new Contents(List.of(), List.of(new KeyFault("container", ErrorCode.DRIVER_FAILED))),
                        new BridgeCall.SealFiles(List.of("AAAA"), 0),
                        TOKEN.pinState(),
                        new BridgeCall.Signed("AAAA"))
                .map(result -> FORMAT.encode(Answer.of((ObjectNode) FORMAT.encode(result))));
        var refused = Stream.of(new Refusal(ErrorCode.PIN_INCORRECT, Map.of("triesLeft", "3")))
                .map(refusal -> FORMAT.encode(Answer.of(refusal)));
        var calls = Stream.<BridgeCall<?>>of(new BridgeCall.Open(TOKEN), new BridgeCall.Login(1, LastTryConsent.NONE))
                .map(FORMAT::encode);
        return Stream.of(answers, refused, calls).flatMap(frames -> frames).map(json -> framed(FORMAT.toBytes(json)));
    }

    private static byte[] framed(byte[] json) {
        var pipe = new ByteArrayOutputStream();
        var stream = new FrameStream(new ByteArrayInputStream(new byte[0]), pipe);
        try {
            stream.write(Frame.changed());
            stream.write(new Frame(Frame.Kind.SECRET, new byte[] {1}));
            stream.write(new Frame(Frame.Kind.JSON, json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pipe.toByteArray();
    }
}
