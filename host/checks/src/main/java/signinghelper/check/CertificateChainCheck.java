package signinghelper.check;

import org.jspecify.annotations.Nullable;
import signinghelper.check.Evidence.Kind;
import signinghelper.clock.BestKnownTime;
import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.formats.certificate.AcceptedSignatures;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.CertificateUse;
import signinghelper.formats.certificate.DistinguishedName;
import signinghelper.formats.certificate.ResidentNumber;
import signinghelper.profile.Profile;
import signinghelper.protocol.ErrorCode;
import signinghelper.token.HeldKey;
import signinghelper.token.KeyEntry;

import java.security.cert.CertPathBuilderException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Check of each certificate's chain: its CA is accepted by the portal for this key usage, and its algorithms are
 * accepted. The certificate's own dates are checked by {@link CertificateValidityCheck}.
 */
public final class CertificateChainCheck implements Check {
    static final String ID = "certificate-chain";

    private final CertificateReading reading;
    private final BestKnownTime time;

    public CertificateChainCheck(CertificateReading reading, BestKnownTime time) {
        this.reading = reading;
        this.time = time;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Duration limit() {
        return NETWORK;
    }

    @Override
    public List<Finding> look(Circumstances circumstances) throws InterruptedException {
        var profile = circumstances.profile();
        var trust = profile == null ? null : profile.signing().trust().orElse(null);
        var now = TimeNow.of(time).known().instant();
        return reading.findings(ID, held -> new Look(held, profile, reading.evidence(held)).finding(trust, now));
    }

    /** Returns the nearest instant to {@code now} at which {@code certificate} itself is valid. */
    static Instant withinValidity(X509Certificate certificate, Instant now) {
        var begin = certificate.getNotBefore().toInstant();
        var end = certificate.getNotAfter().toInstant();
        if (now.isBefore(begin)) {
            return begin;
        }
        return now.isAfter(end) ? end : now;
    }

    private static final class Look {
        private final HeldKey held;
        private final X509Certificate certificate;
        private final @Nullable Profile profile;
        private final List<Evidence> seen = new ArrayList<>();

        Look(HeldKey held, @Nullable Profile profile, List<Evidence> evidence) {
            this.held = held;
            this.certificate = held.key().certificate();
            this.profile = profile;
            seen.addAll(evidence);
            seen.add(new Evidence("key", Kind.PLAIN, certificate.getPublicKey().getAlgorithm()));
            seen.add(new Evidence("signature-algorithm", Kind.PLAIN, certificate.getSigAlgOID()));
        }

        Finding finding(@Nullable CertificateTrust trust, Instant now) {
            if (certificate.getBasicConstraints() >= 0) {
                return fail(ErrorCode.CERTIFICATE_OF_AUTHORITY);
            }
            if (!use().isGivenTo(certificate)) {
                return fail(ErrorCode.CERTIFICATE_USAGE_WRONG);
            }
            if (signs() && SignatureAlgorithm.forKey(certificate.getPublicKey()).isEmpty()) {
                return fail(ErrorCode.KEY_UNSUPPORTED);
            }
            if (!AcceptedSignatures.include(certificate.getSigAlgOID())) {
                return fail(ErrorCode.CERTIFICATE_WEAK);
            }
            return trust == null ? unjudged() : chained(trust, now);
        }

        private boolean signs() {
            return held.isFor(KeyEntry.Use.SIGNATURE);
        }

        private CertificateUse use() {
            return signs() ? CertificateUse.SIGNATURE : CertificateUse.ENCRYPTION;
        }

        private Finding unjudged() {
            seen.add(Evidence.notConfigured("anchors"));
            return Finding.skipped(ID, seen.toArray(Evidence[]::new));
        }

        private Finding chained(CertificateTrust trust, Instant now) {
            try {
                var chain = trust.chain(certificate, withinValidity(certificate, now));
                chain.stream()
                        .skip(1)
                        .map(link -> DistinguishedName.shown(link.getSubjectX500Principal()))
                        .forEach(name -> seen.add(new Evidence("issuer", Kind.PLAIN, name)));
                return Finding.pass(ID, seen.toArray(Evidence[]::new));
            } catch (CertPathBuilderException e) {
                var issuer = DistinguishedName.shown(certificate.getIssuerX500Principal());
                seen.add(new Evidence("issuer", Kind.UNTRUSTED, issuer));
                seen.add(new Evidence("failure", Kind.UNTRUSTED, ResidentNumber.masked(e.toString())));
                return fail(ErrorCode.CERTIFICATE_UNTRUSTED);
            }
        }

        private Finding fail(ErrorCode code) {
            return Finding.of(ID, Verdict.FAIL, code, seen.toArray(Evidence[]::new))
                    .with(HelpFacts.of(profile));
        }
    }
}
