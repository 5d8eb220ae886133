package signinghelper.token.pkcs11;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.token.KeyEntry;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;
import signinghelper.token.PinState;
import signinghelper.token.TokenContents;
import signinghelper.token.TokenDriver;
import signinghelper.token.TokenInfo;
import signinghelper.token.TokenSession;

import java.util.List;

/** A driver in this process that always answers at once. */
final class ReadyDriver implements TokenDriver {
    static final TokenInfo TOKEN = new TokenInfo("ready", "1", "ready", "1", PinState.counted(6, 6, false));

    @Override
    public String name() {
        return "ready";
    }

    @Override
    public List<TokenInfo> list() {
        return List.of(TOKEN);
    }

    @Override
    public TokenSession open(TokenInfo token) {
        return new Session();
    }

    private record Session() implements TokenSession {
        @Override
        public TokenContents contents() {
            return TokenContents.EMPTY;
        }

        @Override
        public PinState pinState() {
            return TOKEN.pinState();
        }

        @Override
        public void login(Pin pin, LastTryConsent consent) {}

        @Override
        public void loginOnKey(LastTryConsent consent) {}

        @Override
        public void changePin(Pin current, Pin fresh, LastTryConsent consent) {}

        @Override
        public Bytes sign(KeyEntry key, Digest digest) {
            return digest.value();
        }

        @Override
        public void close() {}
    }
}
