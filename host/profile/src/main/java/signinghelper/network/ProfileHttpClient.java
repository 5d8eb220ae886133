package signinghelper.network;

import signinghelper.formats.http.BoundedBody;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * HTTP client that only contacts servers that the profile lists, over https or http as listed.
 *
 * <p>It follows no redirect, sends no login to a server or proxy, and keeps no cookie. Time and size are limited. Host
 * names are always compared with the certificate.
 */
public final class ProfileHttpClient {
    private static final int PROXY_LOGIN = 407;

    private final Set<ListedAddress> listed;
    private final ProxySelector proxies;
    private final HttpClient client;

    /**
     * Creates the client without sending anything.
     *
     * @param listed addresses of the profile; scheme, host and port are compared
     * @param trust rule for certificates of servers
     * @throws IllegalArgumentException if an address is neither https nor http
     */
    public ProfileHttpClient(Collection<URI> listed, ChainTrust trust, ProxySelector proxies) {
        this.listed = listed.stream().map(ListedAddress::of).collect(Collectors.toUnmodifiableSet());
        this.proxies = proxies;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(proxies)
                .sslContext(context(trust))
                .build();
    }

    private static SSLContext context(ChainTrust trust) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Fetches an address once.
     *
     * @throws NotListedException if the profile does not list the server
     * @throws ProxyLoginException if a proxy on the way asks for a login
     * @throws IOException if no complete answer arrives within the limits
     */
    public Fetched get(URI address, Limits limits) throws IOException, InterruptedException {
        return send(request(address).GET().build(), limits);
    }

    /**
     * Fetches the header fields alone.
     *
     * @throws IOException as {@link #get}
     */
    public Fetched head(URI address, Limits limits) throws IOException, InterruptedException {
        return send(request(address).method("HEAD", BodyPublishers.noBody()).build(), limits);
    }

    /**
     * Sends {@code body} once, e.g. an OCSP request.
     *
     * @throws IOException as {@link #get}
     */
    public Fetched post(URI address, String contentType, byte[] body, Limits limits)
            throws IOException, InterruptedException {
        var request = request(address).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body));
        return send(request.build(), limits);
    }

    private HttpRequest.Builder request(URI address) throws NotListedException {
        if (!isListed(address)) {
            throw new NotListedException(
                    "not listed in the profile: " + address.getScheme() + "://" + address.getHost());
        }
        return HttpRequest.newBuilder(address);
    }

    /** Returns true when the profile lists the server of {@code address}. */
    public boolean isListed(URI address) {
        try {
            return listed.contains(ListedAddress.of(address));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private boolean hasProxy(URI address) {
        return proxies.select(address).stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT);
    }

    private Fetched send(HttpRequest request, Limits limits) throws IOException, InterruptedException {
        var answer = client.sendAsync(request, head -> new BoundedBody(limits.bytes()));
        try {
            var response = answer.get(limits.time().toMillis(), TimeUnit.MILLISECONDS);
            // Java passes it on as if it were the server's, also where TLS with the server never began.
            if (response.statusCode() == PROXY_LOGIN && hasProxy(request.uri())) {
                throw new ProxyLoginException();
            }
            return new Fetched(response.statusCode(), response.headers(), response.body());
        } catch (TimeoutException e) {
            throw new java.net.http.HttpTimeoutException("no answer within " + limits.time());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } finally {
            // Without effect on a complete answer; otherwise it closes the connection.
            answer.cancel(true);
        }
    }
}
