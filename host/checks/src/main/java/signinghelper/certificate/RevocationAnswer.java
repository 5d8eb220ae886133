package signinghelper.certificate;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.revocation.RevocationStatus;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * Result of asking for the revocation status of one certificate.
 *
 * @param status null when no trusted answer is valid now
 * @param source of {@code status}; null without it
 * @param fetched time of receipt, by the best known time then; null without {@code status}
 * @param failures of the other servers that were asked, each with its reason; text from outside, for the user only
 * @param proxyAsked true when a proxy on the way to one of them asked for a login
 */
public record RevocationAnswer(
        @Nullable RevocationStatus status,
        @Nullable URI source,
        @Nullable Instant fetched,
        List<String> failures,
        boolean proxyAsked) {
    public RevocationAnswer {
        failures = List.copyOf(failures);
    }
}
