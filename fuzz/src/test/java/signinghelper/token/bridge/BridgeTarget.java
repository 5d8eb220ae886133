package signinghelper.token.bridge;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.envelope.recipient.ContentAlgorithm;
import signinghelper.formats.envelope.recipient.ContentCipher;
import signinghelper.formats.envelope.recipient.EnvelopeDeviation;
import signinghelper.formats.envelope.recipient.WrappedKey;
import signinghelper.fuzz.Target;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.KeyEntry;
import signinghelper.token.KeyFault;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Listed;
import signinghelper.token.PinState;
import signinghelper.token.SealCandidates;
import signinghelper.token.StoredCertificate;
import signinghelper.token.TokenFault;
import signinghelper.token.TokenInfo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Pipe of a child in which a foreign driver runs: its frames are answers to the host's calls, or end the child. */
public final class BridgeTarget implements Target {
    private static final List<Class<? extends Record>> ANSWERS = List.of(
            Listed.class,
            BridgeCall.Watching.class,
            BridgeCall.Opened.class,
            Contents.class,
            SealCandidates.class,
            PinState.class,
            BridgeCall.Signed.class,
            BridgeCall.Begun.class,
            BridgeCall.Done.class,
            Refused.class);
    private static final Bytes ZEROS = Bytes.copyOf(new byte[16]);
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
            var octets = reply.join().answer().body();
            ANSWERS.forEach(type -> read(type, octets));
            // The same on the child's side, where the host may send anything.
            read(BridgeCall.class, octets);
        }
    }

    private static void read(Class<?> type, byte[] octets) {
        try {
            if (RecordReader.read(type, octets) instanceof Contents contents) {
                contents.toTokenContents();
            }
        } catch (IOException | Refusal refused) {
            // An answer that is none ends the child too, and a refusal is an answer.
        }
    }

    @Override
    public Stream<byte[]> seeds() {
        var wrapped = new WrappedKey.Sm2(List.of(), Set.of(EnvelopeDeviation.SM2_CONCATENATED));
        var cipher = new ContentCipher(ContentAlgorithm.SM4_CBC, ZEROS, Bytes.copyOf(new byte[0]));
        var key = new Key("container", KeyEntry.Use.ENCRYPTION, ZEROS, null, StoredCertificate.Form.DER);
        var answers = Stream.<Record>of(
                        new Listed(List.of(TOKEN), List.of(new TokenFault("skf", "reader"))),
                        new BridgeCall.Watching(true),
                        new BridgeCall.Opened(1),
                        new Contents(List.of(key), List.of(new KeyFault("container", ErrorCode.DRIVER_FAILED))),
                        new SealCandidates(List.of(ZEROS), 0),
                        TOKEN.pinState(),
                        new BridgeCall.Signed(ZEROS),
                        new Refused(ErrorCode.PIN_INCORRECT, Map.of("triesLeft", "3")))
                .map(answer -> framed(answer.getClass(), answer));
        var calls = Stream.<BridgeCall<?>>of(
                        new BridgeCall.Open(TOKEN),
                        new BridgeCall.Login(1, LastTryConsent.NONE),
                        new BridgeCall.BeginDecryption(1, key, wrapped, cipher, false))
                .map(call -> framed(BridgeCall.class, call));
        return Stream.concat(answers, calls);
    }

    private static byte[] framed(Class<?> type, Object value) {
        var pipe = new ByteArrayOutputStream();
        var stream = new FrameStream(new ByteArrayInputStream(new byte[0]), pipe);
        try {
            stream.write(Frame.unasked(Frame.Kind.CHANGED));
            stream.writeSecret(new byte[] {1});
            stream.write(new Frame(Frame.Kind.RESULT, RecordWriter.write(type, value)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pipe.toByteArray();
    }
}
