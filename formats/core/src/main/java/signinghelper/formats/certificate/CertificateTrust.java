package signinghelper.formats.certificate;

import org.bouncycastle.asn1.x509.Extension;
import signinghelper.formats.algorithm.BouncyCastle;
import signinghelper.formats.algorithm.Bytes;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import static java.util.stream.Collectors.toUnmodifiableSet;

/**
 * The CAs that the portal believes, for certificates with SM2, RSA and EC keys alike.
 *
 * <p>A chain consists of the certificate itself, the configured intermediates and a configured anchor. Certificates
 * that come with a request are never used as links. Each link is checked by RFC 5280, 6.1; names that cannot be read
 * are compared as bytes ({@link PathName}). A {@link RevocationPolicy} checks revocation, not this class.
 */
public final class CertificateTrust {
    private static final Set<String> OF_LISTS =
            Set.of(Extension.issuingDistributionPoint.getId(), Extension.deltaCRLIndicator.getId());
    private static final int VERSION_WITH_EXTENSIONS = 3;
    private static final int KEY_CERT_SIGN = 5;

    /** CAs at one moment, so that a chain is of one list alone, and is kept no longer than that list. */
    private record Authorities(Set<TrustAnchor> anchors, Set<X509Certificate> intermediates, KeptChains chains) {}

    private final Supplier<Authorities> authorities;
    private final KeyPurposes purposes;
    private final HolderRules holders;

    /**
     * @param anchors anchors, trusted without a check; at least one
     * @param intermediates CA certificates between an anchor and the users' certificates
     */
    public CertificateTrust(Collection<X509Certificate> anchors, Collection<X509Certificate> intermediates) {
        if (anchors.isEmpty()) {
            throw new IllegalArgumentException("without an anchor no certificate can be trusted");
        }
        var fixed = new Authorities(
                anchors.stream()
                        .map(certificate -> new TrustAnchor(PathCertificate.of(certificate), null))
                        .collect(toUnmodifiableSet()),
                intermediates.stream().map(PathCertificate::of).collect(toUnmodifiableSet()),
                new KeptChains());
        this.authorities = () -> fixed;
        this.purposes = KeyPurposes.USUAL;
        this.holders = HolderRules.USUAL;
    }

    private CertificateTrust(Supplier<Authorities> authorities, KeyPurposes purposes, HolderRules holders) {
        this.authorities = authorities;
        this.purposes = purposes;
        this.holders = holders;
    }

    /**
     * Trusts the CAs that {@code current} gives at each question, for certificates with the usual purposes and rules. So CAs
     * come and go while validators are in use.
     */
    public static CertificateTrust following(Supplier<CertificateTrust> current) {
        return new CertificateTrust(() -> current.get().authorities.get(), KeyPurposes.USUAL, HolderRules.USUAL);
    }

    /**
     * Returns the CAs of this moment, for several questions about one certificate: those of a file are then looked at once, and
     * all answers are of the same.
     */
    public CertificateTrust present() {
        var fixed = authorities.get();
        return new CertificateTrust(() -> fixed, purposes, holders);
    }

    /**
     * Returns the same CAs, for certificates with other purposes than the {@linkplain KeyPurposes#USUAL usual} ones.
     */
    public CertificateTrust accepting(KeyPurposes other) {
        return new CertificateTrust(authorities, other, holders);
    }

    /**
     * Trusts the same CAs, with other rules than the {@linkplain HolderRules#USUAL usual} ones for who the holder is. An
     * extension that the rules read may be critical (RFC 5280, 4.2).
     */
    public CertificateTrust reading(HolderRules rules) {
        return new CertificateTrust(authorities, purposes, rules);
    }

    /** Rules for who the holder of a certificate is. */
    public HolderRules holders() {
        return holders;
    }

    /** Purposes of the certificates that are taken. */
    public KeyPurposes purposes() {
        return purposes;
    }

    /** Returns the certificates that are trusted without a check. */
    public Set<X509Certificate> anchors() {
        return authorities.get().anchors().stream()
                .map(anchor -> PathCertificate.original(anchor.getTrustedCert()))
                .collect(toUnmodifiableSet());
    }

    /** Returns true when {@code certificate} is an anchor itself, of a CA or of a holder. */
    public boolean isAnchor(X509Certificate certificate) {
        return anchors().contains(certificate);
    }

