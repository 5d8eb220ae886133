package signinghelper.formats.verification;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.CheckReturnValue;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.CertificateUse;
import signinghelper.formats.certificate.DistinguishedName;
import signinghelper.formats.certificate.KeyPurposes;
import signinghelper.formats.revocation.RevocationStatus;
import signinghelper.formats.revocation.StatusInquiry;

import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judge of certificates at the time of their signature (ETSI EN 319 102-1, 5.2.6 and 5.5.4).
 *
 * <p>Certificates within a document are neither anchors nor links of a chain: its author has put them there. A CA that is
 * needed is configured.
 */
public final class CertificateJudge {
    private final @Nullable CertificateTrust trust;
    private final KeyPurposes purposes;
    private final @Nullable StatusInquiry revocation;
    private final Instant judgedAt;
    private final Instant now;

    /**
     * @param trust null when no anchor is known
     * @param purposes of the certificates that are taken
     * @param revocation null when no CA is asked
     * @param judgedAt time at which a signature without a proved time is judged
     * @param now when the CAs are asked
     */
    public CertificateJudge(
            @Nullable CertificateTrust trust,
            KeyPurposes purposes,
            @Nullable StatusInquiry revocation,
            Instant judgedAt,
            Instant now) {
        this.trust = trust;
        this.purposes = purposes;
        this.revocation = revocation;
        this.judgedAt = judgedAt;
        this.now = now;
    }

    /**
     * Judges the certificate of a signature that holds.
     *
     * @param time of the signature; only its proved time counts
     */
    @CheckReturnValue
    public CertificateVerdict judge(X509Certificate certificate, SigningTime time) {
        if (!CertificateUse.DOCUMENT_SIGNATURE.isGivenTo(certificate, purposes)) {
            return CertificateVerdict.of(Finding.of(Code.CERTIFICATE_USAGE));
        }
        var at = time.proved() == null ? judgedAt : time.proved();
        var outside = outside(certificate, at, time.proved() != null);
        if (outside.isPresent()) {
            return CertificateVerdict.of(outside.get());
        }
        return trust == null
                ? CertificateVerdict.of(Finding.of(Code.CHAIN_NOT_CHECKED))
                : judge(certificate, trust, at);
    }

    /** A time stamp after the end proves nothing about the time before; one before the start proves a lie. */
    private static Optional<Finding> outside(X509Certificate certificate, Instant at, boolean isProved) {
        var isEarly = at.isBefore(certificate.getNotBefore().toInstant());
        if (!isEarly && !at.isAfter(certificate.getNotAfter().toInstant())) {
            return Optional.empty();
        }
        var code = isEarly && isProved ? Code.CERTIFICATE_NOT_VALID_AT_SIGNING : Code.CERTIFICATE_OUT_OF_BOUNDS;
        return Optional.of(Finding.of(code, "time", at));
    }

    private CertificateVerdict judge(X509Certificate certificate, CertificateTrust anchors, Instant at) {
        if (anchors.isAnchor(certificate)) {
            // It has no chain to build and no CA to ask; its validity has been looked at.
            return new CertificateVerdict(List.of(certificate), List.of(Finding.of(Code.CERTIFICATE_TRUSTED)));
        }
        try {
            var chain = anchors.chain(certificate, at);
            var findings = new ArrayList<Finding>();
            findings.add(Finding.of(Code.CERTIFICATE_TRUSTED));
            findings.addAll(revocations(chain, at));
            return new CertificateVerdict(chain, findings);
        } catch (CertPathBuilderException e) {
            return CertificateVerdict.of(Finding.of(Code.CERTIFICATE_UNTRUSTED));
        }
    }

    private List<Finding> revocations(List<X509Certificate> chain, Instant at) {
        if (revocation == null) {
            return List.of(Finding.of(Code.REVOCATION_NOT_CHECKED));
        }
        var found = new ArrayList<Finding>();
        for (var link = 0; link < chain.size() - 1; link++) {
            found.add(revocation(revocation, chain.get(link), chain.get(link + 1), at));
        }
        return found;
    }

    private Finding revocation(StatusInquiry inquiry, X509Certificate certificate, X509Certificate issuer, Instant at) {
        var facts = new HashMap<String, String>();
        facts.put("certificate", DistinguishedName.shown(certificate.getSubjectX500Principal()));
        try {
            var status = inquiry.ask(certificate, issuer, now);
            facts.put("answered", status.thisUpdate().toString());
            put(facts, "next", status.nextUpdate());
            put(facts, "since", status.since());
            return new Finding(code(status, at), facts);
        } catch (IOException e) {
            return new Finding(Code.REVOCATION_UNKNOWN, facts);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Finding(Code.REVOCATION_UNKNOWN, facts);
        }
    }

    private static void put(Map<String, String> facts, String name, @Nullable Instant time) {
        if (time != null) {
            facts.put(name, time.toString());
        }
    }

    /**
     * With a proved time, what the CA did afterwards is harmless (ETSI EN 319 102-1, 5.5.4). A proof of later shows nothing: no
     * time stamp says that a signature is younger than it.
     */
    private static Code code(RevocationStatus status, Instant at) {
        if (status.state() == RevocationStatus.State.GOOD) {
            return Code.NOT_REVOKED;
        }
        if (!status.isSince(at)) {
            return Code.CERTIFICATE_REVOKED_LATER;
        }
        return status.state() == RevocationStatus.State.ON_HOLD
                ? Code.CERTIFICATE_ON_HOLD
                : Code.CERTIFICATE_REVOKED_NO_PROOF;
    }
}
