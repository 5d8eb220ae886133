package signinghelper.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import signinghelper.profile.ProfileSigner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Iterator;

/** The demo's profile. It is signed at every start, because the extension's id is known only then. */
final class DemoProfile {
    /** Name of SoftHSM2's driver in the template. */
    private static final String SOFTHSM = "softhsm2";

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

    /**
     * Writes it, signed.
     *
     * @param withheld method that it allows no page; empty text for none
     * @param pkcs11Library where SoftHSM2's library lies; empty path for no such driver
     */
    void write(Path file, String extensionId, String withheld, Path pkcs11Library) throws IOException {
        if (!Files.exists(signingKey)) {
            throw new NoSuchFileException(
                    signingKey.toString(), null, "a build that pins other profile keys cannot run the demo");
        }
        try {
            Files.writeString(
                    file, ProfileSigner.sign(json(extensionId, withheld, pkcs11Library), Files.readString(signingKey)));
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot sign the profile", e);
        }
    }

    private String json(String extensionId, String withheld, Path pkcs11Library) throws IOException {
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
        placeSoftHsm(profile.withArray("drivers").elements(), pkcs11Library);
        return mapper.writeValueAsString(profile);
    }

    /** Distributions put its library in different places; the template names the usual one. */
    private static void placeSoftHsm(Iterator<JsonNode> drivers, Path pkcs11Library) {
        while (drivers.hasNext()) {
            var driver = drivers.next();
            if (!driver.path("name").textValue().equals(SOFTHSM)) {
                continue;
            }
            if (pkcs11Library.toString().isEmpty()) {
                drivers.remove();
            } else {
                ((ObjectNode) driver.path("library")).put("linux", pkcs11Library.toString());
            }
        }
    }
}
