package signinghelper.portal.revocation;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.http.BoundedBody;
import signinghelper.formats.revocation.RevocationTransport;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The JDK's HTTP client, without redirects, cookies and log-ins. One for the whole portal. */
public final class HttpRevocationTransport implements RevocationTransport {
    private static final int OK = 200;

    private final Duration patience;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** @param patience time limit for one whole answer, the connection included; a user waits meanwhile */
    public HttpRevocationTransport(Duration patience) {
        this.patience = patience;
    }

    @Override
    public Bytes get(URI address, int most) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address).GET().build(), most);
    }

    @Override
    public Bytes post(URI address, String contentType, byte[] body, int most) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address).header("Content-Type", contentType);
        return send(request.POST(BodyPublishers.ofByteArray(body)).build(), most);
    }

    private Bytes send(HttpRequest request, int most) throws IOException, InterruptedException {
        var answer = client.sendAsync(request, head -> new BoundedBody(most));
        try {
            var response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != OK) {
                throw new IOException("status " + response.statusCode());
            }
            return response.body();
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no answer within " + patience);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } finally {
            // Without effect on a finished answer; otherwise it gives the connection up.
            answer.cancel(true);
        }
    }
}
