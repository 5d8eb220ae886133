package signinghelper.formats.verification;

import org.jspecify.annotations.Nullable;
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
 * @param circumstances null when the report does not come from {@code DocumentFormats}
 */
public record VerificationReport(
        String format,
        List<SignatureReport> signatures,
        List<Finding> remarks,
        @Nullable Circumstances circumstances) {

    public VerificationReport {
        Objects.requireNonNull(format);
        signatures = List.copyOf(signatures);
        remarks = List.copyOf(remarks);
        if (signatures.isEmpty() && remarks.isEmpty()) {
            throw new IllegalArgumentException("a document without a signature has a reason");
        }
    }

    /** Creates the report of a reader, which does not tell the circumstances. */
    public VerificationReport(String format, List<SignatureReport> signatures, List<Finding> remarks) {
        this(format, signatures, remarks, null);
    }

    /** Report of a document in which no signature can be read. */
    public static VerificationReport without(String format, Finding reason) {
        return new VerificationReport(format, List.of(), List.of(reason));
    }

    /** Returns the report for a caller who expects a certificate: with {@code SIGNER_UNEXPECTED} when no signature by it holds. */
    public VerificationReport expecting(Fingerprint signer) {
        return signatures.stream().anyMatch(signature -> signature.isBy(signer))
                ? this
                : with(Finding.of(Code.SIGNER_UNEXPECTED));
    }

    /** Returns the report with one more finding about the document as a whole. */
    public VerificationReport with(Finding remark) {
        var more = Stream.concat(remarks.stream(), Stream.of(remark)).toList();
        return new VerificationReport(format, signatures, more, circumstances);
    }

    /** Returns the report that tells how it came about, also of a signature that was not made yet at the time of the verdict. */
    public VerificationReport under(Circumstances known) {
        var told = signatures.stream()
                .map(signature -> signature.judgedAsOf(known.asOf()))
                .toList();
        return new VerificationReport(format, told, remarks, known);
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
