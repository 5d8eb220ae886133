package signinghelper.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import signinghelper.profile.ProfileSigner;
import signinghelper.testkit.stage.NamedLibrary;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;

/**
 * The demo's profile. It is signed at every start, because the extension's id, the libraries' places and what
 * {@link PortalEntries} says are known only then.
 */
final class DemoProfile {
    private final JsonMapper mapper = JsonMapper.builder().build();
    private final Path template;
    private final Path signingKey;

    /**
     * Names the files.
     *
     * @param template {@code profile.json} without extension ids and drivers
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
     * @param portal entries of CA and portal
     * @param libraries that it names
     */
    void write(Path file, String extensionId, String withheld, PortalEntries portal, List<NamedLibrary> libraries)
            throws IOException {
        if (!Files.exists(signingKey)) {
            throw new NoSuchFileException(
                    signingKey.toString(), null, "a build that pins other profile keys cannot run the demo");
        }
        try {
            Files.writeString(
                    file,
                    ProfileSigner.sign(
                            json(extensionId, withheld, portal, libraries),
                            Files.readString(signingKey),
                            Instant.now()));
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot sign the profile", e);
        }
    }

    /** Page that installs the helper, as {@code template} has it. */
    static URI installation(Path template) throws IOException {
        var pages = JsonMapper.builder()
                .build()
                .readTree(Files.readString(template))
                .at("/links/installation");
        return URI.create(pages.path(0).path("value").textValue());
    }

    private String json(String extensionId, String withheld, PortalEntries portal, List<NamedLibrary> libraries)
            throws IOException {
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
        var drivers = profile.putArray("drivers");
        for (var library : libraries) {
            describe(library, drivers.addObject());
        }
        portal.addTo(profile);
        return mapper.writeValueAsString(profile);
    }

    private static void describe(NamedLibrary library, ObjectNode driver) {
        driver.put("kind", library.kind()).put("name", library.name());
        driver.putObject("library").put("linux", library.file().toString());
        library.sha256().forEach(driver.putArray("sha256")::add);
    }
}
