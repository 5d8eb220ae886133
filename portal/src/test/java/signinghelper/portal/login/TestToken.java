package signinghelper.portal.login;

import signinghelper.portal.Bytes;
import signinghelper.portal.TestKey;

import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;

/** Tokens as a good signing helper makes them. */
final class TestToken {
    private TestToken() {}

    static LoginToken of(TestKey kind, KeyPair keys, X509Certificate certificate, byte[] message) {
        try {
            return new LoginToken(
                    Bytes.copyOf(certificate.getEncoded()).toBase64(),
                    kind.loginAlgorithm().name(),
                    Bytes.copyOf(kind.sign(keys, message)).toBase64(),
                    kind.loginAlgorithm().format(),
                    "test");
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
