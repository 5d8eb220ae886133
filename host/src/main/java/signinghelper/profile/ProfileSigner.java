package signinghelper.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** Signs a profile for a deployment. Refuses what the host would refuse. */
public final class ProfileSigner {
    private ProfileSigner() {}

    /**
     * Makes the file that the host reads.
     *
     * @param profile JSON of a {@link Profile}
     * @param privateKeyPem P-256 key, PKCS#8 in PEM
     * @return JWS in compact form
     * @throws JsonProcessingException if {@code profile} is not a profile
     */
    public static String sign(String profile, String privateKeyPem)
            throws GeneralSecurityException, JsonProcessingException {
        new WireFormat().decode(Profile.class, profile);
        return ProfileSignature.sign(profile, SigningKeys.privateKey(privateKeyPem));
    }

    /** {@code ProfileSigner profile.json key.pem profile.jws}. */
    public static void main(String[] files) throws GeneralSecurityException, IOException {
        var signed = sign(Files.readString(Path.of(files[0])), Files.readString(Path.of(files[1])));
        Files.writeString(Path.of(files[2]), signed);
    }
}
