package signinghelper.network;

import org.jspecify.annotations.Nullable;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import javax.net.ssl.X509TrustManager;

/**
 * Trust in a server whose chain ends at one of the given roots (RFC 5280, 6); it records the chain that it was shown.
 *
 * <p>It deliberately does not extend {@code X509ExtendedTrustManager}: Java then compares the host name itself, after
 * this check.
 */
public final class ChainTrust implements X509TrustManager {

    /** Treatment of the dates in certificates. */
    public enum Dates {
        HELD,
        /**
         * The certificates of the chain must have been valid at one common moment, at any time. This is for asking the
         * time, since a computer with a wrong clock would refuse every server.
         */
        IGNORED
    }

    private final Set<TrustAnchor> roots;
    private final Dates dates;
    private volatile List<X509Certificate> shown = List.of();
    private volatile boolean anchored;

    public ChainTrust(Set<TrustAnchor> roots, Dates dates) {
        this.roots = Set.copyOf(roots);
        this.dates = dates;
    }

    /** Returns the chain that the server showed last, its own certificate first; empty before any. */
    public List<X509Certificate> shown() {
        return shown;
    }

    /** Returns true when that chain ends at one of the roots, ignoring dates. */
    public boolean isAnchored() {
        return anchored;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        shown = List.of(chain);
        anchored = false;
        if (chain.length == 0 || roots.isEmpty()) {
            throw new CertificateException("nothing to go by");
        }
        try {
            build(commonMoment(shown));
            anchored = true;
            if (dates == Dates.HELD) {
                build(null);
            }
        } catch (GeneralSecurityException e) {
            throw new CertificateException("the chain does not hold", e);
        }
    }

    /** Returns a moment at which every certificate of {@code chain} except roots was valid. */
    private static Date commonMoment(List<X509Certificate> chain) throws CertificateException {
        var own = chain.get(0);
        var latest = own.getNotBefore().toInstant();
        var end = own.getNotAfter().toInstant();
        for (var certificate : chain.subList(1, chain.size())) {
            if (!isSelfIssued(certificate)) {
                latest = later(latest, certificate.getNotBefore().toInstant());
                end = earlier(end, certificate.getNotAfter().toInstant());
            }
        }
        if (latest.isAfter(end)) {
            throw new CertificateException("never valid at once");
        }
        return Date.from(latest);
    }

    private static boolean isSelfIssued(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private void build(@Nullable Date when) throws GeneralSecurityException {
        var target = new X509CertSelector();
        target.setCertificate(shown.get(0));
        var parameters = new PKIXBuilderParameters(roots, target);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(shown)));
        parameters.setRevocationEnabled(false);
        if (when != null) {
            parameters.setDate(when);
        }
        try {
            CertPathBuilder.getInstance("PKIX").build(parameters);
        } catch (CertPathBuilderException e) {
            throw new CertificateException(e);
        }
        mayServe(shown.get(0));
    }

    /** RFC 5280, 4.2.1.12. */
    private static void mayServe(X509Certificate own) throws CertificateException {
        var purposes = own.getExtendedKeyUsage();
        if (purposes != null && !purposes.contains("1.3.6.1.5.5.7.3.1") && !purposes.contains("2.5.29.37.0")) {
            throw new CertificateException("not for servers");
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("asks servers only");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
