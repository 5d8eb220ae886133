package signinghelper.formats.document;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.KeyPurposes;
import signinghelper.formats.revocation.StatusInquiry;
import signinghelper.formats.verification.CertificateJudge;
import signinghelper.formats.verification.Circumstances;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.SigningTime;
import signinghelper.formats.verification.TimeStampVerdict;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that a verdict depends on apart from the document: validation policy, anchors by role, revocation and time.
 *
 * <p>It is made in named steps, of which the last says whether the CAs are asked: {@code VerificationContext.of(policy,
 * now).signers(trust).asking(inquiry)}.
 */
public final class VerificationContext {
    private final TrustByRole trust;
    private final VerificationPolicy policy;
    private final @Nullable StatusInquiry revocation;
    private final @Nullable Instant asOf;
    private final @Nullable Instant provedBy;

    VerificationContext(
            TrustByRole trust,
            VerificationPolicy policy,
            @Nullable StatusInquiry revocation,
            @Nullable Instant asOf,
            @Nullable Instant provedBy) {
        this.trust = trust;
        this.policy = Objects.requireNonNull(policy);
        this.revocation = revocation;
        this.asOf = asOf;
        this.provedBy = provedBy;
    }

    /**
     * Begins a context in which nobody is trusted yet: signatures can be found invalid, and none trusted.
     *
     * @param policy accepted forms of documents
     * @param now by the caller's clock
     */
    public static TrustByRole of(VerificationPolicy policy, Instant now) {
        return TrustByRole.none(policy, now);
    }

    /** Returns the context for a verdict as of another time. */
    public VerificationContext asOf(Instant time) {
        return new VerificationContext(trust, policy, revocation, Objects.requireNonNull(time), provedBy);
    }

    /** Returns the context with another policy. */
    public VerificationContext with(VerificationPolicy other) {
        return new VerificationContext(trust, other, revocation, asOf, provedBy);
    }

    /** Returns the context for a signature that existed by a time, as something outside it proves; null without a proof. */
    public VerificationContext provedBy(@Nullable Instant time) {
        return new VerificationContext(trust, policy, revocation, asOf, time);
    }

    /** Accepted forms of documents. */
    public VerificationPolicy policy() {
        return policy;
    }

    /** Present time, by the caller's clock. */
    public Instant now() {
        return trust.now();
    }

    /** Time as of which the document is judged; null for the present. */
    public @Nullable Instant asOf() {
        return asOf;
    }

    /**
     * Returns the time of a signature in this context: what is proved first counts.
     *
     * @param claimed null when the signature claims none
     * @param stamp verdict on its own time stamp; null without one
     */
    public SigningTime time(@Nullable Instant claimed, @Nullable TimeStampVerdict stamp) {
        var own = stamp == null ? null : stamp.proved();
        var isFirst = own != null && (provedBy == null || own.isBefore(provedBy));
        return new SigningTime(claimed, isFirst ? own : provedBy);
    }

    /**
     * Returns the findings about the time of a signature, and what CAs said of the authority that proved it.
     *
     * @param stamp verdict on its own time stamp; null without one
     */
    public List<Finding> findings(SigningTime time, @Nullable TimeStampVerdict stamp) {
        var found = time.findings(stamp == null ? null : stamp.finding(), now());
        return stamp == null
                ? found
                : Stream.concat(found.stream(), stamp.answers().stream()).toList();
    }

    /** Time at which a signature without a time stamp is judged. */
    public Instant judgedAt() {
        return asOf == null ? now() : asOf;
    }

    /** Returns what a report tells of this context. */
    public Circumstances circumstances() {
        return new Circumstances(
                asOf, names(policy.forms()), names(policy.deviations()), trust.anchors(), revocation != null);
    }

    private static List<String> names(Set<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).toList();
    }

    /** Judge of signers' certificates. */
    public CertificateJudge signerJudge() {
        var signers = trust.signers();
        return judge(signers, signers == null ? KeyPurposes.USUAL : signers.purposes());
    }

    /** Judge of seal makers' certificates. */
    public CertificateJudge sealMakerJudge() {
        var makers = trust.sealMakers();
        return judge(makers, makers == null ? KeyPurposes.USUAL : makers.purposes());
    }

    /** Judge of time-stamp authorities' certificates. */
    public CertificateJudge timeStampAuthorityJudge() {
        return judge(trust.timeStampAuthorities(), KeyPurposes.TIME_STAMPS);
    }

    private CertificateJudge judge(@Nullable CertificateTrust cas, KeyPurposes purposes) {
        return new CertificateJudge(cas, purposes, revocation, judgedAt(), now());
    }
}
