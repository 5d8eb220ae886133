package signinghelper.formats.revocation;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;

/** Question to a CA about one certificate. */
@FunctionalInterface
public interface StatusInquiry {

    /**
     * Asks.
     *
     * @param asked certificate whose chain to {@code issuer} holds
     * @return a status that counts at {@code now}
     * @throws IOException if no current and authentic answer is available
     */
    RevocationStatus ask(X509Certificate asked, X509Certificate issuer, Instant now)
            throws IOException, InterruptedException;
}
