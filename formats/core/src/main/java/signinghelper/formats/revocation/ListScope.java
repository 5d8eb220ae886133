package signinghelper.formats.revocation;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.X509CRLHolder;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.revocation.RevocationUnknownException.Reason;

import java.security.cert.X509Certificate;

/**
 * The certificates of which a revocation list speaks (RFC 5280, 6.3.3 (b)).
 *
 * @param isUnderstood no critical extension but the issuing distribution point, and no delta of another list
 * @param part null for a list of all certificates of its issuer
 */
record ListScope(
        X500Name issuer, boolean isUnderstood, @Nullable IssuingDistributionPoint part) {

    static ListScope of(X509CRLHolder list) {
        var point = list.getExtension(Extension.issuingDistributionPoint);
        return new ListScope(
                list.getIssuer(),
                isUnderstood(list) && list.getExtension(Extension.deltaCRLIndicator) == null,
                point == null ? null : IssuingDistributionPoint.getInstance(point.getParsedValue()));
    }

    private static boolean isUnderstood(X509CRLHolder list) {
        for (Object critical : list.getCriticalExtensionOIDs()) {
            if (!Extension.issuingDistributionPoint.equals(critical)) {
                return false;
            }
        }
        return true;
    }

    /** Refuses a list that decides about no certificate at all. */
    void requireUsable() throws RevocationUnknownException {
        if (!isUnderstood || (part != null && isOfOthers(part))) {
            throw new RevocationUnknownException(Reason.NOT_COVERED);
        }
    }

    private static boolean isOfOthers(IssuingDistributionPoint part) {
        return part.onlyContainsAttributeCerts() || part.isIndirectCRL() || part.getOnlySomeReasons() != null;
    }

    void require(X509Certificate certificate) throws RevocationUnknownException {
        var name = X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded());
        if (!name.equals(issuer) || !isUnderstood || !isOfPart(certificate)) {
            throw new RevocationUnknownException(Reason.NOT_COVERED);
        }
    }

    /** A CA may divide its certificates over several lists; one says nothing of those in another. */
    private boolean isOfPart(X509Certificate certificate) {
        if (part == null) {
            return true;
        }
        var isOfCa = certificate.getBasicConstraints() >= 0;
        if ((isOfCa ? part.onlyContainsUserCerts() : part.onlyContainsCACerts()) || isOfOthers(part)) {
            return false;
        }
        var named = RevocationSources.pointNames(certificate);
        return part.getDistributionPoint() == null
                || RevocationSources.fullNames(part.getDistributionPoint()).anyMatch(named::contains);
    }
}
