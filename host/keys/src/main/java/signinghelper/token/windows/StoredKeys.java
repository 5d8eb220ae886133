package signinghelper.token.windows;

import signinghelper.formats.envelope.recipient.WrappedKey;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.security.GeneralSecurityException;

/** Private keys of the certificates in Windows' store. SunMSCAPI knows no OAEP. */
record StoredKeys(WindowsLibraries windows) implements RsaDecryption {

    @Override
    public byte[] decrypt(byte[] certificate, WrappedKey wrapped) throws Refusal, GeneralSecurityException {
        try (var found = FoundCertificate.of(windows, certificate);
                var key = found.key()) {
            return decrypt(key, wrapped);
        } catch (WindowsException e) {
            // Nothing was decrypted yet.
            throw Refusal.of(e.code().orElse(ErrorCode.DRIVER_FAILED), e);
        }
    }

    private static byte[] decrypt(KeyHandle key, WrappedKey wrapped) throws Refusal, GeneralSecurityException {
        try {
            return key.decrypt(wrapped);
        } catch (WindowsException e) {
            var code = e.code().orElseThrow(() -> new GeneralSecurityException(e));
            throw Refusal.of(code, e);
        }
    }
}
