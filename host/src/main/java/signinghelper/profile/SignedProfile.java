package signinghelper.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import signinghelper.protocol.WireFormat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Profile as issued by its signer.
 *
 * @param fields of the whole profile, without the time of issue
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
        var verified = ProfileSignature.verify(jws, keys);
        // By the strict rules, which also refuse a duplicate key.
        var fields = format.readObject(verified.payload());
        var age = ProfileAge.of(fields, verified.key());
        fields.remove(ProfileAge.ISSUED);
        var head = format.newObject();
        ProfileHead.FIELDS.stream().filter(fields::has).forEach(name -> head.set(name, fields.get(name)));
        return new SignedProfile(fields, format.bind(ProfileHead.class, head), age);
    }

    /**
     * Binds all fields.
     *
     * @throws JsonProcessingException if they do not match exactly
     */
    Profile whole(WireFormat format) throws JsonProcessingException {
        return format.bind(Profile.class, fields);
    }

    /** Signs a profile with its time of issue; see {@link ProfileSigner#sign}. */
    static String sign(String profile, Instant issued, PrivateKey key)
            throws GeneralSecurityException, JsonProcessingException {
        var format = new WireFormat();
        var fields = (ObjectNode) format.readTree(profile);
        var payload = format.toBytes(fields.put(ProfileAge.ISSUED, issued.toString()));
        return ProfileSignature.sign(new String(payload, StandardCharsets.UTF_8), key);
    }
}
