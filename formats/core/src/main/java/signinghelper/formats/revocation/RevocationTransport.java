package signinghelper.formats.revocation;

import signinghelper.formats.algorithm.Bytes;

import java.io.IOException;
import java.net.URI;

/** HTTP to a CA's servers, as far as revocation needs it. A port: a portal behind a proxy brings its own. */
public interface RevocationTransport {

    /**
     * Fetches a revocation list.
     *
     * @param most bytes that are taken
     * @throws IOException if no whole answer of status 200 arrives within the limits
     */
    Bytes get(URI address, int most) throws IOException, InterruptedException;

    /**
     * Sends an OCSP request (RFC 6960, A.1).
     *
     * @param body DER
     * @throws IOException for the same reasons as {@link #get}
     */
    Bytes post(URI address, String contentType, byte[] body, int most) throws IOException, InterruptedException;
}
