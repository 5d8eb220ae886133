package signinghelper.formats.revocation;

import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.asn1.BoundedAsn1;
import signinghelper.formats.asn1.MalformedAsn1Exception;
import signinghelper.formats.revocation.RevocationStatus.State;
import signinghelper.formats.revocation.RevocationUnknownException.Reason;

import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Instant;

/**
 * A revocation list (RFC 5280, 5), of the CA that issued the certificate. Lists of others, delta lists and lists of some
 * reasons only are not used.
 */
public final class RevocationList {
    /** Some hundred thousand certificates. */
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final int MAX_VALUES = 1_000_000;
    private static final int CRL_SIGN = 6;

    private RevocationList() {}

    /**
     * Returns the status that the list states; the caller decides whether it is current.
     *
     * @param der the list, at most {@link #MAX_BYTES}
     * @param issuer issuer of the certificate {@code asked}; the chain holds
     * @throws RevocationUnknownException for a list that says nothing about {@code asked} or is not the issuer's
     */
    public static RevocationStatus statusIn(Bytes der, X509Certificate asked, X509Certificate issuer)
            throws RevocationUnknownException {
        try {
            var list = new X509CRLHolder(
                    CertificateList.getInstance(BoundedAsn1.parse(der.toArray(), MAX_BYTES, MAX_VALUES)));
            requireSignature(list, issuer);
            requireCoverage(list, asked);
            return status(list, asked);
        } catch (MalformedAsn1Exception | RuntimeException e) {
            throw new RevocationUnknownException(Reason.MALFORMED, e);
        }
    }

    private static void requireSignature(X509CRLHolder list, X509Certificate issuer) throws RevocationUnknownException {
        var usage = issuer.getKeyUsage();
        var algorithm = list.toASN1Structure().getSignatureAlgorithm();
        if ((usage != null && !usage[CRL_SIGN])
                || !AuthorityKey.signed(issuer.getPublicKey(), algorithm, list::isSignatureValid)) {
            throw new RevocationUnknownException(Reason.SIGNATURE);
        }
    }

    /** RFC 5280, 6.3.3 (b). */
    private static void requireCoverage(X509CRLHolder list, X509Certificate certificate)
            throws RevocationUnknownException {
        var name = X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded());
        var isWhole = list.getExtension(Extension.deltaCRLIndicator) == null;
        if (!name.equals(list.getIssuer()) || !isUnderstood(list) || !isWhole || !isOfPart(list, certificate)) {
            throw new RevocationUnknownException(Reason.NOT_COVERED);
        }
    }

    private static boolean isUnderstood(X509CRLHolder list) {
        for (Object critical : list.getCriticalExtensionOIDs()) {
            if (!Extension.issuingDistributionPoint.equals(critical)) {
                return false;
            }
        }
        return true;
    }

    /** A CA may divide its certificates over several lists; one says nothing of those in another. */
    private static boolean isOfPart(X509CRLHolder list, X509Certificate certificate) {
        var extension = list.getExtension(Extension.issuingDistributionPoint);
        if (extension == null) {
            return true;
        }
        var part = IssuingDistributionPoint.getInstance(extension.getParsedValue());
        var isOfCa = certificate.getBasicConstraints() >= 0;
        if ((isOfCa ? part.onlyContainsUserCerts() : part.onlyContainsCACerts())
                || part.onlyContainsAttributeCerts()
                || part.isIndirectCRL()
                || part.getOnlySomeReasons() != null) {
            return false;
        }
        var named = RevocationSources.pointNames(certificate);
        return part.getDistributionPoint() == null
                || RevocationSources.fullNames(part.getDistributionPoint()).anyMatch(named::contains);
    }

    private static RevocationStatus status(X509CRLHolder list, X509Certificate certificate)
            throws RevocationUnknownException {
        var thisUpdate = list.getThisUpdate().toInstant();
        var nextUpdate = list.getNextUpdate();
        if (nextUpdate == null) {
            // RFC 5280, 5.1.2.5: it must be there.
            throw new RevocationUnknownException(Reason.MALFORMED);
        }
        @Nullable X509CRLEntryHolder entry = list.getRevokedCertificate(certificate.getSerialNumber());
        return entry == null
                ? new RevocationStatus(State.GOOD, null, thisUpdate, nextUpdate.toInstant())
                : new RevocationStatus(state(entry), since(entry), thisUpdate, nextUpdate.toInstant());
    }

    /** A CA may know since when the key was in other hands, which is earlier than its decision (RFC 5280, 5.3.2). */
    private static Instant since(X509CRLEntryHolder entry) throws RevocationUnknownException {
        var revoked = entry.getRevocationDate().toInstant();
        var extension = entry.getExtension(Extension.invalidityDate);
        if (extension == null) {
            return revoked;
        }
        try {
            var invalid = ASN1GeneralizedTime.getInstance(extension.getParsedValue())
                    .getDate()
                    .toInstant();
            return invalid.isBefore(revoked) ? invalid : revoked;
        } catch (ParseException e) {
            throw new RevocationUnknownException(Reason.MALFORMED, e);
        }
    }

    private static State state(X509CRLEntryHolder entry) {
        var reason = entry.getExtension(Extension.reasonCode);
        var isHold = reason != null
                && ASN1Enumerated.getInstance(reason.getParsedValue()).hasValue(CRLReason.certificateHold);
        return isHold ? State.ON_HOLD : State.REVOKED;
    }
}
