package signinghelper.formats.document;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.KeyPurposes;
import signinghelper.formats.document.cms.VerificationPolicy;
import signinghelper.formats.document.timestamp.TimeStampJudge;
import signinghelper.formats.document.timestamp.TimeStampVerdict;
import signinghelper.formats.revocation.StatusInquiry;
import signinghelper.formats.verification.CertificateJudge;
import signinghelper.formats.verification.SigningTime;

import java.time.Instant;
import java.util.Objects;

/**
 * Everything that a verdict depends on apart from the document: validation policy, anchors and time.
 *
 * @param signers CAs of signers; null when no anchor is known
 * @param sealMakers CAs of seal makers; null when no anchor is known
 * @param timeStampAuthorities CAs of time-stamp authorities; null when no anchor is known
 * @param revocation null when no CA is asked
 * @param now by the caller's clock
 * @param asOf time at which the document is judged; null for {@code now}
 * @param provedBy time by which the signature existed, as a time stamp over the whole document proves; null without one
 */
public record VerificationContext(
        VerificationPolicy policy,
        @Nullable CertificateTrust signers,
        @Nullable CertificateTrust sealMakers,
        @Nullable CertificateTrust timeStampAuthorities,
        @Nullable StatusInquiry revocation,
        Instant now,
        @Nullable Instant asOf,
        @Nullable Instant provedBy) {

    public VerificationContext {
        Objects.requireNonNull(policy);
        Objects.requireNonNull(now);
    }

    /** Context for documents that nothing is known of. */
    public VerificationContext(
            VerificationPolicy policy,
            @Nullable CertificateTrust signers,
            @Nullable CertificateTrust sealMakers,
            @Nullable CertificateTrust timeStampAuthorities,
            @Nullable StatusInquiry revocation,
            Instant now,
            @Nullable Instant asOf) {
        this(policy, signers, sealMakers, timeStampAuthorities, revocation, now, asOf, null);
    }

    /** Context without anchors: signatures can be found invalid, and none trusted. */
    public static VerificationContext withoutAnchors(VerificationPolicy policy, Instant now) {
        return new VerificationContext(policy, null, null, null, null, now, null);
    }

    /** Context in which the same CAs serve signers, seal makers and time-stamp authorities. */
    public static VerificationContext of(VerificationPolicy policy, CertificateTrust all, Instant now) {
        return new VerificationContext(policy, all, all, all, null, now, null);
    }

    /** Returns the context that asks the CAs. */
    public VerificationContext asking(StatusInquiry inquiry) {
        return new VerificationContext(policy, signers, sealMakers, timeStampAuthorities, inquiry, now, asOf, provedBy);
    }

    /** Returns the context for a verdict as of another time. */
    public VerificationContext asOf(Instant time) {
        return new VerificationContext(
                policy, signers, sealMakers, timeStampAuthorities, revocation, now, time, provedBy);
    }

    /** Returns the context with another policy. */
    public VerificationContext with(VerificationPolicy other) {
        return new VerificationContext(
                other, signers, sealMakers, timeStampAuthorities, revocation, now, asOf, provedBy);
    }

    /** Returns the context for a signature that existed by a time, as something outside it proves; null without a proof. */
    public VerificationContext provedBy(@Nullable Instant time) {
        return new VerificationContext(policy, signers, sealMakers, timeStampAuthorities, revocation, now, asOf, time);
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

    /** Time at which a signature without a time stamp is judged. */
    public Instant judgedAt() {
        return asOf == null ? now : asOf;
    }

    /** Judge of signers' certificates. */
    public CertificateJudge signerJudge() {
        return judge(signers, signers == null ? KeyPurposes.USUAL : signers.purposes());
    }

    /** Judge of seal makers' certificates. */
    public CertificateJudge sealMakerJudge() {
        return judge(sealMakers, sealMakers == null ? KeyPurposes.USUAL : sealMakers.purposes());
    }

    /** Judge of time stamps. */
    public TimeStampJudge timeStampJudge() {
        return new TimeStampJudge(judge(timeStampAuthorities, KeyPurposes.TIME_STAMPS), judgedAt(), provedBy);
    }

    private CertificateJudge judge(@Nullable CertificateTrust trust, KeyPurposes purposes) {
        return new CertificateJudge(trust, purposes, revocation, judgedAt(), now);
    }
}
