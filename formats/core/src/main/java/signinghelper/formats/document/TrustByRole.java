package signinghelper.formats.document;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.formats.revocation.StatusInquiry;
import signinghelper.formats.verification.Circumstances.Anchor;
import signinghelper.formats.verification.Circumstances.Role;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * First steps to a {@link VerificationContext}: the CAs that are believed, by the role of those whom they serve. A role that is
 * not named has none, so nobody is trusted in it.
 *
 * <p>A CA of signers vouches for no maker of seals: each of its customers could make a seal in any company's name.
 */
public final class TrustByRole {
    private final VerificationPolicy policy;
    private final Instant now;
    private final @Nullable CertificateTrust signers;
    private final @Nullable CertificateTrust sealMakers;
    private final @Nullable CertificateTrust timeStampAuthorities;

    private TrustByRole(
            VerificationPolicy policy,
            Instant now,
            @Nullable CertificateTrust signers,
            @Nullable CertificateTrust sealMakers,
            @Nullable CertificateTrust timeStampAuthorities) {
        this.policy = Objects.requireNonNull(policy);
        this.now = Objects.requireNonNull(now);
        this.signers = signers;
        this.sealMakers = sealMakers;
        this.timeStampAuthorities = timeStampAuthorities;
    }

    static TrustByRole none(VerificationPolicy policy, Instant now) {
        return new TrustByRole(policy, now, null, null, null);
    }

    /** Returns the step with the CAs of signers; null when none is known. */
    public TrustByRole signers(@Nullable CertificateTrust trust) {
        return new TrustByRole(policy, now, trust, sealMakers, timeStampAuthorities);
    }

    /** Returns the step with the makers of seals, themselves or their CAs; null when none is known. */
    public TrustByRole sealMakers(@Nullable CertificateTrust trust) {
        return new TrustByRole(policy, now, signers, trust, timeStampAuthorities);
    }

    /** Returns the step with the CAs of time-stamp authorities (RFC 3161); null when none is known. */
    public TrustByRole timeStampAuthorities(@Nullable CertificateTrust trust) {
        return new TrustByRole(policy, now, signers, sealMakers, trust);
    }

    /** Returns the context that asks the CAs about revocation. */
    public VerificationContext asking(StatusInquiry inquiry) {
        return new VerificationContext(this, policy, Objects.requireNonNull(inquiry), null, null);
    }

    /** Returns the context that asks nobody: each report says so, and a revoked certificate passes. */
    public VerificationContext withoutRevocation() {
        return new VerificationContext(this, policy, null, null, null);
    }

    /** Returns the certificates that are believed, by role and fingerprint. */
    List<Anchor> anchors() {
        return Stream.of(
                        anchors(Role.SIGNERS, signers),
                        anchors(Role.SEAL_MAKERS, sealMakers),
                        anchors(Role.TIME_STAMP_AUTHORITIES, timeStampAuthorities))
                .flatMap(each -> each)
                .toList();
    }

    private static Stream<Anchor> anchors(Role role, @Nullable CertificateTrust trust) {
        return trust == null
                ? Stream.empty()
                : trust.anchors().stream()
                        .sorted(Comparator.comparing(
                                each -> Fingerprint.of(each).toString()))
                        .map(each -> new Anchor(role, each));
    }

    Instant now() {
        return now;
    }

    @Nullable
    CertificateTrust signers() {
        return signers;
    }

    @Nullable
    CertificateTrust sealMakers() {
        return sealMakers;
    }

    @Nullable
    CertificateTrust timeStampAuthorities() {
        return timeStampAuthorities;
    }
}
