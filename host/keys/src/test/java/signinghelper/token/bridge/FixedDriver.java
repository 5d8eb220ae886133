package signinghelper.token.bridge;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.KeyEntry;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;
import signinghelper.token.PinState;
import signinghelper.token.TokenContents;
import signinghelper.token.TokenDriver;
import signinghelper.token.TokenInfo;
import signinghelper.token.TokenSession;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Driver with a token that counts PINs and one without a counter; neither has keys. The PIN is {@code right}. */
final class FixedDriver implements TokenDriver {
    static final TokenInfo COUNTED = new TokenInfo("fixed", "1", "锁 \"one\"", "s1", PinState.counted(1, 6, true));
    static final TokenInfo UNCOUNTED = new TokenInfo("fixed", "2", "two", "s2", PinState.flagged(false, true));

    @Override
    public String name() {
        return "fixed";
    }

    @Override
    public List<TokenInfo> list() {
        return List.of(COUNTED, UNCOUNTED);
    }

    @Override
    public TokenSession open(TokenInfo token) throws Refusal {
        if (!list().contains(token)) {
            throw Refusal.of(ErrorCode.TOKEN_REMOVED);
        }
        return new Session(token);
    }

    private record Session(TokenInfo token) implements TokenSession {
        @Override
        public TokenContents contents() {
            throw new IllegalStateException("no keys");
        }

        @Override
        public PinState pinState() {
            return token.pinState();
        }

        @Override
        public void login(Pin pin, LastTryConsent consent) throws Refusal {
            if (!Arrays.equals(pin.toNulTerminated(), new byte[] {'r', 'i', 'g', 'h', 't', 0})) {
                throw new Refusal(ErrorCode.PIN_INCORRECT, Map.of("triesLeft", "4"));
            }
        }

        @Override
        public void loginOnKey(LastTryConsent consent) throws Refusal {
            throw Refusal.of(ErrorCode.CANCELLED);
        }

        @Override
        public void changePin(Pin current, Pin fresh, LastTryConsent consent) throws Refusal {
            login(current, consent);
            if (!Arrays.equals(fresh.toNulTerminated(), new byte[] {'n', 'e', 'w', 0})) {
                throw Refusal.of(ErrorCode.PIN_UNACCEPTABLE);
            }
        }

        @Override
        public Bytes sign(KeyEntry key, Digest digest) {
            return digest.value();
        }

        @Override
        public void close() {}
    }
}