    /**
     * The chain from {@code certificate} to an anchor, both included. It is built and its signatures are verified once, and
     * kept until a certificate of it ends or the CAs change. A kept chain begins with an equal certificate.
     *
     * @param now the instant at which every certificate of the chain below the anchor must be valid
     * @throws CertPathBuilderException if no chain is found
     */
    public List<X509Certificate> chain(X509Certificate certificate, Instant now) throws CertPathBuilderException {
        var trusted = authorities.get();
        var kept = trusted.chains().find(certificate, holders, now);
        if (kept.isPresent()) {
            return kept.get();
        }
        var chain = built(certificate, trusted, now);
        trusted.chains().put(chain, holders);
        return chain;
    }

    /**
     * Parses a certificate, or returns the equal one of a kept chain. Nothing is said of it: {@link #chain} is still to be asked.
     *
     * @throws CertificateException as {@link Certificates#parse}
     */
    public X509Certificate parsed(Bytes der) throws CertificateException {
        var known = authorities.get().chains().holder(der, holders);
        return known.isPresent() ? known.get() : Certificates.parse(der);
    }

    private List<X509Certificate> built(X509Certificate certificate, Authorities trusted, Instant now)
            throws CertPathBuilderException {
        try {
            var builder = CertPathBuilder.getInstance("PKIX", BouncyCastle.PROVIDER);
            var result = (PKIXCertPathBuilderResult)
                    builder.build(parameters(PathCertificate.of(certificate), trusted, now));
            var chain = new ArrayList<X509Certificate>();
            for (var link : result.getCertPath().getCertificates()) {
                chain.add((X509Certificate) link);
            }
            requireAcceptedSignatures(chain);
            requireNoneOfLists(chain);
            ConstrainedNames.require(chain);
            requireAuthority(result.getTrustAnchor().getTrustedCert(), chain);
            chain.add(result.getTrustAnchor().getTrustedCert());
            return chain.stream().map(PathCertificate::original).toList();
        } catch (CertPathBuilderException e) {
            throw e;
        } catch (GeneralSecurityException | RuntimeException e) {
            // BouncyCastle's, too, for names of an issuer that are none; anybody can make such a certificate.
            throw new CertPathBuilderException("no chain", e);
        }
    }

    private PKIXBuilderParameters parameters(X509Certificate certificate, Authorities trusted, Instant now)
            throws InvalidAlgorithmParameterException, GeneralSecurityException {
        var target = new X509CertSelector();
        target.setCertificate(certificate);
        var parameters = new PKIXBuilderParameters(trusted.anchors(), target);
        var links = new ArrayList<>(trusted.intermediates());
        links.add(certificate);
        parameters.addCertStore(
                CertStore.getInstance("Collection", new CollectionCertStoreParameters(links), BouncyCastle.PROVIDER));
        parameters.setDate(Date.from(now));
        parameters.setRevocationEnabled(false);
        parameters.addCertPathChecker(new ReadExtensions(holders));
        return parameters;
    }

    /** Extensions of lists, which BouncyCastle strikes off what is critical and not processed (RFC 5280, 4.2). */
    private static void requireNoneOfLists(List<X509Certificate> links) throws CertPathBuilderException {
        for (var link : links) {
            var critical = link.getCriticalExtensionOIDs();
            if (critical != null && !Collections.disjoint(critical, OF_LISTS)) {
                throw new CertPathBuilderException("a critical extension of lists");
            }
        }
    }

    /** An anchor is trusted for its own name; a holder's certificate among them issues no other (RFC 5280, 4.2.1.9 and 4.2.1.3). */
    private static void requireAuthority(X509Certificate anchor, List<X509Certificate> links)
            throws CertPathBuilderException {
        var usage = anchor.getKeyUsage();
        var isAuthority =
                anchor.getVersion() < VERSION_WITH_EXTENSIONS || anchor.getBasicConstraints() >= links.size() - 1;
        if (!links.equals(List.of(anchor)) && (!isAuthority || (usage != null && !usage[KEY_CERT_SIGN]))) {
            throw new CertPathBuilderException("an anchor that is no CA, or of shorter chains");
        }
    }

    private static void requireAcceptedSignatures(List<X509Certificate> links) throws CertPathBuilderException {
        for (var link : links) {
            if (!AcceptedSignatures.include(link.getSigAlgOID())) {
                throw new CertPathBuilderException("signature algorithm " + link.getSigAlgOID() + " is not accepted");
            }
        }
    }
}
