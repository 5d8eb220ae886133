package signinghelper.verifier.settings;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;

/**
 * Where the service listens.
 *
 * @param address an interface of this computer; loopback where the file says nothing
 * @param port 0 for any that is free
 * @param hosts names, in lower case and without a port, by which the portal's servers call it beside those of loopback
 * @param tls null for plain HTTP
 */
public record Listening(
        String address,
        Integer port,
        List<String> hosts,
        @Nullable Tls tls) {
    private static final int USUAL_PORT = 8420;
    private static final int MOST_PORT = 65_535;

    /**
     * TLS of the service.
     *
     * @param keyStore PKCS#12 with the service's certificate and key
     * @param clientAuthorities PEM file with the CAs of the portal's servers, which then need a certificate; null for none
     */
    public record Tls(String keyStore, @Nullable String clientAuthorities) {
        public Tls(@Nullable String keyStore, @Nullable String clientAuthorities) {
            this.keyStore = Texts.given(
                    "listen.tls.keyStore", keyStore, "Name a PKCS#12 file with the service's certificate and key.");
            this.clientAuthorities = clientAuthorities;
        }
    }

    public Listening(
            @Nullable String address, @Nullable Integer port, @Nullable List<String> hosts, @Nullable Tls tls) {
        this.address = address == null ? "127.0.0.1" : address;
        this.port = Texts.between("listen.port", port, USUAL_PORT, 0, MOST_PORT);
        this.hosts = Texts.listed("listen.hosts", hosts).stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .toList();
        this.tls = tls;
        this.hosts.forEach(Listening::requireName);
        resolved();
    }

    private static void requireName(String host) {
        if (!host.matches("[a-z0-9]([a-z0-9._-]*[a-z0-9])?|\\[[0-9a-f:.]+]")) {
            throw new WrongSettingException(
                    "listen.hosts",
                    "has '" + host + "', which is no name of a host",
                    "Give names or addresses alone, without scheme, port and *; IPv6 in brackets.");
        }
    }

    /** Tells if no other computer can reach the service. */
    public boolean isLoopback() {
        return resolved().isLoopbackAddress();
    }

    private InetAddress resolved() {
        try {
            if (address.isBlank()) {
                throw new UnknownHostException("no address");
            }
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new WrongSettingException(
                    "listen.address", "is '" + address + "'", "Give an address of this computer, such as 127.0.0.1.");
        }
    }
}
