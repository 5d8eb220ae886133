package signinghelper.token.bridge;

import signinghelper.protocol.Refusal;
import signinghelper.token.ContentDecryptor;

import java.lang.System.Logger.Level;

/** Decryption that runs in the child. Content and plaintext cross the pipe as they are, and stay in neither process. */
final class BridgedDecryptor implements ContentDecryptor {
    private final BridgeProcess process;
    private final int number;

    BridgedDecryptor(BridgeProcess process, int number) {
        this.process = process;
        this.number = number;
    }

    @Override
    public byte[] update(byte[] encrypted) throws Refusal {
        return process.askForSecret(new BridgeCall.Decrypt(number), encrypted);
    }

    @Override
    public byte[] end() throws Refusal {
        return process.askForSecret(new BridgeCall.EndDecryption(number));
    }

    @Override
    public void close() {
        if (!process.isAlive()) {
            return;
        }
        try {
            process.ask(new BridgeCall.ForgetDecryption(number), BridgeCall.Done.class);
        } catch (Refusal refusal) {
            System.getLogger(BridgedDecryptor.class.getName())
                    .log(Level.WARNING, "ended by ending the bridge", refusal);
            process.end();
        }
    }
}
