package signinghelper.demo.portal;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.portal.authentication.AuthenticatedIdentity;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A token or signature that the portal has looked at, as its log has it.
 *
 * @param id identifier that the page shows too, so that a user can name it to the support desk
 * @param time ISO 8601, UTC
 * @param reason why it was refused; null if it was accepted
 * @param algorithm algorithm of the token or signature; null when it was refused
 * @param form form of a signed document; null when it was refused, and for tokens
 * @param certificateSha256 null if it was refused
 */
record Verification(
        String id,
        Kind kind,
        String time,
        Outcome outcome,
        @Nullable String reason,
        @Nullable String algorithm,
        @Nullable String form,
        @Nullable Fingerprint certificateSha256) {

    enum Kind {
        LOGIN,
        BINDING,
        SIGNATURE,
        RECEIPT,
        STATEMENT;

        @JsonValue
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum Outcome {
        ACCEPTED,
        REFUSED
    }

    static Verification accepted(Kind kind, AuthenticatedIdentity identity, Instant time) {
        var fingerprint = identity.fingerprint();
        var algorithm = identity.algorithm().name();
        return new Verification(newId(), kind, time.toString(), Outcome.ACCEPTED, null, algorithm, null, fingerprint);
    }

    static Verification accepted(Kind kind, AcceptedSignature signature, Instant time) {
        var fingerprint = signature.fingerprint();
        return new Verification(
                newId(),
                kind,
                time.toString(),
                Outcome.ACCEPTED,
                null,
                signature.algorithm(),
                signature.form(),
                fingerprint);
    }

    static Verification refused(Kind kind, Enum<?> reason, Instant time) {
        return new Verification(newId(), kind, time.toString(), Outcome.REFUSED, reason.name(), null, null, null);
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
