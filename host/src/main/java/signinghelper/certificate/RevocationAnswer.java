package signinghelper.certificate;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.revocation.RevocationStatus;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * What came of asking a CA for one certificate.
 *
 * @param status null where nothing that can be believed says so now
 * @param source where {@code status} comes from; null without it
 * @param fetched when, by the best known time of then; null without it
 * @param failures of the others that were asked, each with its reason; from outside, for the person only
 */
public record RevocationAnswer(
        @Nullable RevocationStatus status,
        @Nullable URI source,
        @Nullable Instant fetched,
        List<String> failures) {
    public RevocationAnswer {
        failures = List.copyOf(failures);
    }
}
