package signinghelper.formats.revocation;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.BouncyCastle;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.internal.asn1.BoundedAsn1;
import signinghelper.formats.internal.asn1.MalformedAsn1Exception;
import signinghelper.formats.revocation.RevocationStatus.State;
import signinghelper.formats.revocation.RevocationUnknownException.Reason;

import java.io.IOException;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.Optional;
import java.util.Set;

/** Asks a CA's responder for one certificate (RFC 6960), and reads the answer. Asked once. */
public final class OcspQuestion {
    /** Largest size of an answer. */
    public static final int MAX_BYTES = 64 * 1024;

    /** RFC 9654, 2.1. */
    private static final int NONCE_BYTES = 32;

    /** Extensions of an answer that may be critical (RFC 6960, 4.4). */
    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD = Set.of(
            OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
            OCSPObjectIdentifiers.id_pkix_ocsp_archive_cutoff,
            OCSPObjectIdentifiers.id_pkix_ocsp_crl,
            Extension.reasonCode,
            Extension.invalidityDate);

    private final X509Certificate certificate;
    private final X509Certificate issuer;
    private final byte[] nonce = new byte[NONCE_BYTES];

    /** Creates a question about the certificate {@code asked}, whose chain to {@code issuer} holds. */
    public OcspQuestion(X509Certificate asked, X509Certificate issuer) {
        this.certificate = asked;
        this.issuer = issuer;
        new SecureRandom().nextBytes(nonce);
    }

    /** DER of the request, to be posted as {@code application/ocsp-request} (RFC 6960, A.1). */
    public byte[] encoded() {
        try {
            // SHA-1 only shortens a name and a key here; it is what every responder must know (RFC 6960, 4.3).
            var id = new CertificateID(
                    digests().get(CertificateID.HASH_SHA1),
                    new JcaX509CertificateHolder(issuer),
                    certificate.getSerialNumber());
            var extension = new Extension(
                    OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(nonce).getEncoded());
            return new OCSPReqBuilder()
                    .addRequest(id)
                    .setRequestExtensions(new Extensions(extension))
                    .build()
                    .getEncoded();
        } catch (OCSPException | OperatorCreationException | CertificateEncodingException | IOException e) {
            throw new IllegalStateException("a certificate that was parsed can be asked for", e);
        }
    }

    /**
     * Returns the status that the answer to this question states; the caller decides whether it is current. An answer
     * without a nonce may have been made beforehand (RFC 6960, 2.5) and is accepted.
     *
     * @param now when the responder's certificate must be valid
     * @throws RevocationUnknownException for an answer that is not authentic, or says nothing about the certificate
     */
    public RevocationStatus statusIn(Bytes answer, Moment now) throws RevocationUnknownException {
        return answerIn(answer, now).status();
    }

    /** Returns the status as {@link #statusIn} does, and whether it was made for this question. */
    public OcspAnswer answerIn(Bytes answer, Moment now) throws RevocationUnknownException {
        var basic = believed(answer, now);
        var given = basic.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (given != null && !isOurs(given)) {
            throw new RevocationUnknownException(Reason.NONCE_DIFFERENT);
        }
        return new OcspAnswer(status(basic), given != null);
    }

    /**
     * Returns the status in an answer that was kept from an earlier question about the same certificate.
     *
     * @throws RevocationUnknownException for the same reasons as {@link #statusIn}
     */
    public RevocationStatus statusInKept(Bytes answer, Moment now) throws RevocationUnknownException {
        return status(believed(answer, now));
    }

    /** Older responders write the bare bytes, without the octet string around them. */
    private boolean isOurs(Extension given) {
        var value = Bytes.copyOf(given.getExtnValue().getOctets());
        try {
            return value.equals(Bytes.copyOf(new DEROctetString(nonce).getEncoded()))
                    || value.equals(Bytes.copyOf(nonce));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private BasicOCSPResp believed(Bytes answer, Moment now) throws RevocationUnknownException {
        try {
            var response = new OCSPResp(OCSPResponse.getInstance(BoundedAsn1.parse(answer.toArray(), MAX_BYTES)));
            if (response.getStatus() != OCSPResp.SUCCESSFUL) {
                throw new RevocationUnknownException(Reason.RESPONDER_REFUSED);
            }
            if (!(response.getResponseObject() instanceof BasicOCSPResp basic)) {
                throw new RevocationUnknownException(Reason.MALFORMED);
            }
            new Responders(certificate, issuer, now).requireSignature(basic);
            return basic;
        } catch (MalformedAsn1Exception | OCSPException | RuntimeException e) {
            throw new RevocationUnknownException(Reason.MALFORMED, e);
        }
    }

    /** Returns the worst of several statements; one that does not know the certificate leaves nothing good. */
    private RevocationStatus status(BasicOCSPResp basic) throws RevocationUnknownException {
        try {
            requireUnderstood(basic.getCriticalExtensionOIDs());
            var found = new ArrayList<RevocationStatus>();
            var unknown = false;
            for (var single : basic.getResponses()) {
                if (isOfCertificate(single)) {
                    requireUnderstood(single.getCriticalExtensionOIDs());
                    unknown |= !status(single).map(found::add).orElse(false);
                }
            }
            var worst = found.stream().max(Comparator.comparing(RevocationStatus::state));
            if (worst.isEmpty() || (unknown && worst.get().state() != State.REVOKED)) {
                throw new RevocationUnknownException(Reason.NOT_COVERED);
            }
            return worst.get();
        } catch (RuntimeException e) {
            throw new RevocationUnknownException(Reason.MALFORMED, e);
        }
    }

    private static void requireUnderstood(Set<?> critical) throws RevocationUnknownException {
        if (!UNDERSTOOD.containsAll(critical)) {
            throw new RevocationUnknownException(Reason.NOT_COVERED);
        }
    }

    private boolean isOfCertificate(SingleResp single) {
        try {
            X509CertificateHolder holder = new JcaX509CertificateHolder(issuer);
            return single.getCertID().getSerialNumber().equals(certificate.getSerialNumber())
                    && single.getCertID().matchesIssuer(holder, digests());
        } catch (OCSPException | OperatorCreationException | CertificateEncodingException e) {
            return false;
        }
    }

    /** Empty for "unknown" (RFC 6960, 2.2), and for "good" about a certificate that the responder may have forgotten. */
    private Optional<RevocationStatus> status(SingleResp single) throws RevocationUnknownException {
        var thisUpdate = single.getThisUpdate().toInstant();
        @Nullable Date next = single.getNextUpdate();
        var nextUpdate = next == null ? null : next.toInstant();
        @Nullable CertificateStatus said = single.getCertStatus();
        if (said == CertificateStatus.GOOD) {
            var kept = single.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_archive_cutoff);
            var good = new RevocationStatus(State.GOOD, null, thisUpdate, nextUpdate);
            return good.covers(certificate, kept) ? Optional.of(good) : Optional.empty();
        }
        if (!(said instanceof RevokedStatus revoked)) {
            return Optional.empty();
        }
        var isHold = revoked.hasRevocationReason() && revoked.getRevocationReason() == CRLReason.certificateHold;
        var since =
                ListEntry.since(revoked.getRevocationTime().toInstant(), single.getExtension(Extension.invalidityDate));
        return Optional.of(new RevocationStatus(isHold ? State.ON_HOLD : State.REVOKED, since, thisUpdate, nextUpdate));
    }

    private static DigestCalculatorProvider digests() throws OperatorCreationException {
        return new JcaDigestCalculatorProviderBuilder()
                .setProvider(BouncyCastle.PROVIDER)
                .build();
    }
}
