package signinghelper.formats.revocation;

import signinghelper.formats.certificate.CertificateRefusedException;
import signinghelper.formats.certificate.CertificateRefusedException.Reason;
import signinghelper.formats.certificate.RevocationPolicy;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Revocation as the CAs' servers tell it when a signature is verified: responders first, then lists. Asks only the
 * configured {@link RevocationServers}; addresses within a certificate are its holder's word.
 *
 * <p>Every certificate below the anchor is asked for, so the CA of each needs an entry.
 */
public final class OnlineRevocation implements RevocationPolicy, StatusInquiry {
    /** Consequence when no current and authentic answer is available, for example because a responder is down. */
    public enum OnUnknown {
        /** The certificate is refused: {@code REVOCATION_UNKNOWN}. */
        REFUSE,
        /** The certificate is accepted. Anyone who blocks the answer keeps a revoked certificate in use. */
        ACCEPT
    }

    private final Map<RevocationServers.Authority, RevocationServers> servers;
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
                servers.stream()
                        .collect(Collectors.toUnmodifiableMap(
                                entry -> RevocationServers.Authority.of(entry.authority()), entry -> entry)),
                new AuthorityInquiry(transport),
                OnUnknown.REFUSE);
    }

    private OnlineRevocation(
            Map<RevocationServers.Authority, RevocationServers> servers,
            AuthorityInquiry inquiry,
            OnUnknown onUnknown) {
        this.servers = servers;
        this.inquiry = inquiry;
        this.onUnknown = onUnknown;
    }

    /** Returns the same servers with another consequence of an unknown answer. */
    public OnlineRevocation onUnknown(OnUnknown consequence) {
        return new OnlineRevocation(servers, inquiry, consequence);
    }

    @Override
    public void require(List<X509Certificate> chain, Instant now) throws CertificateRefusedException {
        for (var link = 0; link < chain.size() - 1; link++) {
            require(chain.get(link), chain.get(link + 1), now);
        }
    }

    private void require(X509Certificate certificate, X509Certificate issuer, Instant now)
            throws CertificateRefusedException {
        try {
            switch (ask(certificate, issuer, now).state()) {
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
        var found = servers.get(RevocationServers.Authority.of(issuer));
        if (found == null) {
            throw new IOException("no server is configured for " + issuer.getSubjectX500Principal());
        }
        return inquiry.ask(found, asked, issuer, Moment.at(now));
    }
}
