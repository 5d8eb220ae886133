package signinghelper.token.bridge;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.formats.envelope.recipient.ContentCipher;
import signinghelper.formats.envelope.recipient.WrappedKey;
import signinghelper.protocol.Refusal;
import signinghelper.token.ContentDecryptor;
import signinghelper.token.KeyEntry;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;
import signinghelper.token.PinState;
import signinghelper.token.SealCandidates;
import signinghelper.token.TokenContents;
import signinghelper.token.TokenInfo;
import signinghelper.token.TokenSession;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Stream;

/** Session that is open in the child. It ends with the child and is never replaced. */
final class BridgeSession implements TokenSession {
    private static final Logger LOG = System.getLogger(BridgeSession.class.getName());

    private final BridgeProcess process;
    private final int number;
    private final boolean asksByItself;

    /** Creates the session {@code number} with {@code token}. */
    BridgeSession(BridgeProcess process, int number, TokenInfo token) {
        this.process = process;
        this.number = number;
        this.asksByItself = token.pinState().typedOnKey();
    }

    @Override
    public TokenContents contents() throws Refusal {
        return process.ask(new BridgeCall.ReadContents(number), Contents.class).toTokenContents();
    }

    @Override
    public SealCandidates sealFiles() throws Refusal {
        return process.ask(new BridgeCall.ReadSealFiles(number), SealCandidates.class);
    }

    @Override
    public PinState pinState() throws Refusal {
        return process.ask(new BridgeCall.ReadPinState(number), PinState.class);
    }

    @Override
    public void login(Pin pin, LastTryConsent consent) throws Refusal {
        ask(new BridgeCall.Login(number, consent), pin);
    }

    @Override
    public void loginOnKey(LastTryConsent consent) throws Refusal {
        process.ask(new BridgeCall.LoginOnKey(number, consent), BridgeCall.Done.class);
    }

    @Override
    public void changePin(Pin current, Pin fresh, LastTryConsent consent) throws Refusal {
        ask(new BridgeCall.ChangePin(number, consent), current, fresh);
    }

    private void ask(BridgeCall<BridgeCall.Done> call, Pin... pins) throws Refusal {
        var secrets = Stream.of(pins).map(BridgeSession::bytes).toList();
        try {
            process.ask(call, BridgeCall.Done.class, secrets);
        } finally {
            secrets.forEach(secret -> Arrays.fill(secret, (byte) 0));
        }
    }

    private static byte[] bytes(Pin pin) {
        var bytes = new byte[pin.length()];
        pin.copyTo(ByteBuffer.wrap(bytes));
        return bytes;
    }

    @Override
    public Bytes sign(KeyEntry key, Digest digest) throws Refusal {
        var call = new BridgeCall.Sign(number, Key.of(key), digest, asksByItself);
        return process.ask(call, BridgeCall.Signed.class).signature();
    }

    @Override
    public ContentDecryptor decryptor(KeyEntry key, WrappedKey wrapped, ContentCipher cipher) throws Refusal {
        var call = new BridgeCall.BeginDecryption(number, Key.of(key), wrapped, cipher, asksByItself);
        return new BridgedDecryptor(
                process, process.ask(call, BridgeCall.Begun.class).decryption());
    }

    @Override
    public void close() {
        if (!process.isAlive()) {
            return;
        }
        try {
            process.ask(new BridgeCall.Close(number), BridgeCall.Done.class);
        } catch (Refusal refusal) {
            LOG.log(Level.WARNING, "closed by ending the bridge", refusal);
            process.end();
        }
    }
}
