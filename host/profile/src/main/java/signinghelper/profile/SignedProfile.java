package signinghelper.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import signinghelper.protocol.WireFormat;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.List;
import java.util.Objects;

/**
 * Profile as issued by its signer.
 *
 * @param fields of the whole profile
 */
record SignedProfile(ObjectNode fields, ProfileHead head, ProfileAge age) {
    SignedProfile {
        Objects.requireNonNull(fields);
        Objects.requireNonNull(head);
        Objects.requireNonNull(age);
    }

    /**
     * Verifies a profile and reads its head.
     *
     * @throws GeneralSecurityException if none of {@code keys} signed it
     */
    static SignedProfile read(String jws, List<PublicKey> keys, WireFormat format)
            throws GeneralSecurityException, JsonProcessingException {
        // By the strict rules, which also refuse a duplicate key.
        var fields = format.readObject(ProfileSignature.verify(jws, keys));
        var head = format.newObject();
        ProfileHead.FIELDS.stream().filter(fields::has).forEach(name -> head.set(name, fields.get(name)));
        return new SignedProfile(fields, format.bind(ProfileHead.class, head), ProfileAge.of(fields));
    }

    /**
     * Binds all fields.
     *
     * @throws JsonProcessingException if they do not match exactly
     */
    Profile whole(WireFormat format) throws JsonProcessingException {
        return format.bind(Profile.class, fields);
    }
}
