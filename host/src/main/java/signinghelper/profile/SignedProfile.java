package signinghelper.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import signinghelper.protocol.WireFormat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Profile as issued by its signer.
 *
 * @param issued time of signing, or of the build when a build must give the same bytes again; the signer adds it to the
 *     profile's own fields
 * @param key that verifies it
 */
record SignedProfile(Profile profile, Instant issued, PublicKey key) {
    private static final String ISSUED = "issued";

    SignedProfile {
        Objects.requireNonNull(profile);
        Objects.requireNonNull(issued);
        Objects.requireNonNull(key);
    }

    /**
     * Verifies and reads a profile. Without a time of issue it counts as older than all others.
     *
     * @throws GeneralSecurityException if none of {@code keys} signed it
     */
    static SignedProfile read(String jws, List<PublicKey> keys, WireFormat format)
            throws GeneralSecurityException, JsonProcessingException {
        var verified = ProfileSignature.verify(jws, keys);
        // Decoded once by the strict rules, which also refuse a duplicate key.
        var fields = format.decode(ObjectNode.class, verified.payload());
        var issued = fields.remove(ISSUED);
        try {
            return new SignedProfile(
                    format.decode(Profile.class, text(format, fields)),
                    issued == null ? Instant.EPOCH : Instant.parse(issued.asText()),
                    verified.key());
        } catch (DateTimeException e) {
            throw new GeneralSecurityException("not a time at which a profile is issued", e);
        }
    }

    /** Signs a profile with its time of issue; see {@link ProfileSigner#sign}. */
    static String sign(String profile, Instant issued, PrivateKey key)
            throws GeneralSecurityException, JsonProcessingException {
        var format = new WireFormat();
        var fields = (ObjectNode) format.readTree(profile);
        return ProfileSignature.sign(text(format, fields.put(ISSUED, issued.toString())), key);
    }

    private static String text(WireFormat format, ObjectNode fields) {
        return new String(format.toBytes(fields), StandardCharsets.UTF_8);
    }
}
