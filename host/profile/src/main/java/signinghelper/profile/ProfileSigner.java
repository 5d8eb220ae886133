package signinghelper.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** Signer of a profile for a deployment. It refuses every profile that the host would refuse. */
public final class ProfileSigner {
    private ProfileSigner() {}

    /**
     * Creates the file that the host reads.
     *
     * @param profile JSON of a {@link Profile}
     * @param privateKeyPem RSA key of at least 3072 bits, PKCS#8 in PEM
     * @return JWS in compact form
     * @throws JsonProcessingException if {@code profile} is malformed
     * @throws IllegalArgumentException if a certificate in it cannot be parsed
     */
    public static String sign(String profile, String privateKeyPem)
            throws GeneralSecurityException, JsonProcessingException {
        new WireFormat().decode(Profile.class, profile).requireCertificates();
        return ProfileSignature.sign(profile, SigningKeys.privateKey(privateKeyPem));
    }

    /** {@code ProfileSigner profile.json key.pem profile.jws}. */
    public static void main(String[] files) throws GeneralSecurityException, IOException {
        var signed = sign(Files.readString(Path.of(files[0])), Files.readString(Path.of(files[1])));
        Files.writeString(Path.of(files[2]), signed);
    }
}
