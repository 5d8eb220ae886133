package signinghelper.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import signinghelper.testkit.stage.NamedLibrary;
import signinghelper.testkit.stage.StageProfile;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The demo's profile: the template, with what {@link PortalEntries} says. */
final class DemoProfile {
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
     * @param portal entries of CA and portal
     * @param libraries that it names
     */
    void write(Path file, String extensionId, PortalEntries portal, List<NamedLibrary> libraries) throws IOException {
        if (!Files.exists(signingKey)) {
            throw new NoSuchFileException(
                    signingKey.toString(), null, "a build that pins other profile keys cannot run the demo");
        }
        var profile = StageProfile.from(Files.readString(template));
        profile.setExtension(extensionId);
        profile.setLibraries(libraries);
        portal.addTo(profile.json());
        profile.sign(file, Files.readString(signingKey));
    }

    /** Page that installs the helper, as {@code template} has it. */
    static URI installation(Path template) throws IOException {
        var pages = JsonMapper.builder()
                .build()
                .readTree(Files.readString(template))
                .at("/links/installation");
        return URI.create(pages.path(0).path("value").textValue());
    }
}
