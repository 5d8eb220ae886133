package signinghelper.fuzz;

import org.bouncycastle.asn1.x509.KeyUsage;
import signinghelper.formats.document.Source;
import signinghelper.formats.envelope.Envelope;
import signinghelper.formats.envelope.EnvelopeWriter;
import signinghelper.formats.envelope.SoftwareKey;
import signinghelper.formats.envelope.recipient.EnvelopeException;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;

/** Envelopes of strangers: each is opened, or refused for a reason. */
public final class EnvelopeTarget implements Target {
    private static final KeyPair SM2 = TestKey.SM2.generate();
    private static final KeyPair RSA = TestKey.RSA.generate();
    private static final X509Certificate FOR_SM2 = certificate(SM2);
    private static final X509Certificate FOR_RSA = certificate(RSA);

    @Override
    public void read(byte[] envelope) throws IOException {
        var keys = List.of(new SoftwareKey(FOR_SM2, SM2.getPrivate()), new SoftwareKey(FOR_RSA, RSA.getPrivate()));
        var folder = Path.of(System.getProperty("java.io.tmpdir"));
        try (var opened = Envelope.read(Source.of(envelope)).open(keys, folder)) {
            opened.signer();
        } catch (EnvelopeException refused) {
            // A refusal is an answer.
        }
    }

    @Override
    public Stream<byte[]> seeds() throws Exception {
        return Stream.of(written(FOR_SM2), written(FOR_RSA));
    }

    private static byte[] written(X509Certificate recipient) throws Exception {
        var out = new ByteArrayOutputStream();
        EnvelopeWriter.to(List.of(recipient)).write(Source.of(new byte[] {1, 2, 3}), out);
        return out.toByteArray();
    }

    private static X509Certificate certificate(KeyPair keys) {
        var request = TestAuthority.request(keys)
                .keyUsage(KeyUsage.keyEncipherment | KeyUsage.dataEncipherment | KeyUsage.keyAgreement)
                .subjectKeyIdentifier();
        return TestAuthority.root(TestKey.P256).issue(request);
    }
}
