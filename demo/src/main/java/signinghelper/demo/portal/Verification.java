package signinghelper.demo.portal;

import org.jspecify.annotations.Nullable;
import signinghelper.portal.authentication.AuthenticatedIdentity;
import signinghelper.portal.authentication.AuthenticationTokenException;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * A token that the portal has looked at, as its log has it.
 *
 * @param id which the page is told too, so that a person can name it to the support desk
 * @param time ISO 8601, UTC
 * @param reason why it was refused; null if it was accepted
 * @param algorithm of the token; null if it was refused
 * @param certificateSha256 hexadecimal; null if it was refused
 */
record Verification(
        String id,
        String time,
        Outcome outcome,
        AuthenticationTokenException.@Nullable Reason reason,
        @Nullable String algorithm,
        @Nullable String certificateSha256) {

    enum Outcome {
        ACCEPTED,
        REFUSED
    }

    static Verification accepted(AuthenticatedIdentity identity, Instant time) {
        var fingerprint = HexFormat.of().formatHex(identity.fingerprint().toArray());
        return new Verification(
                newId(),
                time.toString(),
                Outcome.ACCEPTED,
                null,
                identity.algorithm().name(),
                fingerprint);
    }

    static Verification refused(AuthenticationTokenException.Reason reason, Instant time) {
        return new Verification(newId(), time.toString(), Outcome.REFUSED, reason, null, null);
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
