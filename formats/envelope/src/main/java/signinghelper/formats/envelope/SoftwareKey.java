package signinghelper.formats.envelope;

import signinghelper.formats.certificate.KeyKind;
import signinghelper.formats.envelope.internal.key.ContentDecryption;
import signinghelper.formats.envelope.recipient.ContentCipher;
import signinghelper.formats.envelope.recipient.RecipientKey;
import signinghelper.formats.envelope.recipient.WrappedKey;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Set;

/** Private key in memory: RSA, EC or SM2, e.g. an agency's own on its server. */
public final class SoftwareKey implements RecipientKey {
    private static final Set<String> KINDS = Set.of("RSA", "ECDSA", "SM2");

    private final X509Certificate certificate;
    private final PrivateKey privateKey;

    /**
     * @param privateKey with an encoding (PKCS#8)
     * @throws IllegalArgumentException for a kind of key that opens no envelope
     */
    public SoftwareKey(X509Certificate certificate, PrivateKey privateKey) {
        if (!KINDS.contains(KeyKind.of(certificate)) || privateKey.getEncoded() == null) {
            throw new IllegalArgumentException("no key of RSA, EC or SM2 in memory");
        }
        this.certificate = certificate;
        this.privateKey = privateKey;
    }

    @Override
    public X509Certificate certificate() {
        return certificate;
    }

    @Override
    public void decrypt(WrappedKey wrapped, ContentCipher cipher, InputStream content, OutputStream plaintext)
            throws IOException, GeneralSecurityException {
        ContentDecryption.run(privateKey, wrapped, cipher, content, plaintext);
    }

    /** Names the certificate alone. */
    @Override
    public String toString() {
        return "SoftwareKey[" + certificate.getSerialNumber() + "]";
    }
}
