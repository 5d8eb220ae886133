package signinghelper.portal.certificate;

import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import signinghelper.portal.signature.BouncyCastle;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.Set;

import static java.util.stream.Collectors.toUnmodifiableSet;

/**
 * The CAs that the portal believes, for certificates with SM2, RSA and EC keys alike.
 *
 * <p>A chain is made of the certificate itself, the configured intermediates and a configured anchor; certificates that
 * come with a request are never used as links. Each link is checked as RFC 5280, 6.1, says. Revocation is not looked at:
 * that needs the CA's lists, and is configured apart from this.
 */
public final class CertificateTrust {
    /** SHA-1 and MD5 are missing: certificates under them can be forged. */
    private static final Set<String> SIGNATURE_ALGORITHMS = Set.of(
            GMObjectIdentifiers.sm2sign_with_sm3.getId(),
            PKCSObjectIdentifiers.sha256WithRSAEncryption.getId(),
            PKCSObjectIdentifiers.sha384WithRSAEncryption.getId(),
            PKCSObjectIdentifiers.sha512WithRSAEncryption.getId(),
            X9ObjectIdentifiers.ecdsa_with_SHA256.getId(),
            X9ObjectIdentifiers.ecdsa_with_SHA384.getId(),
            X9ObjectIdentifiers.ecdsa_with_SHA512.getId());

    private final Set<TrustAnchor> anchors;
    private final Set<X509Certificate> intermediates;

    /**
     * @param anchors believed as they are; at least one
     * @param intermediates CA certificates between an anchor and the people's certificates
     */
    public CertificateTrust(Collection<X509Certificate> anchors, Collection<X509Certificate> intermediates) {
        if (anchors.isEmpty()) {
            throw new IllegalArgumentException("without an anchor no certificate can be trusted");
        }
        this.anchors = anchors.stream()
                .map(certificate -> new TrustAnchor(certificate, null))
                .collect(toUnmodifiableSet());
        this.intermediates = Set.copyOf(intermediates);
    }

    /**
     * Returns if {@code certificate} chains to an anchor.
     *
     * @param now the instant at which every certificate of the chain below the anchor must be valid
     * @throws CertPathBuilderException if it does not
     */
    public void requireChain(X509Certificate certificate, Instant now) throws CertPathBuilderException {
        try {
            var builder = CertPathBuilder.getInstance("PKIX", BouncyCastle.PROVIDER);
            var result = (PKIXCertPathBuilderResult) builder.build(parameters(certificate, now));
            for (var link : result.getCertPath().getCertificates()) {
                requireStrongSignature(link);
            }
        } catch (CertPathBuilderException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new CertPathBuilderException("no chain", e);
        }
    }

    private PKIXBuilderParameters parameters(X509Certificate certificate, Instant now)
            throws InvalidAlgorithmParameterException, GeneralSecurityException {
        var target = new X509CertSelector();
        target.setCertificate(certificate);
        var parameters = new PKIXBuilderParameters(anchors, target);
        var links = new ArrayList<>(intermediates);
        links.add(certificate);
        parameters.addCertStore(
                CertStore.getInstance("Collection", new CollectionCertStoreParameters(links), BouncyCastle.PROVIDER));
        parameters.setDate(Date.from(now));
        parameters.setRevocationEnabled(false);
        return parameters;
    }

    private static void requireStrongSignature(Certificate link) throws CertPathBuilderException {
        var algorithm = ((X509Certificate) link).getSigAlgOID();
        if (!SIGNATURE_ALGORITHMS.contains(algorithm)) {
            throw new CertPathBuilderException("signature algorithm " + algorithm + " is not accepted");
        }
    }
}
