package signinghelper.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import signinghelper.protocol.WireFormat;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.List;

/** Fields of a signed profile that decide if it belongs to this program, and if it is too old for this computer. */
record ProfileAge(String id, int version) {
    ProfileAge {
        ProfileHead.requireIdentity(id, version);
    }

    /**
     * Verifies a profile of any version of the program, whose other fields may be of another form.
     *
     * @throws GeneralSecurityException if none of {@code keys} signed it
     */
    static ProfileAge read(String jws, List<PublicKey> keys, WireFormat format)
            throws GeneralSecurityException, JsonProcessingException {
        return of(format.readObject(ProfileSignature.verify(jws, keys)));
    }

    /** Returns the age of a verified profile. */
    static ProfileAge of(ObjectNode fields) {
        return new ProfileAge(fields.path("id").asText(), fields.path("version").asInt());
    }
}
