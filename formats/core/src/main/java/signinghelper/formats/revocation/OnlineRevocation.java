package signinghelper.formats.revocation;

import signinghelper.formats.certificate.CertificateRefusedException;
import signinghelper.formats.certificate.CertificateRefusedException.Reason;
import signinghelper.formats.certificate.RevocationPolicy;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Revocation as the CAs' servers tell it when a signature is verified: responders first, then lists. Asks only the
 * configured {@link RevocationServers}; addresses within a certificate are its holder's word.
 *
 * <p>Every certificate below the anchor is asked for, so the CA of each needs an entry. A server is asked within
 * {@link AskingLimits}; one that hangs keeps few waiting, and then nobody for a while. Lists are read and verified once.
 */
public final class OnlineRevocation implements RevocationPolicy, StatusInquiry {
    /** Consequence when no current and authentic answer is available, for example because a responder is down. */
    public enum OnUnknown {
        /** The certificate is refused: {@code REVOCATION_UNKNOWN}. */
        REFUSE,
        /**
         * The certificate is accepted. Anyone who blocks the answer keeps a revoked certificate in use. A server that is
         * busy or paused counts as unknown too, so load alone lets a revoked certificate in.
         */
        ACCEPT
    }

    private final Supplier<Map<RevocationServers.Authority, RevocationServers>> servers;
    private final AuthorityInquiry inquiry;
    private final OnUnknown onUnknown;

    /**
     * Refuses an unknown status.
     *
     * @param servers one entry for each CA
     * @throws IllegalStateException if a CA has two entries
     */
    public OnlineRevocation(RevocationTransport transport, Collection<RevocationServers> servers) {
        this(
                fixed(RevocationServers.byAuthority(servers)),
                new AuthorityInquiry(
                        transport, AskingLimits.USUAL, ListStore.none(), OnlineRevocation::inThreadOfItsOwn),
                OnUnknown.REFUSE);
    }

    private OnlineRevocation(
            Supplier<Map<RevocationServers.Authority, RevocationServers>> servers,
            AuthorityInquiry inquiry,
            OnUnknown onUnknown) {
        this.servers = servers;
        this.inquiry = inquiry;
        this.onUnknown = onUnknown;
    }

    private static <T> Supplier<T> fixed(T value) {
        return () -> value;
    }

    /**
     * Asks the servers that {@code current} gives at each question, with what is kept and known of servers until now. So CAs come
     * and go while validators are in use.
     *
     * @param current gives the same list for as long as nothing changes; one entry for each CA
     */
    public OnlineRevocation following(Supplier<List<RevocationServers>> current) {
        return new OnlineRevocation(new FollowedServers(current), inquiry, onUnknown);
    }

    /** Returns the same servers with another consequence of an unknown answer. */
    public OnlineRevocation onUnknown(OnUnknown consequence) {
        return new OnlineRevocation(servers, inquiry, consequence);
    }

    /** Returns the same servers, asked within other limits than the {@linkplain AskingLimits#USUAL usual} ones. */
    public OnlineRevocation within(AskingLimits limits) {
        return new OnlineRevocation(servers, inquiry.within(limits), onUnknown);
    }

    /** Returns the same servers, whose lists are kept where a new start finds them. */
    public OnlineRevocation keepingListsIn(ListStore store) {
        return new OnlineRevocation(servers, inquiry.keepingListsIn(store), onUnknown);
    }

    /** Returns the same servers, whose lists {@code background} fetches, and not a thread for each. */
    public OnlineRevocation fetchingListsBy(Executor background) {
        return new OnlineRevocation(servers, inquiry.fetchingListsBy(background), onUnknown);
    }

    /**
     * Fetches each list that is not kept, or is due, in the background. Called each minute, it keeps logins from ever
     * waiting for a list.
     */
    public void refreshLists(Instant now) {
        servers.get().values().forEach(entry -> inquiry.refreshLists(entry, now));
    }

    /** Returns the state of the servers, one entry for each CA in the order of their names. */
    public List<AuthorityState> states() {
        return servers.get().values().stream()
                .map(inquiry::state)
                .sorted(Comparator.comparing(state -> state.authority().getName()))
                .toList();
    }

    /** Returns true when a CA of this subject and key has an entry. */
    public boolean knows(X509Certificate authority) {
        return servers.get().containsKey(RevocationServers.Authority.of(authority));
    }

    /** Returns the consequence when no server has an answer. */
    public OnUnknown onUnknown() {
        return onUnknown;
    }

    private static void inThreadOfItsOwn(Runnable fetch) {
        var thread = new Thread(fetch, "revocation list");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void require(List<X509Certificate> chain, Instant now) throws CertificateRefusedException {
        var present = servers.get();
        for (var link = 0; link < chain.size() - 1; link++) {
            require(chain.get(link), chain.get(link + 1), present, now);
        }
    }

    private void require(
            X509Certificate certificate,
            X509Certificate issuer,
            Map<RevocationServers.Authority, RevocationServers> present,
            Instant now)
            throws CertificateRefusedException {
        try {
            switch (ask(certificate, issuer, present, now).state()) {
                case REVOKED -> throw new CertificateRefusedException(Reason.REVOKED);
                case ON_HOLD -> throw new CertificateRefusedException(Reason.ON_HOLD);
                case GOOD -> {}
            }
        } catch (IOException e) {
            if (onUnknown == OnUnknown.REFUSE) {
                throw new CertificateRefusedException(Reason.REVOCATION_UNKNOWN, e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CertificateRefusedException(Reason.REVOCATION_UNKNOWN, e);
        }
    }

    @Override
    public RevocationStatus ask(X509Certificate asked, X509Certificate issuer, Instant now)
            throws IOException, InterruptedException {
        return ask(asked, issuer, servers.get(), now);
    }

    private RevocationStatus ask(
            X509Certificate asked,
            X509Certificate issuer,
            Map<RevocationServers.Authority, RevocationServers> present,
            Instant now)
            throws IOException, InterruptedException {
        var found = present.get(RevocationServers.Authority.of(issuer));
        if (found == null) {
            throw new IOException("no server is configured for " + issuer.getSubjectX500Principal());
        }
        return inquiry.ask(found, asked, issuer, Moment.at(now));
    }
}
