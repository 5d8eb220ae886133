package signinghelper.demo.portal;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.KeyKind;
import signinghelper.formats.document.Source;
import signinghelper.formats.envelope.Envelope;
import signinghelper.formats.envelope.SoftwareKey;
import signinghelper.formats.envelope.recipient.EnvelopeException;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;

/** The agency that bids are encrypted to as well, so that none is lost with a supplier's U-Key. Its keys are on the server. */
final class Agency {
    private static final Path FOLDER = Path.of(System.getProperty("java.io.tmpdir"));
    private static final String SM2 = "SM2";

    private final List<SoftwareKey> keys;

    /** @param keys one beside SM2 and one beside other kinds, which no envelope mixes; empty where suppliers alone open */
    Agency(List<SoftwareKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** Returns the recipients of a bid: the supplier, and the agency by its key that can stand beside. */
    List<X509Certificate> joining(X509Certificate supplier) {
        var own = keys.stream()
                .map(SoftwareKey::certificate)
                .filter(certificate -> isSm2(certificate) == isSm2(supplier));
        return Stream.concat(Stream.of(supplier), own).toList();
    }

    private static boolean isSm2(X509Certificate certificate) {
        return KeyKind.of(certificate).equals(SM2);
    }

    /** @throws EnvelopeException also where no key of the agency is among the recipients */
    Bytes open(Bytes envelope) throws EnvelopeException, IOException {
        var read = Envelope.read(Source.of(envelope.toArray()));
        try (var opened = read.open(keys, FOLDER);
                var content = opened.content().open()) {
            return Bytes.copyOf(content.readAllBytes());
        }
    }
}
