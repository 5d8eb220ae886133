package signinghelper.app;

import signinghelper.certificate.RevocationCache;
import signinghelper.certificate.RevocationInquiry;
import signinghelper.certificate.RevocationWatch;
import signinghelper.clock.KnownTime;
import signinghelper.formats.revocation.RevocationStatus;
import signinghelper.network.ChainTrust;
import signinghelper.network.ProfileHttpClient;
import signinghelper.profile.ProfileSource;
import signinghelper.protocol.Refusal;

import java.net.ProxySelector;
import java.security.cert.CertPathBuilderException;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Question to the CA of a certificate whose chain holds, on the servers that the profile lists. */
final class ProfileRevocation implements RevocationWatch.Question {
    private final ProfileSource profile;
    private final Supplier<Set<TrustAnchor>> roots;
    private final ProxySelector proxies;
    private final RevocationCache cache;

    /** @param roots of TLS, read with each question */
    ProfileRevocation(
            ProfileSource profile, Supplier<Set<TrustAnchor>> roots, ProxySelector proxies, RevocationCache cache) {
        this.profile = profile;
        this.roots = roots;
        this.proxies = proxies;
        this.cache = cache;
    }

    @Override
    public Optional<RevocationStatus> ask(X509Certificate certificate, KnownTime now, Duration patience)
            throws InterruptedException {
        try {
            var inForce = profile.load();
            var trust = inForce.signing().trust();
            if (trust.isEmpty()) {
                return Optional.empty();
            }
            var issuer = trust.get()
                    .chain(certificate, within(certificate, now.instant()))
                    .get(1);
            var client = new ProfileHttpClient(
                    inForce.signing().anchors().revocationAddresses(),
                    new ChainTrust(roots.get(), ChainTrust.Dates.HELD),
                    proxies);
            return Optional.ofNullable(new RevocationInquiry(client, cache)
                    .ask(certificate, issuer, now, patience)
                    .status());
        } catch (Refusal | CertPathBuilderException e) {
            // The chain has its own finding, and the portal's server decides.
            return Optional.empty();
        }
    }

    /** A CA may still answer about a certificate that has ended, when an old document is judged. */
    private static Instant within(X509Certificate certificate, Instant now) {
        var end = certificate.getNotAfter().toInstant();
        return now.isAfter(end) ? end : now;
    }
}
