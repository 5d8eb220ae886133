package signinghelper.packages;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.protocol.WireFormat;
import signinghelper.registration.ExtensionOffer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/** The package as dpkg itself reads it. */
class LinuxPackageTest {
    private static final Instant BUILT = Instant.parse("2026-11-24T00:00:00Z");
    private static final String MANIFEST = "native-messaging-hosts/signinghelper.host.json";

    @TempDir
    Path folder;

    @Test
    void unpacksToTheProgramAndAManifestForEachBrowser() throws Exception {
        var root = unpacked(build("one"));

        assertThat(root.resolve("opt/signing-helper/signing-helper")).isExecutable();
        assertThat(root.resolve("opt/signing-helper/app/host.jar")).hasContent("jar");
        assertThat(root.resolve("opt/signing-helper/java/bin/java")).isExecutable();
        assertThat(root.resolve("opt/signing-helper/profile.jws")).hasContent("a.b.c");
        assertThat(root.resolve("usr/bin/signing-helper")).isExecutable();
        for (var place : List.of("etc/opt/chrome/", "etc/opt/edge/", "etc/chromium/")) {
            var manifest =
                    new ObjectMapper().readTree(root.resolve(place + MANIFEST).toFile());
            assertThat(manifest.path("path").asText()).isEqualTo("/opt/signing-helper/signing-helper");
            assertThat(manifest.path("allowed_origins")).hasSize(WindowsBuild.EXTENSIONS.size());
        }
    }

    @Test
    void isInTheMenuWithItsIcon() throws Exception {
        var root = unpacked(build("one"));

        var entry = root.resolve("usr/share/applications/signing-helper.desktop");
        assertThat(entry).content().contains("Exec=\"/opt/signing-helper/signing-helper\" window\n");
        assertThat(root.resolve("usr/share/icons/hicolor/128x128/apps/signing-helper.png"))
                .hasSameBinaryContentAs(Path.of("../../extension/static/icons/128.png"));
        Tool.run(folder, List.of("desktop-file-validate", entry.toString()));
    }

    @Test
    void offersTheExtensionWhereTheProfileNamesTheBrowsersStore() throws Exception {
        var root = unpacked(build("one", WindowsBuild.STORES));

        assertThat(offer(root, "usr/share/microsoft-edge/extensions", "edge")).isEqualTo("https://edge.example/crx");
        assertThat(offer(root, "opt/google/chrome/extensions", "chrome"))
                .isEqualTo(offer(root, "usr/lib/chromium/extensions", "chrome"))
                .startsWith("https://[::1]/crx");
    }

    private static String offer(Path root, String place, String store) throws Exception {
        var extension = Objects.requireNonNull(WindowsBuild.STORES.get(store)).id();
        var file = root.resolve(place).resolve(extension + ".json");
        assertThat(Files.getPosixFilePermissions(file)).contains(PosixFilePermission.OTHERS_READ);
        return new ObjectMapper()
                .readTree(file.toFile())
                .path("external_update_url")
                .asText();
    }

    @Test
    void withoutAStoreNothingIsOffered() throws Exception {
        var root = unpacked(build("one"));

        for (var place : List.of("opt/google", "usr/share/microsoft-edge", "usr/lib")) {
            assertThat(root.resolve(place)).doesNotExist();
        }
    }

    private Path unpacked(Path deb) throws Exception {
        var root = Files.createDirectories(folder.resolve("root"));
        Tool.run(folder, List.of("dpkg-deb", "-x", deb.toString(), root.toString()));
        return root;
    }

    @Test
    void saysWhatItNeeds() throws Exception {
        var control = Files.createDirectories(folder.resolve("control"));
        Tool.run(folder, List.of("dpkg-deb", "-e", build("one").toString(), control.toString()));

        assertThat(control.resolve("control"))
                .content()
                .contains("Version: 1.0.0")
                .contains("Architecture: amd64")
                .contains("Depends: libc6")
                .doesNotContain("[[");
        assertThat(control.resolve("postinst")).isExecutable();
        assertThat(control.resolve("prerm")).isExecutable();
        // With the system's Java the class archive is made again when that changes.
        assertThat(control.resolve("triggers")).hasContent("interest-noawait /usr/lib/jvm");
    }

    @Test
    void theSameSourcesGiveTheSameBytes() throws Exception {
        assertThat(Files.mismatch(build("one"), build("another"))).isEqualTo(-1);
    }

    private Path build(String name) throws Exception {
        return build(name, Map.of());
    }

    private Path build(String name, Map<String, ExtensionOffer> stores) throws Exception {
        var program = folder.resolve(name).resolve("program");
        Files.writeString(Files.createDirectories(program.resolve("app")).resolve("host.jar"), "jar");
        executable(program.resolve("signing-helper"));
        var java = folder.resolve(name).resolve("java");
        executable(Files.createDirectories(java.resolve("bin")).resolve("java"));
        var described = new Program(
                "1.0.0",
                program,
                "test",
                "a.b.c",
                WindowsBuild.EXTENSIONS,
                stores,
                java,
                Path.of("../../extension/static/icons"));
        return new LinuxPackage(
                        described,
                        Path.of("linux"),
                        folder.resolve(name).resolve("work"),
                        folder.resolve(name).resolve("out"),
                        new WireFormat())
                .build(BUILT);
    }

    private static void executable(Path file) throws Exception {
        assertThat(Files.writeString(file, "#!/bin/sh\n").toFile().setExecutable(true))
                .isTrue();
    }
}
