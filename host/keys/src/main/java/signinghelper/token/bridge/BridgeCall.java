package signinghelper.token.bridge;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.envelope.recipient.ContentAlgorithm;
import signinghelper.formats.envelope.recipient.ContentCipher;
import signinghelper.formats.envelope.recipient.WrappedKey;
import signinghelper.protocol.Refusal;
import signinghelper.token.KeyEntry;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Listed;
import signinghelper.token.PinState;
import signinghelper.token.SealCandidates;
import signinghelper.token.TokenInfo;

import java.util.List;
import java.util.Objects;

/**
 * Call of the host to a bridge: the message on the pipe, and its execution on the other side.
 *
 * @param <R> the answer
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "call")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "list", value = BridgeCall.ListTokens.class),
    @JsonSubTypes.Type(name = "watch", value = BridgeCall.Watch.class),
    @JsonSubTypes.Type(name = "unwatch", value = BridgeCall.Unwatch.class),
    @JsonSubTypes.Type(name = "open", value = BridgeCall.Open.class),
    @JsonSubTypes.Type(name = "contents", value = BridgeCall.ReadContents.class),
    @JsonSubTypes.Type(name = "sealFiles", value = BridgeCall.ReadSealFiles.class),
    @JsonSubTypes.Type(name = "pinState", value = BridgeCall.ReadPinState.class),
    @JsonSubTypes.Type(name = "login", value = BridgeCall.Login.class),
    @JsonSubTypes.Type(name = "loginOnKey", value = BridgeCall.LoginOnKey.class),
    @JsonSubTypes.Type(name = "changePin", value = BridgeCall.ChangePin.class),
    @JsonSubTypes.Type(name = "sign", value = BridgeCall.Sign.class),
    @JsonSubTypes.Type(name = "beginDecryption", value = BridgeCall.BeginDecryption.class),
    @JsonSubTypes.Type(name = "decrypt", value = BridgeCall.Decrypt.class),
    @JsonSubTypes.Type(name = "endDecryption", value = BridgeCall.EndDecryption.class),
    @JsonSubTypes.Type(name = "forgetDecryption", value = BridgeCall.ForgetDecryption.class),
    @JsonSubTypes.Type(name = "close", value = BridgeCall.Close.class),
})
sealed interface BridgeCall<R extends Record> {

    /** Performs the call in the child. */
    R perform(ServedDriver served) throws Refusal;

    /** Returns true when the answer may have to wait for a user at the U-Key. */
    default boolean waitsForPerson() {
        return false;
    }

    record Done() {}

    record ListTokens() implements BridgeCall<Listed> {
        @Override
        public Listed perform(ServedDriver served) throws Refusal {
            return served.look();
        }
    }

    /** Starts a watch: from now on frames of the kind {@code CHANGED} may arrive at any time. */
    record Watch() implements BridgeCall<Watching> {
        @Override
        public Watching perform(ServedDriver served) throws Refusal {
            return new Watching(served.watch());
        }
    }

    /** Answer to the start of a watch; {@code begun} is false when the driver has no events. */
    record Watching(boolean begun) {}

    record Unwatch() implements BridgeCall<Done> {
        @Override
        public Done perform(ServedDriver served) {
            served.unwatch();
            return new Done();
        }
    }

    record Open(TokenInfo token) implements BridgeCall<Opened> {
        public Open {
            Objects.requireNonNull(token);
        }

        @Override
        public Opened perform(ServedDriver served) throws Refusal {
            return new Opened(served.open(token));
        }
    }

    /** Number by which the other calls name the session. */
    record Opened(int session) {}

    record ReadContents(int session) implements BridgeCall<Contents> {
        @Override
        public Contents perform(ServedDriver served) throws Refusal {
            return Contents.of(served.session(session).contents());
        }
    }

    record ReadSealFiles(int session) implements BridgeCall<SealFiles> {
        @Override
        public SealFiles perform(ServedDriver served) throws Refusal {
            return SealFiles.of(served.session(session).sealFiles());
        }
    }

    /** {@code files} in Base64. */
    record SealFiles(List<String> files, int behindPin) {
        public SealFiles {
            files = List.copyOf(files);
        }

        static SealFiles of(SealCandidates read) {
            return new SealFiles(read.files().stream().map(Bytes::toBase64).toList(), read.behindPin());
        }

        SealCandidates toSealCandidates() {
            return new SealCandidates(files.stream().map(Bytes::fromBase64).toList(), behindPin);
        }
    }

    record ReadPinState(int session) implements BridgeCall<PinState> {
        @Override
        public PinState perform(ServedDriver served) throws Refusal {
            return served.session(session).pinState();
        }
    }

    /** Logs in; sent after a frame with the PIN. */
    record Login(int session, LastTryConsent consent) implements BridgeCall<Done> {
        public Login {
            Objects.requireNonNull(consent);
        }

        @Override
        public Done perform(ServedDriver served) throws Refusal {
            try (var pin = served.takePin()) {
                served.session(session).login(pin, consent);
            }
            return new Done();
        }
    }

    record LoginOnKey(int session, LastTryConsent consent) implements BridgeCall<Done> {
        public LoginOnKey {
            Objects.requireNonNull(consent);
        }

        @Override
        public boolean waitsForPerson() {
            return true;
        }

        @Override
        public Done perform(ServedDriver served) throws Refusal {
            served.session(session).loginOnKey(consent);
            return new Done();
        }
    }

    /** Changes the PIN; sent after two frames with PINs: the current one, then the new one. */
    record ChangePin(int session, LastTryConsent consent) implements BridgeCall<Done> {
        public ChangePin {
            Objects.requireNonNull(consent);
        }

        @Override
        public Done perform(ServedDriver served) throws Refusal {
            try (var current = served.takePin();
                    var fresh = served.takePin()) {
                served.session(session).changePin(current, fresh, consent);
            }
            return new Done();
        }
    }

    /**
     * Signs; {@code digest} is in Base64. Waits for a user when the U-Key asks for the PIN itself, which it may do now.
     */
    record Sign(int session, Key key, DigestAlgorithm algorithm, String digest, boolean waitsForPerson)
            implements BridgeCall<Signed> {
        public Sign {
            Objects.requireNonNull(key);
            Objects.requireNonNull(algorithm);
            Objects.requireNonNull(digest);
        }

        static Sign of(int session, KeyEntry key, Digest digest, boolean waitsForPerson) throws Refusal {
            return new Sign(
                    session, Key.of(key), digest.algorithm(), digest.value().toBase64(), waitsForPerson);
        }

        @Override
        public Signed perform(ServedDriver served) throws Refusal {
            var hash = new Digest(algorithm, Bytes.fromBase64(digest));
            return new Signed(
                    served.session(session).sign(key.toKeyEntry(), hash).toBase64());
        }
    }

    /** {@code signature} in Base64. */
    record Signed(String signature) {
        public Signed {
            Objects.requireNonNull(signature);
        }
    }

    /** Begins to decrypt content; {@code vector} and {@code tag} are in Base64. Waits for a user as {@link Sign} does. */
    record BeginDecryption(
            int session,
            Key key,
            Wrapping wrapped,
            ContentAlgorithm algorithm,
            String vector,
            String tag,
            boolean waitsForPerson)
            implements BridgeCall<Begun> {
        public BeginDecryption {
            Objects.requireNonNull(key);
            Objects.requireNonNull(wrapped);
            Objects.requireNonNull(algorithm);
            Objects.requireNonNull(vector);
            Objects.requireNonNull(tag);
        }

        static BeginDecryption of(
                int session, KeyEntry key, WrappedKey wrapped, ContentCipher cipher, boolean waitsForPerson)
                throws Refusal {
            return new BeginDecryption(
                    session,
                    Key.of(key),
                    Wrapping.of(wrapped),
                    cipher.algorithm(),
                    cipher.vector().toBase64(),
                    cipher.tag().toBase64(),
                    waitsForPerson);
        }

        @Override
        public Begun perform(ServedDriver served) throws Refusal {
            var cipher = new ContentCipher(algorithm, Bytes.fromBase64(vector), Bytes.fromBase64(tag));
            return new Begun(served.decryptions()
                    .add(session, served.session(session).decryptor(key.toKeyEntry(), wrapped.toWrappedKey(), cipher)));
        }
    }

    /** Number by which the next calls name the decryption. */
    record Begun(int decryption) {}

    /** Decrypts the octets of the frame before it; a frame with plaintext goes before the answer. */
    record Decrypt(int decryption) implements BridgeCall<Done> {
        @Override
        public Done perform(ServedDriver served) throws Refusal {
            served.give(served.decryptions().of(decryption).update(served.takeSecret()));
            return new Done();
        }
    }

    record EndDecryption(int decryption) implements BridgeCall<Done> {
        @Override
        public Done perform(ServedDriver served) throws Refusal {
            served.give(served.decryptions().of(decryption).end());
            return new Done();
        }
    }

    record ForgetDecryption(int decryption) implements BridgeCall<Done> {
        @Override
        public Done perform(ServedDriver served) {
            served.decryptions().close(decryption);
            return new Done();
        }
    }

    record Close(int session) implements BridgeCall<Done> {
        @Override
        public Done perform(ServedDriver served) {
            served.close(session);
            return new Done();
        }
    }
}
