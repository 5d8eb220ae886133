package signinghelper.demo.portal;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Source;
import signinghelper.formats.envelope.Envelope;
import signinghelper.formats.envelope.SoftwareKey;
import signinghelper.formats.envelope.recipient.EnvelopeException;
import signinghelper.portal.envelope.Envelopes;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;

/** The agency that bids are encrypted to as well, so that none is lost with a supplier's U-Key. Its key is on the server. */
final class Agency {
    private static final Path FOLDER = Path.of(System.getProperty("java.io.tmpdir"));

    private final SoftwareKey key;

    Agency(SoftwareKey key) {
        this.key = key;
    }

    /** Returns the certificate for pages, DER in Base64. */
    String certificate() {
        try {
            return Bytes.copyOf(key.certificate().getEncoded()).toBase64();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read has its encoding", e);
        }
    }

    /** Looks at an envelope as far as everybody can, without the key. */
    void requireAmong(Envelope envelope) throws EnvelopeException {
        envelope.requireFor(key.certificate());
    }

    Bytes open(Bytes envelope) throws EnvelopeException, IOException {
        try (var opened = Envelopes.open(Source.of(envelope.toArray()), key, FOLDER);
                var content = opened.content().open()) {
            return Bytes.copyOf(content.readAllBytes());
        }
    }
}
