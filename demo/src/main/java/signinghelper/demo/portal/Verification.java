package signinghelper.demo.portal;

import org.jspecify.annotations.Nullable;
import signinghelper.portal.login.LoginIdentity;
import signinghelper.portal.login.LoginTokenException;

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
        LoginTokenException.@Nullable Reason reason,
        @Nullable String algorithm,
        @Nullable String certificateSha256) {

    enum Outcome {
        ACCEPTED,
        REFUSED
    }

    static Verification accepted(LoginIdentity identity, Instant time) {
        var fingerprint = HexFormat.of().formatHex(identity.fingerprint().toArray());
        return new Verification(
                newId(),
                time.toString(),
                Outcome.ACCEPTED,
                null,
                identity.algorithm().name(),
                fingerprint);
    }

    static Verification refused(LoginTokenException.Reason reason, Instant time) {
        return new Verification(newId(), time.toString(), Outcome.REFUSED, reason, null, null);
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
