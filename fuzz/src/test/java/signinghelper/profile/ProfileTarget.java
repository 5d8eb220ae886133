package signinghelper.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import signinghelper.fuzz.ReadFiles;
import signinghelper.fuzz.Target;
import signinghelper.protocol.WireFormat;
import signinghelper.testkit.authority.TestKey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.stream.Stream;

/** Profiles: a stranger's signature is refused, and what a trusted key has signed is read, or refused. */
public final class ProfileTarget implements Target {
    private static final WireFormat FORMAT = new WireFormat();
    private static final ProfileCheck CHECK = new ProfileCheck(FORMAT);
    private static final KeyPair KEYS = TestKey.RSA.generate();

    @Override
    public void read(byte[] profile) throws GeneralSecurityException {
        var text = new String(profile, StandardCharsets.UTF_8);
        CHECK.check(text);
        try {
            MachinePolicy.parse(text, FORMAT);
        } catch (JsonProcessingException refused) {
            // A refusal is an answer.
        }
        try {
            SignedProfile.read(text, List.of(KEYS.getPublic()), FORMAT);
            throw new AssertionError("accepted");
        } catch (GeneralSecurityException | JsonProcessingException refused) {
            // Nobody trusted has signed it.
        }
        readSigned(ProfileSignature.sign(text, KEYS.getPrivate()));
    }

    private static void readSigned(String jws) throws GeneralSecurityException {
        try {
            SignedProfile.read(jws, List.of(KEYS.getPublic()), FORMAT).whole(FORMAT);
        } catch (JsonProcessingException refused) {
            // A refusal is an answer.
        }
    }

    @Override
    public Stream<byte[]> seeds() throws IOException {
        return ReadFiles.below(Path.of("../profiles"), file -> file.endsWith("profile.json"));
    }
}
