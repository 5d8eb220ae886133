package signinghelper.token.windows;

import signinghelper.formats.envelope.recipient.WrappedKey;
import signinghelper.protocol.Refusal;

import java.security.GeneralSecurityException;

/** Decryption of one block of RSA with the private key of a certificate. */
@FunctionalInterface
public interface RsaDecryption {

    /**
     * Decrypts the block, and takes its padding off.
     *
     * @param certificate DER
     * @param wrapped of PKCS#1 v1.5 or OAEP
     * @return message, which the caller wipes
     * @throws Refusal {@code CANCELLED}, {@code PIN_INCORRECT}, {@code PIN_LOCKED}, {@code TOKEN_REMOVED}, {@code
     *     KEY_ABSENT} or {@code KEY_UNSUPPORTED}; none depends on decrypted octets
     * @throws GeneralSecurityException for everything that may depend on them
     */
    byte[] decrypt(byte[] certificate, WrappedKey wrapped) throws Refusal, GeneralSecurityException;
}
