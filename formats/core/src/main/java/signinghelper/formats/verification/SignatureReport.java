package signinghelper.formats.verification;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.Fingerprint;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Validation report of one signature.
 *
 * @param name name within the document: PDF field, OFD signature, or number of the SignerInfo
 * @param form such as {@code RFC5652}, {@code adbe.pkcs7.detached} or {@code SES V4}; empty when it is none that is known
 * @param signer certificate that the signature names as its signer's; null when it names none
 * @param chain from the signer's certificate to an anchor, both included; empty without one
 * @param seal null when the signature has no seal
 * @param picture PNG of what the signature shows on a page, where that is no seal: its signer chose it, and nobody
 *     vouches for it; null without one
 * @param findings in the order of {@link Step}
 */
public record SignatureReport(
        String name,
        String form,
        @Nullable X509Certificate signer,
        List<X509Certificate> chain,
        SigningTime time,
        Coverage coverage,
        @Nullable SealReport seal,
        @Nullable Bytes picture,
        List<Finding> findings) {

    public SignatureReport {
        Objects.requireNonNull(name);
        Objects.requireNonNull(form);
        chain = List.copyOf(chain);
        Objects.requireNonNull(time);
        Objects.requireNonNull(coverage);
        // Several parts of a document are looked at apart; one that is not sound is enough.
        var isBroken = findings.stream()
                .anyMatch(finding ->
                        finding.step() == Step.STRUCTURE && finding.code().isUnsound());
        findings = findings.stream()
                .filter(finding -> !isBroken || finding.code() != Code.STRUCTURE_SOUND)
                .sorted(Comparator.comparing(Finding::step))
                .toList();
    }

    /** Creates the report of a signature that shows no picture. */
    public SignatureReport(
            String name,
            String form,
            @Nullable X509Certificate signer,
            List<X509Certificate> chain,
            SigningTime time,
            Coverage coverage,
            @Nullable SealReport seal,
            List<Finding> findings) {
        this(name, form, signer, chain, time, coverage, seal, null, findings);
    }

    /** Report of a signature that cannot be read, so that it covers nothing. */
    public static SignatureReport refused(String name, Finding reason) {
        var nothing = new Coverage(List.of("document"));
        return new SignatureReport(name, "", null, List.of(), SigningTime.UNKNOWN, nothing, null, List.of(reason));
    }

    public Indication indication() {
        return Indication.of(findings);
    }

    /** Returns true when a step has found {@code code}. */
    public boolean has(Code code) {
        return findings.stream().anyMatch(finding -> finding.code() == code);
    }

    /** Returns true when the signature holds and was made with the certificate of this fingerprint. */
    boolean isBy(Fingerprint certificate) {
        return signer != null
                && has(Code.SIGNATURE_HOLDS)
                && indication() != Indication.TOTAL_FAILED
                && certificate.equals(Fingerprint.of(signer));
    }

    /** Returns the report with more findings, such as those about the rest of the document. */
    public SignatureReport with(List<Finding> more) {
        return new SignatureReport(
                name,
                form,
                signer,
                chain,
                time,
                coverage,
                seal,
                picture,
                Stream.concat(findings.stream(), more.stream()).toList());
    }

    /** Returns the report with each finding told otherwise, such as with the page where it is seen. */
    public SignatureReport told(UnaryOperator<Finding> otherwise) {
        var told = findings.stream().map(otherwise).toList();
        return new SignatureReport(name, form, signer, chain, time, coverage, seal, picture, told);
    }

    /**
     * Returns the report of a signature whose document says when it was made, where the signature itself does not.
     *
     * @param written the signer's word
     * @param now present time
     */
    public SignatureReport claiming(Instant written, Instant now) {
        if (time.claimed() != null) {
            return this;
        }
        var said = findings.stream()
                .filter(finding -> finding.code() != Code.TIME_ABSENT)
                .toList();
        var claimed = new SigningTime(written, time.proved());
        return new SignatureReport(name, form, signer, chain, claimed, coverage, seal, picture, said)
                .with(SigningTime.claim(written, now));
    }

    /** Returns the report of a verdict as of a time, which may lie before the signature; null for the present. */
    SignatureReport judgedAsOf(@Nullable Instant asOf) {
        var made = time.proved() == null ? time.claimed() : time.proved();
        return asOf == null || made == null || !asOf.isBefore(made)
                ? this
                : with(List.of(Finding.of(Code.AS_OF_BEFORE_SIGNING, "time", made)));
    }

    /** Returns the report of a signature that covers some of its document. */
    public SignatureReport covering(Coverage other) {
        return new SignatureReport(name, form, signer, chain, time, other, seal, picture, findings);
    }

    /** Returns the report with the name that the signature has in its document. */
    public SignatureReport named(String other) {
        return new SignatureReport(other, form, signer, chain, time, coverage, seal, picture, findings);
    }

    /** Returns the report of a signature that shows a picture. */
    public SignatureReport showing(@Nullable Bytes shown) {
        return new SignatureReport(name, form, signer, chain, time, coverage, seal, shown, findings);
    }
}
