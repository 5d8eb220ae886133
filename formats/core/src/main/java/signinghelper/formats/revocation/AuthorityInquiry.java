package signinghelper.formats.revocation;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.Fingerprint;

import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** Question to the servers of one CA, one after the other until one has an answer that counts. */
final class AuthorityInquiry {

    private record Question(URI responder, Fingerprint certificate) {}

    private final RevocationTransport transport;
    private final AskingLimits limits;
    private final ListStore store;
    private final Executor background;
    private final KeptAnswers answers;
    private final KeptLists lists;
    private final SharedQuestions<Question, RevocationStatus> questions = SharedQuestions.waiting();
    /** By configured address; the operator's configuration bounds their number. */
    private final Map<URI, AskedServer> asked = new ConcurrentHashMap<>();

    AuthorityInquiry(RevocationTransport transport, AskingLimits limits, ListStore store, Executor background) {
        this.transport = transport;
        this.limits = limits;
        this.store = store;
        this.answers = new KeptAnswers(limits);
        this.lists = new KeptLists(this::list, store, background, limits.turn());
        this.background = background;
    }

    AuthorityInquiry within(AskingLimits other) {
        return new AuthorityInquiry(transport, other, store, background);
    }

    AuthorityInquiry keepingListsIn(ListStore other) {
        return new AuthorityInquiry(transport, limits, other, background);
    }

    AuthorityInquiry fetchingListsBy(Executor other) {
        return new AuthorityInquiry(transport, limits, store, other);
    }

    /**
     * Asks.
     *
     * @throws IOException if no server has an answer that counts; its message names each address with its failure, for
     *     developers
     */
    RevocationStatus ask(RevocationServers servers, X509Certificate certificate, X509Certificate issuer, Moment now)
            throws IOException, InterruptedException {
        var fingerprint = Fingerprint.of(certificate);
        var known = known(servers, certificate, fingerprint, now);
        if (known.isPresent()) {
            return known.get();
        }
        var failures = new ArrayList<ServerFailure>();
        for (var responder : servers.responders()) {
            var server = server(responder);
            var isProbeDue = server.isProbeDue(now.earliest());
            if ((isProbeDue || server.isLate()) && aListTells(servers, certificate, now)) {
                var why =
                        isProbeDue ? probeLater(() -> probe(responder, certificate, issuer, now)) : server.passedOver();
                failures.add(new ServerFailure(responder, why));
                continue;
            }
            try {
                return fromResponder(responder, certificate, issuer, fingerprint, now);
            } catch (IOException | RevocationUnknownException e) {
                failures.add(new ServerFailure(responder, e));
            }
        }
        for (var list : servers.lists()) {
            try {
                return counting(lists.ask(list, certificate, servers.authority(), now), now);
            } catch (IOException | RevocationUnknownException e) {
                failures.add(new ServerFailure(list, e));
            }
        }
        throw ServerFailure.together(issuer.getSubjectX500Principal(), failures);
    }

    private boolean aListTells(RevocationServers servers, X509Certificate certificate, Moment now) {
        return servers.lists().stream().anyMatch(list -> lists.tells(list, certificate, servers.authority(), now));
    }

    /** Returns why the responder gives no answer now. */
    private IOException probeLater(Runnable probe) {
        try {
            background.execute(probe);
            return new IOException("asked in the background, after failures");
        } catch (RuntimeException | OutOfMemoryError e) {
            // An executor refuses, or the system has no more threads: a list decides, and a later login tries again.
            return new IOException("not asked, because the background takes no question", e);
        }
    }

    /** Sees whether the server answers again, while a list decides and nobody waits. */
    private void probe(URI responder, X509Certificate certificate, X509Certificate issuer, Moment now) {
        try {
            fromResponder(responder, certificate, issuer, Fingerprint.of(certificate), now);
        } catch (IOException | RevocationUnknownException e) {
            // The server's state tells it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A revocation in a kept list counts at once, also against an answer that is kept. */
    private Optional<RevocationStatus> known(
            RevocationServers servers, X509Certificate certificate, Fingerprint fingerprint, Moment now) {
        return servers.lists().stream()
                .flatMap(list -> Stream.ofNullable(lists.revocation(list, certificate, servers.authority())))
                .findFirst()
                .or(() -> answers.find(fingerprint, now));
    }

    private RevocationStatus fromResponder(
            URI address, X509Certificate certificate, X509Certificate issuer, Fingerprint fingerprint, Moment now)
            throws IOException, InterruptedException, RevocationUnknownException {
        return questions.ask(new Question(address, fingerprint), () -> {
            var question = new OcspQuestion(certificate, issuer);
            var body = server(address)
                    .ask(
                            () -> transport.post(
                                    address, "application/ocsp-request", question.encoded(), OcspQuestion.MAX_BYTES),
                            now.earliest());
            var answer = question.answerIn(body, now);
            var status = counting(answer.status(), now);
            // Before the next question begins: a good answer must not be kept after a revocation that is newer.
            answers.put(fingerprint, answer, now);
            return status;
        });
    }

    private Bytes list(URI address, Instant now) throws IOException, InterruptedException {
        return server(address).ask(() -> transport.get(address, RevocationList.MAX_BYTES), now);
    }

    private AskedServer server(URI address) {
        return asked.computeIfAbsent(address, added -> new AskedServer(added, limits));
    }

    void refreshLists(RevocationServers servers, Instant now) {
        servers.lists().forEach(list -> lists.refreshWhereDue(list, servers.authority(), now));
    }

    AuthorityState state(RevocationServers servers) {
        var responders =
                servers.responders().stream().map(address -> server(address).state(null));
        var ofLists = servers.lists().stream()
                .map(address -> server(address).state(lists.keptUntil(address, servers.authority())));
        return new AuthorityState(
                servers.authority().getSubjectX500Principal(),
                Stream.concat(responders, ofLists).toList());
    }

    private static RevocationStatus counting(RevocationStatus status, Moment now) throws IOException {
        if (!status.counts(now)) {
            throw new IOException("an answer from " + status.thisUpdate() + " to " + status.nextUpdate());
        }
        return status;
    }
}
