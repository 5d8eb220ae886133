package signinghelper.token.bridge;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.formats.envelope.recipient.ContentCipher;
import signinghelper.formats.envelope.recipient.WrappedKey;
import signinghelper.protocol.Refusal;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Listed;
import signinghelper.token.PinState;
import signinghelper.token.SealCandidates;
import signinghelper.token.TokenInfo;

import java.util.Objects;

/**
 * Call of the host to a bridge: the message on the pipe, and its execution on the other side.
 *
 * @param <R> the answer
 */
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

    record ReadSealFiles(int session) implements BridgeCall<SealCandidates> {
        @Override
        public SealCandidates perform(ServedDriver served) throws Refusal {
            return served.session(session).sealFiles();
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

    /** Signs. Waits for a user when the U-Key asks for the PIN itself, which it may do now. */
    record Sign(int session, Key key, Digest digest, boolean waitsForPerson) implements BridgeCall<Signed> {
        public Sign {
            Objects.requireNonNull(key);
            Objects.requireNonNull(digest);
        }

        @Override
        public Signed perform(ServedDriver served) throws Refusal {
            return new Signed(served.session(session).sign(key.toKeyEntry(), digest));
        }
    }

    record Signed(Bytes signature) {
        public Signed {
            Objects.requireNonNull(signature);
        }
    }

    /** Begins to decrypt content. Waits for a user as {@link Sign} does. */
    record BeginDecryption(int session, Key key, WrappedKey wrapped, ContentCipher cipher, boolean waitsForPerson)
            implements BridgeCall<Begun> {
        public BeginDecryption {
            Objects.requireNonNull(key);
            Objects.requireNonNull(wrapped);
            Objects.requireNonNull(cipher);
        }

        @Override
        public Begun perform(ServedDriver served) throws Refusal {
            var decryptor = served.session(session).decryptor(key.toKeyEntry(), wrapped, cipher);
            return new Begun(served.decryptions().add(session, decryptor));
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
