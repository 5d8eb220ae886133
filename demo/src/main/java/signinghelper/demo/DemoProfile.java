package signinghelper.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import signinghelper.profile.ProfileSigner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** The demo's profile. It is signed at every start, because the extension's id is known only then. */
final class DemoProfile {
    private final JsonMapper mapper = JsonMapper.builder().build();
    private final Path template;
    private final Path signingKey;

    /**
     * Names the files.
     *
     * @param template {@code profile.json} without extension ids
     * @param signingKey PKCS#8 in PEM, made by the build together with the key that the host trusts
     */
    DemoProfile(Path template, Path signingKey) {
        this.template = template;
        this.signingKey = signingKey;
    }

    /** Writes the signed profile, which then allows no page the method {@code withheld}. */
    void write(Path file, String extensionId, String withheld) throws IOException {
        if (!Files.exists(signingKey)) {
            throw new NoSuchFileException(
                    signingKey.toString(), null, "a build that pins other profile keys cannot run the demo");
        }
        try {
            Files.writeString(file, ProfileSigner.sign(json(extensionId, withheld), Files.readString(signingKey)));
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot sign the profile", e);
        }
    }

    private String json(String extensionId, String withheld) throws IOException {
        var profile = (ObjectNode) mapper.readTree(Files.readString(template));
        profile.withArray("extensionIds").removeAll().add(extensionId);
        for (var origin : profile.withArray("origins")) {
            var methods = ((ObjectNode) origin).withArray("capabilities").elements();
            while (methods.hasNext()) {
                if (methods.next().textValue().equals(withheld)) {
                    methods.remove();
                }
            }
        }
        return mapper.writeValueAsString(profile);
    }
}
