package signinghelper.demo.portal;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.statement.Statement;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;

/**
 * A bid, by which its supplier stays until another replaces it, and what came of its opening.
 *
 * @param organisation name of the supplier
 * @param certificate of the supplier's encryption key
 * @param files encrypted each, in the supplier's order
 * @param stated outcome of each file in the supplier's latest statement; empty before one
 * @param byAgency SHA-256 of each content that the agency opened, an empty text where it did not open; empty before
 */
record Bid(
        String organisation,
        X509Certificate certificate,
        List<SealedFile> files,
        List<Statement.Outcome> stated,
        List<String> byAgency) {

    /**
     * Encrypted file.
     *
     * @param title the supplier's name of it
     * @param envelope as it arrived
     */
    record SealedFile(String title, Bytes envelope) {
        SealedFile {
            Objects.requireNonNull(title);
            Objects.requireNonNull(envelope);
        }
    }

    Bid {
        Objects.requireNonNull(organisation);
        Objects.requireNonNull(certificate);
        files = List.copyOf(files);
        stated = List.copyOf(stated);
        byAgency = List.copyOf(byAgency);
    }

    static Bid sealed(String organisation, X509Certificate certificate, List<SealedFile> files) {
        return new Bid(organisation, certificate, files, List.of(), List.of());
    }

    Bid stating(List<Statement.Outcome> outcomes) {
        return new Bid(organisation, certificate, files, outcomes, byAgency);
    }

    Bid openedByAgency(List<String> digests) {
        return new Bid(organisation, certificate, files, stated, digests);
    }
}
