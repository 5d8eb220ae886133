package signinghelper.formats.revocation;

import signinghelper.formats.algorithm.Bytes;

import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Question to the servers of one CA, one after the other until one has an answer that counts. */
final class AuthorityInquiry {
    /** Lists are large and change a few times a day. */
    private static final Duration LIST_FRESH = Duration.ofHours(1);

    private record Kept(Bytes list, Instant fetched) {}

    private final RevocationTransport transport;
    /** Kept lists by configured address; the operator's configuration bounds their number. */
    private final Map<URI, Kept> lists = new ConcurrentHashMap<>();

    AuthorityInquiry(RevocationTransport transport) {
        this.transport = transport;
    }

    /**
     * Asks.
     *
     * @throws IOException if no server has an answer that counts; its message names each address with its failure, for
     *     developers
     */
    RevocationStatus ask(RevocationServers servers, X509Certificate certificate, X509Certificate issuer, Moment now)
            throws IOException, InterruptedException {
        var failures = new ArrayList<ServerFailure>();
        for (var responder : servers.responders()) {
            try {
                return counting(fromResponder(responder, certificate, issuer, now), now);
            } catch (IOException | RevocationUnknownException e) {
                failures.add(new ServerFailure(responder, e));
            }
        }
        for (var list : servers.lists()) {
            try {
                return counting(fromList(list, certificate, issuer, now), now);
            } catch (IOException | RevocationUnknownException e) {
                failures.add(new ServerFailure(list, e));
            }
        }
        throw ServerFailure.together(issuer.getSubjectX500Principal(), failures);
    }

    private RevocationStatus fromResponder(URI address, X509Certificate certificate, X509Certificate issuer, Moment now)
            throws IOException, InterruptedException, RevocationUnknownException {
        var question = new OcspQuestion(certificate, issuer);
        var answer = transport.post(address, "application/ocsp-request", question.encoded(), OcspQuestion.MAX_BYTES);
        return question.statusIn(answer, now);
    }

    /** Keeps a list only when it was seen to be the CA's. */
    private RevocationStatus fromList(URI address, X509Certificate certificate, X509Certificate issuer, Moment now)
            throws IOException, InterruptedException, RevocationUnknownException {
        var kept = lists.get(address);
        if (kept != null && isFresh(kept, now)) {
            var status = RevocationList.statusIn(kept.list(), certificate, issuer);
            if (status.counts(now)) {
                return status;
            }
        }
        var list = transport.get(address, RevocationList.MAX_BYTES);
        var status = RevocationList.statusIn(list, certificate, issuer);
        lists.put(address, new Kept(list, now.earliest()));
        return status;
    }

    private static boolean isFresh(Kept kept, Moment now) {
        var age = Duration.between(kept.fetched(), now.earliest());
        return !age.isNegative() && age.compareTo(LIST_FRESH) < 0;
    }

    private static RevocationStatus counting(RevocationStatus status, Moment now) throws IOException {
        if (!status.counts(now)) {
            throw new IOException("an answer from " + status.thisUpdate() + " to " + status.nextUpdate());
        }
        return status;
    }
}
