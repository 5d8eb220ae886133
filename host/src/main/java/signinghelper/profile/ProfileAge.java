package signinghelper.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import signinghelper.protocol.WireFormat;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Fields of a signed profile that decide if it is too old for this computer.
 *
 * @param issued time of signing, or of the build when a build must give the same bytes again; the signer adds it to the
 *     profile's own fields
 * @param key that verifies it
 */
record ProfileAge(String id, int version, Instant issued, PublicKey key) {
    static final String ISSUED = "issued";

    ProfileAge {
        ProfileHead.requireIdentity(id, version);
        Objects.requireNonNull(issued);
        Objects.requireNonNull(key);
    }

    /**
     * Verifies a profile of any version of the program, whose other fields may be of another form.
     *
     * @throws GeneralSecurityException if none of {@code keys} signed it
     */
    static ProfileAge read(String jws, List<PublicKey> keys, WireFormat format)
            throws GeneralSecurityException, JsonProcessingException {
        var verified = ProfileSignature.verify(jws, keys);
        return of(format.readObject(verified.payload()), verified.key());
    }

    /** Returns the age of a verified profile. Without a time of issue it counts as older than all others. */
    static ProfileAge of(ObjectNode fields, PublicKey key) throws GeneralSecurityException {
        return new ProfileAge(
                fields.path("id").asText(), fields.path("version").asInt(), issued(fields.path(ISSUED)), key);
    }

    private static Instant issued(JsonNode issued) throws GeneralSecurityException {
        try {
            return issued.isMissingNode() ? Instant.EPOCH : Instant.parse(issued.asText());
        } catch (DateTimeException e) {
            throw new GeneralSecurityException("not a time at which a profile is issued", e);
        }
    }
}
