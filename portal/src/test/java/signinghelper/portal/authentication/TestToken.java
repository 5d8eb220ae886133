package signinghelper.portal.authentication;

import signinghelper.formats.TestHolder;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.login.AuthenticationToken;
import signinghelper.formats.login.TokenPurpose;
import signinghelper.testkit.authority.TestKey;

import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;

/** Tokens as a good signing helper makes them. */
final class TestToken {
    private TestToken() {}

    static AuthenticationToken of(
            TestKey kind, KeyPair keys, X509Certificate certificate, TokenPurpose purpose, byte[] message) {
        try {
            return new AuthenticationToken(
                    Bytes.copyOf(certificate.getEncoded()).toBase64(),
                    TestHolder.algorithm(kind).name(),
                    Bytes.copyOf(kind.sign(keys, message)).toBase64(),
                    TestHolder.algorithm(kind).format(purpose),
                    "test");
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
