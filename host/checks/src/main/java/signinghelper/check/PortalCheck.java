package signinghelper.check;

import signinghelper.check.Evidence.Kind;
import signinghelper.network.ChainTrust;
import signinghelper.network.Limits;
import signinghelper.network.ProfileHttpClient;
import signinghelper.network.ProxyLoginException;
import signinghelper.platform.ProxyScript;
import signinghelper.protocol.ErrorCode;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.net.ssl.SSLException;

/** Check that the portal can be reached, and that no third party intercepts the TLS connection. */
public final class PortalCheck implements Check {
    static final String ID = "portal";
    private static final int SERVER_FAULT = 500;
    private static final Limits LIMITS = new Limits(Duration.ofMillis(4500), 0);

    private final Supplier<Set<TrustAnchor>> roots;
    private final ProxySelector proxies;
    private final ProxyScript script;

    /**
     * Creates the check without contacting any server.
     *
     * @param roots that are trusted, read again at each run
     */
    public PortalCheck(Supplier<Set<TrustAnchor>> roots, ProxySelector proxies, ProxyScript script) {
        this.roots = roots;
        this.proxies = proxies;
        this.script = script;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Duration limit() {
        return NETWORK;
    }

    @Override
    public List<Finding> look(Circumstances circumstances) throws InterruptedException {
        var profile = circumstances.profile();
        var portal = profile == null ? null : profile.computer().time().portal();
        return List.of(
                profile == null || portal == null
                        ? Finding.skipped(ID, Evidence.notConfigured("address"))
                        : new Look(portal, profile.computer().time().issuers()).finding());
    }

    /** Single attempt to reach one portal. */
    private final class Look {
        private final URI portal;
        private final List<String> issuers;
        private final List<Evidence> seen = new ArrayList<>();
        private final ChainTrust trust = new ChainTrust(roots.get(), ChainTrust.Dates.HELD);

        Look(URI portal, List<String> issuers) {
            this.portal = portal;
            this.issuers = issuers;
        }

        Finding finding() throws InterruptedException {
            see("address", Kind.ADDRESS, portal.toString());
            var isDirect = seeProxies();
            if (isDirect && !hasAddress()) {
                return notReached(isDirect, ErrorCode.PORTAL_NAME_UNKNOWN);
            }
            try {
                var status = new ProfileHttpClient(List.of(portal), trust, proxies)
                        .head(portal, LIMITS)
                        .status();
                see("status", Kind.PLAIN, Integer.toString(status));
                seeChain();
                return answered(status);
            } catch (SSLException e) {
                see("failure", Kind.UNTRUSTED, e.toString());
                seeChain();
                var isForeign = !trust.shown().isEmpty() && !trust.isAnchored();
                return of(Verdict.FAIL, isForeign ? ErrorCode.TLS_INTERCEPTED : ErrorCode.TLS_REFUSED);
            } catch (ProxyLoginException e) {
                return of(Verdict.FAIL, ErrorCode.PROXY_LOGIN_REQUIRED);
            } catch (IOException e) {
                see("failure", Kind.UNTRUSTED, e.toString());
                return notReached(isDirect, ErrorCode.PORTAL_UNREACHABLE);
            }
        }

        /** A browser may get through all the same, since it runs the script. */
        private Finding notReached(boolean isDirect, ErrorCode otherwise) {
            var set = isDirect ? script.address() : Optional.<String>empty();
            set.ifPresent(address -> see("proxy-script", Kind.UNTRUSTED, address));
            return of(Verdict.FAIL, set.isPresent() ? ErrorCode.PROXY_SCRIPT_UNREAD : otherwise);
        }

        /** A missing page, or one that needs a login, also shows that the portal answers. */
        private Finding answered(int status) {
            if (status >= SERVER_FAULT) {
                return of(Verdict.WARN, ErrorCode.PORTAL_FAULTY).with(Map.of("status", Integer.toString(status)));
            }
            var issuer = issuer();
            return issuers.isEmpty() || issuers.contains(issuer)
                    ? Finding.pass(ID, seen.toArray(Evidence[]::new))
                    : of(Verdict.WARN, ErrorCode.TLS_INTERCEPTED);
        }

        /** Shows host and port alone: other parts of a system's setting are not even read. */
        private boolean seeProxies() {
            var chosen = proxies.select(portal).stream()
                    .filter(proxy -> proxy.type() != Proxy.Type.DIRECT)
                    .toList();
            for (var proxy : chosen) {
                if (proxy.address() instanceof InetSocketAddress address) {
                    see(
                            "proxy",
                            Kind.UNTRUSTED,
                            proxy.type() + " " + address.getHostString() + ":" + address.getPort());
                }
            }
            return chosen.isEmpty();
        }

        private boolean hasAddress() {
            try {
                for (var address : InetAddress.getAllByName(portal.getHost())) {
                    see("resolved", Kind.PLAIN, address.getHostAddress());
                }
                return true;
            } catch (UnknownHostException e) {
                return false;
            }
        }

        private void seeChain() {
            for (var certificate : trust.shown()) {
                see(
                        "certificate",
                        Kind.UNTRUSTED,
                        certificate.getSubjectX500Principal().getName());
            }
            if (!trust.shown().isEmpty()) {
                see("issuer", Kind.UNTRUSTED, issuer());
            }
        }

        private String issuer() {
            return trust.shown().isEmpty() ? "" : organisation(trust.shown().get(0));
        }

        private void see(String name, Kind kind, String value) {
            seen.add(new Evidence(name, kind, value));
        }

        private Finding of(Verdict verdict, ErrorCode code) {
            return Finding.of(ID, verdict, code, seen.toArray(Evidence[]::new));
        }
    }

    /** Returns the issuer's {@code O}, or its whole name when it has no {@code O}. */
    private static String organisation(X509Certificate certificate) {
        var issuer = certificate.getIssuerX500Principal().getName();
        try {
            return new LdapName(issuer)
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("O"))
                            .map(part -> part.getValue().toString())
                            .findFirst()
                            .orElse(issuer);
        } catch (InvalidNameException e) {
            return issuer;
        }
    }
}
