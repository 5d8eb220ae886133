package signinghelper.formats.verification;

import signinghelper.formats.certificate.Fingerprint;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Validation report of a document.
 *
 * @param format name of its {@code DocumentFormat}; empty when no format reads it
 * @param signatures in the order in which they lie in the document; may be empty
 * @param remarks findings about the document as a whole; not empty when {@code signatures} is
 */
public record VerificationReport(String format, List<SignatureReport> signatures, List<Finding> remarks) {

    public VerificationReport {
        Objects.requireNonNull(format);
        signatures = List.copyOf(signatures);
        remarks = List.copyOf(remarks);
        if (signatures.isEmpty() && remarks.isEmpty()) {
            throw new IllegalArgumentException("a document without a signature has a reason");
        }
    }

    /** Report of a document in which no signature can be read. */
    public static VerificationReport without(String format, Finding reason) {
        return new VerificationReport(format, List.of(), List.of(reason));
    }

    /** Returns the report for a caller who expects a certificate: with {@code SIGNER_UNEXPECTED} when no signature by it holds. */
    public VerificationReport expecting(Fingerprint signer) {
        return signatures.stream().anyMatch(signature -> signature.isBy(signer))
                ? this
                : new VerificationReport(
                        format,
                        signatures,
                        Stream.concat(remarks.stream(), Stream.of(Finding.of(Code.SIGNER_UNEXPECTED)))
                                .toList());
    }

    /** Returns the worst indication: a document passes when all its signatures do, and nothing about itself is wrong. */
    public Indication indication() {
        return Stream.concat(
                        signatures.stream().map(SignatureReport::indication),
                        remarks.isEmpty() ? Stream.empty() : Stream.of(Indication.of(remarks)))
                .max(Indication::compareTo)
                .orElseThrow();
    }
}
