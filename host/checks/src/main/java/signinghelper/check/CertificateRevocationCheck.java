package signinghelper.check;

import org.jspecify.annotations.Nullable;
import signinghelper.certificate.RevocationAnswer;
import signinghelper.certificate.RevocationCache;
import signinghelper.certificate.RevocationInquiry;
import signinghelper.certificate.Validity;
import signinghelper.check.Evidence.Kind;
import signinghelper.clock.BestKnownTime;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.revocation.RevocationSources;
import signinghelper.formats.revocation.RevocationStatus;
import signinghelper.network.ChainTrust;
import signinghelper.network.ProfileHttpClient;
import signinghelper.profile.Profile;
import signinghelper.protocol.ErrorCode;
import signinghelper.token.HeldKey;

import java.net.ProxySelector;
import java.security.cert.CertPathBuilderException;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Check that no certificate is revoked by its CA. The CA is asked at the address in the certificate, after the chain is
 * verified up to the profile's anchors. Only servers in the profile's list are contacted.
 */
public final class CertificateRevocationCheck implements Check {
    static final String ID = "certificate-revocation";

    /** Time limit over all certificates together; it includes reading the U-Keys first. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final CertificateReading reading;
    private final BestKnownTime time;
    private final Supplier<Set<TrustAnchor>> roots;
    private final ProxySelector proxies;
    private final RevocationCache cache;
    private final Duration patience;

    /**
     * Creates the check without contacting any server.
     *
     * @param roots of TLS, read again at each run
     */
    public CertificateRevocationCheck(
            CertificateReading reading,
            BestKnownTime time,
            Supplier<Set<TrustAnchor>> roots,
            ProxySelector proxies,
            RevocationCache cache) {
        this(reading, time, roots, proxies, cache, PATIENCE);
    }

    CertificateRevocationCheck(
            CertificateReading reading,
            BestKnownTime time,
            Supplier<Set<TrustAnchor>> roots,
            ProxySelector proxies,
            RevocationCache cache,
            Duration patience) {
        this.reading = reading;
        this.time = time;
        this.roots = roots;
        this.proxies = proxies;
        this.cache = cache;
        this.patience = patience;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Duration limit() {
        return READ_AND_ASK;
    }

    @Override
    public List<Finding> look(Circumstances circumstances) throws InterruptedException {
        var profile = circumstances.profile();
        var trust = profile == null
                ? Optional.<CertificateTrust>empty()
                : profile.signing().trust();
        if (profile == null || trust.isEmpty()) {
            return List.of(Finding.skipped(ID, Evidence.notConfigured("anchors")));
        }
        var now = TimeNow.of(time);
        var client = new ProfileHttpClient(
                profile.signing().anchors().revocationAddresses(),
                new ChainTrust(roots.get(), ChainTrust.Dates.HELD),
                proxies);
        var run = new Run(profile, trust.get(), now, new RevocationInquiry(client, cache), patience);
        return reading.findings(ID, run::finding);
    }

    private final class Run {
        private final Profile profile;
        private final CertificateTrust trust;
        private final TimeNow now;
        private final RevocationInquiry inquiry;
        private final Duration patience;
        private final Map<X509Certificate, RevocationAnswer> asked = new HashMap<>();
        private @Nullable Long deadline;

        Run(Profile profile, CertificateTrust trust, TimeNow now, RevocationInquiry inquiry, Duration patience) {
            this.profile = profile;
            this.trust = trust;
            this.now = now;
            this.inquiry = inquiry;
            this.patience = patience;
        }

        Finding finding(HeldKey held) throws InterruptedException {
            var certificate = held.key().certificate();
            var issuer = issuer(certificate);
            if (issuer.isEmpty() || Validity.of(certificate, now.known()) == Validity.EXPIRED) {
                // The chain and the validity have their own findings, and CAs remove expired certificates from their
                // lists.
                return Finding.skipped(ID, reading.evidence(held, List.of()));
            }
            var sources = RevocationSources.of(certificate);
            if (!inquiry.mayAsk(sources)) {
                return Finding.skipped(ID, reading.evidence(held, unlisted(sources)));
            }
            return judged(held, ask(certificate, issuer.get()));
        }

        private Optional<X509Certificate> issuer(X509Certificate certificate) {
            try {
                var when = CertificateChainCheck.withinValidity(
                        certificate, now.known().instant());
                return Optional.of(trust.chain(certificate, when).get(1));
            } catch (CertPathBuilderException e) {
                return Optional.empty();
            }
        }

        private List<Evidence> unlisted(RevocationSources sources) {
            var named = sources.isEmpty() ? "none named in the certificate" : "none listed in the profile";
            return List.of(new Evidence("source", Kind.PLAIN, named));
        }

        private RevocationAnswer ask(X509Certificate certificate, X509Certificate issuer) throws InterruptedException {
            var before = asked.get(certificate);
            if (before != null) {
                return before;
            }
            var end = deadline == null ? System.nanoTime() + patience.toNanos() : deadline;
            deadline = end;
            var left = Duration.ofNanos(end - System.nanoTime());
            var answer = inquiry.ask(certificate, issuer, now.known(), left);
            asked.put(certificate, answer);
            return answer;
        }

        private Finding judged(HeldKey held, RevocationAnswer answer) {
            var more = new ArrayList<Evidence>();
            more.add(now.evidence());
            answer.failures().forEach(failure -> more.add(new Evidence("failure", Kind.UNTRUSTED, failure)));
            var status = answer.status();
            if (status == null) {
                var code = answer.proxyAsked() ? ErrorCode.PROXY_LOGIN_REQUIRED : ErrorCode.REVOCATION_UNKNOWN;
                return Finding.of(ID, Verdict.UNKNOWN, code, reading.evidence(held, more));
            }
            more.addAll(evidence(status, answer));
            return judged(status, reading.evidence(held, more));
        }

        private List<Evidence> evidence(RevocationStatus status, RevocationAnswer answer) {
            var age = Duration.between(status.thisUpdate(), now.known().instant());
            return List.of(
                    new Evidence("source", Kind.ADDRESS, String.valueOf(answer.source())),
                    new Evidence("status", Kind.PLAIN, status.state() + since(status)),
                    new Evidence("fetched", Kind.PLAIN, String.valueOf(answer.fetched())),
                    new Evidence("age", Kind.PLAIN, age.toMinutes() + " min"));
        }

        private String since(RevocationStatus status) {
            return status.since() == null ? "" : " since " + status.since();
        }

        private Finding judged(RevocationStatus status, Evidence... seen) {
            return switch (status.state()) {
                case REVOKED -> fail(ErrorCode.CERTIFICATE_REVOKED, seen);
                case ON_HOLD -> fail(ErrorCode.CERTIFICATE_ON_HOLD, seen);
                case GOOD ->
                    now.contradicted()
                            ? Finding.of(ID, Verdict.UNKNOWN, ErrorCode.REVOCATION_UNKNOWN, seen)
                            : Finding.pass(ID, seen);
            };
        }

        private Finding fail(ErrorCode code, Evidence... seen) {
            return Finding.of(ID, Verdict.FAIL, code, seen).with(HelpFacts.of(profile));
        }
    }
}
