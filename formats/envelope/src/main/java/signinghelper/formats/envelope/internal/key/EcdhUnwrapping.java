package signinghelper.formats.envelope.internal.key;

import org.bouncycastle.jcajce.spec.UserKeyingMaterialSpec;
import signinghelper.formats.algorithm.BouncyCastle;
import signinghelper.formats.envelope.recipient.WrappedKey;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.X509EncodedKeySpec;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;

/** Key agreement with an ephemeral key, and the key wrap behind it (RFC 5753, 7.1; RFC 3565). */
final class EcdhUnwrapping {
    private EcdhUnwrapping() {}

    static byte[] unwrap(PrivateKey key, WrappedKey.Ecdh wrapped) throws GeneralSecurityException {
        var originator = KeyFactory.getInstance("EC", BouncyCastle.PROVIDER)
                .generatePublic(new X509EncodedKeySpec(wrapped.originatorKey().toArray()));
        var agreement = KeyAgreement.getInstance(wrapped.agreement(), BouncyCastle.PROVIDER);
        agreement.init(key, new UserKeyingMaterialSpec(wrapped.sharedInfo().toArray()));
        agreement.doPhase(originator, true);
        var cipher = Cipher.getInstance(wrapped.wrapping(), BouncyCastle.PROVIDER);
        cipher.init(Cipher.UNWRAP_MODE, agreement.generateSecret(wrapped.wrapping()));
        return cipher.unwrap(wrapped.value().toArray(), "AES", Cipher.SECRET_KEY)
                .getEncoded();
    }
}
