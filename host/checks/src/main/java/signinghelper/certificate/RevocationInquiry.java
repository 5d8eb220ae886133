package signinghelper.certificate;

import signinghelper.clock.KnownTime;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.revocation.Moment;
import signinghelper.formats.revocation.OcspQuestion;
import signinghelper.formats.revocation.RevocationList;
import signinghelper.formats.revocation.RevocationSources;
import signinghelper.formats.revocation.RevocationStatus;
import signinghelper.formats.revocation.RevocationUnknownException;
import signinghelper.network.Fetched;
import signinghelper.network.Limits;
import signinghelper.network.ProfileHttpClient;
import signinghelper.network.ProxyLoginException;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Inquiry to a CA about a certificate's revocation: its responders first, then its lists. When no server answers, the
 * cached answer is used as long as it is current.
 */
public final class RevocationInquiry {
    private static final int OK = 200;
    /** Lists are large and change a few times a day. */
    private static final Duration LIST_FRESH = Duration.ofHours(1);

    private final ProfileHttpClient client;
    private final RevocationCache cache;

    public RevocationInquiry(ProfileHttpClient client, RevocationCache cache) {
        this.client = client;
        this.cache = cache;
    }

    /** Returns true when the profile lists a server that {@code certificate} names. */
    public boolean mayAsk(RevocationSources sources) {
        return sources.responders().stream().anyMatch(client::isListed)
                || sources.lists().stream().anyMatch(client::isListed);
    }

    /**
     * Asks the servers in turn until one gives a current answer.
     *
     * @param issuer of {@code certificate}; the chain must be verified, since its addresses are used
     * @param patience over all servers together
     */
    public RevocationAnswer ask(X509Certificate certificate, X509Certificate issuer, KnownTime now, Duration patience)
            throws InterruptedException {
        return new Asking(certificate, issuer, now, System.nanoTime() + patience.toNanos()).answer();
    }

    private final class Asking {
        private final X509Certificate certificate;
        private final X509Certificate issuer;
        private final KnownTime now;
        private final Moment moment;
        private final long deadline;
        private final List<String> failures = new ArrayList<>();
        private boolean proxyAsked;

        Asking(X509Certificate certificate, X509Certificate issuer, KnownTime now, long deadline) {
            this.certificate = certificate;
            this.issuer = issuer;
            this.now = now;
            this.moment = new Moment(now.earliest(), now.latest());
            this.deadline = deadline;
        }

        RevocationAnswer answer() throws InterruptedException {
            var sources = RevocationSources.of(certificate);
            for (var responder : sources.responders()) {
                var found = fromResponder(responder);
                if (found.isPresent()) {
                    return found.get();
                }
            }
            for (var list : sources.lists()) {
                var found = fromList(list);
                if (found.isPresent()) {
                    return found.get();
                }
            }
            return kept(sources).orElseGet(() -> new RevocationAnswer(null, null, null, failures, proxyAsked));
        }

        private Optional<RevocationAnswer> fromResponder(URI address) throws InterruptedException {
            var question = new OcspQuestion(certificate, issuer);
            try {
                var limits = new Limits(left(), OcspQuestion.MAX_BYTES);
                var body = body(client.post(address, "application/ocsp-request", question.encoded(), limits));
                return judged(address, question.statusIn(body, moment), responderKey(address), body);
            } catch (IOException | RevocationUnknownException e) {
                return failed(address, e);
            }
        }

        private Optional<RevocationAnswer> fromList(URI address) throws InterruptedException {
            var key = address.toString();
            var fresh = cache.find(key, RevocationList.MAX_BYTES).filter(this::isFresh);
            if (fresh.isPresent()) {
                var again = read(address, fresh.get(), this::inList);
                if (again.isPresent()) {
                    return again;
                }
            }
            try {
                var body = body(client.get(address, new Limits(left(), RevocationList.MAX_BYTES)));
                return judged(address, inList(body), key, body);
            } catch (IOException | RevocationUnknownException e) {
                return failed(address, e);
            }
        }

        /** Only a trusted and current answer is cached, so that it never replaces a better one. */
        private Optional<RevocationAnswer> judged(URI address, RevocationStatus status, String key, Bytes body) {
            if (!status.counts(moment)) {
                return failed(address, "from " + status.thisUpdate() + " to " + status.nextUpdate());
            }
            if (status.isCurrent(moment)) {
                cache.keep(key, body, now.instant());
            }
            return Optional.of(new RevocationAnswer(status, address, now.instant(), failures, proxyAsked));
        }

        private Optional<RevocationAnswer> kept(RevocationSources sources) {
            for (var responder : sources.responders()) {
                var found = cache.find(responderKey(responder), OcspQuestion.MAX_BYTES)
                        .flatMap(kept -> read(responder, kept, this::inKeptAnswer));
                if (found.isPresent()) {
                    return found;
                }
            }
            for (var list : sources.lists()) {
                var found = cache.find(list.toString(), RevocationList.MAX_BYTES)
                        .flatMap(kept -> read(list, kept, this::inList));
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }

        private interface Reader {
            RevocationStatus read(Bytes answer) throws RevocationUnknownException;
        }

        private Optional<RevocationAnswer> read(URI address, RevocationCache.Kept kept, Reader reader) {
            try {
                var status = reader.read(kept.answer());
                return status.counts(moment)
                        ? Optional.of(new RevocationAnswer(status, address, kept.fetched(), failures, proxyAsked))
                        : Optional.empty();
            } catch (RevocationUnknownException e) {
                return failed(address, e);
            }
        }

        private RevocationStatus inList(Bytes list) throws RevocationUnknownException {
            return RevocationList.statusIn(list, certificate, issuer);
        }

        private RevocationStatus inKeptAnswer(Bytes answer) throws RevocationUnknownException {
            return new OcspQuestion(certificate, issuer).statusInKept(answer, moment);
        }

        private boolean isFresh(RevocationCache.Kept kept) {
            var age = Duration.between(kept.fetched(), now.instant());
            return !age.isNegative() && age.compareTo(LIST_FRESH) < 0;
        }

        private String responderKey(URI address) {
            BigInteger serial = certificate.getSerialNumber();
            return address + " " + serial + " "
                    + certificate.getIssuerX500Principal().getName();
        }

        private Duration left() throws IOException {
            var left = Duration.ofNanos(deadline - System.nanoTime());
            if (left.isNegative() || left.isZero()) {
                throw new IOException("no time is left");
            }
            return left;
        }

        private Optional<RevocationAnswer> failed(URI address, Exception why) {
            proxyAsked |= why instanceof ProxyLoginException;
            return failed(address, why.toString());
        }

        private Optional<RevocationAnswer> failed(URI address, String why) {
            failures.add(address + ": " + why);
            return Optional.empty();
        }
    }

    private static Bytes body(Fetched fetched) throws IOException {
        if (fetched.status() != OK) {
            throw new IOException("status " + fetched.status());
        }
        return fetched.body();
    }
}
