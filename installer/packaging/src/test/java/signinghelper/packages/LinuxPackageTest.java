package signinghelper.packages;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.jna.Native;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.protocol.WireFormat;
import signinghelper.registration.ExtensionOffer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The package as dpkg, lintian and a shell read it. */
@Tag("slow")
class LinuxPackageTest {
    private static final String MAINTAINER = "Example support <support@trade.example.org>";
    private static final Instant BUILT = Instant.parse("2026-11-24T00:00:00Z");
    private static final String MANIFEST = "native-messaging-hosts/signinghelper.demo.json";

    @TempDir
    Path folder;

    private boolean java = true;
    private String machine = "linux-x86-64";

    @Test
    void unpacksToTheProgramAndAManifestForEachBrowser() throws Exception {
        var root = unpacked(build("one"));

        assertThat(root.resolve("opt/signing-helper-demo/signing-helper")).isExecutable();
        assertThat(root.resolve("opt/signing-helper-demo/app/host.jar")).hasContent("jar");
        assertThat(root.resolve("opt/signing-helper-demo/native/linux-x86-64/library"))
                .exists();
        assertThat(root.resolve("opt/signing-helper-demo/native/windows-x86-64"))
                .doesNotExist();
        assertThat(root.resolve("opt/signing-helper-demo/java/bin/java")).isExecutable();
        assertThat(root.resolve("opt/signing-helper-demo/profile.jws")).hasContent("a.b.c");
        assertThat(root.resolve("usr/bin/signing-helper-demo")).isExecutable();
        for (var place : List.of("etc/opt/chrome/", "etc/opt/edge/", "etc/chromium/")) {
            // A link: a file in /etc would be an administrator's, and outlive the program.
            var target = Files.readSymbolicLink(root.resolve(place + MANIFEST));
            assertThat(target).isAbsolute().startsWithRaw(Path.of("/opt/signing-helper-demo"));
            var manifest = new ObjectMapper()
                    .readTree(root.resolve(Path.of("/").relativize(target)).toFile());
            assertThat(manifest.path("path").asText()).isEqualTo("/opt/signing-helper-demo/signing-helper");
            assertThat(manifest.path("allowed_origins")).hasSize(WindowsBuild.EXTENSIONS.size());
        }
    }

    @Test
    void allIsRootsAndNothingIsWritableToOthers() throws Exception {
        var listed =
                Tool.run(folder, List.of("dpkg-deb", "--contents", build("one").toString()));

        assertThat(listed.lines())
                .isNotEmpty()
                .allMatch(line -> line.matches("[-dl]rw[x-]r-[x-]r-[x-] root/root .*|l.*root/root .*"));
        assertThat(listed.lines().filter(line -> line.startsWith("-rwx")).map(line -> line.replaceFirst(".*\\./", "")))
                .containsExactlyInAnyOrder(
                        "opt/signing-helper-demo/signing-helper",
                        "opt/signing-helper-demo/java/bin/java",
                        "usr/bin/signing-helper-demo");
    }

    @Test
    void isInTheMenuWithItsIcon() throws Exception {
        var root = unpacked(build("one"));

        var entry = root.resolve("usr/share/applications/signing-helper-demo.desktop");
        assertThat(entry).content().contains("Exec=\"/opt/signing-helper-demo/signing-helper\" window %F\n");
        assertThat(root.resolve("usr/share/icons/hicolor/128x128/apps/signing-helper-demo.png"))
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
    void saysWhatItIsAndWhoLooksAfterIt() throws Exception {
        var control = control(build("one"));

        assertThat(control.resolve("control"))
                .content()
                .contains("Package: signing-helper-demo\n", "Version: 1.0.0\n", "Architecture: amd64\n")
                .contains("Depends: fontconfig, libc6 (>= 2.7)\n")
                .contains("Maintainer: " + MAINTAINER + "\n")
                .contains("政采签章助手")
                .doesNotContain("[[");
        assertThat(control.resolve("conffiles")).doesNotExist();
        // With the system's Java the class archive is made again when that changes.
        assertThat(control.resolve("triggers")).hasContent("interest-noawait /usr/lib/jvm");
        for (var script : List.of("preinst", "postinst", "prerm", "postrm")) {
            assertThat(control.resolve(script)).isExecutable().content().doesNotContain("[[");
            Tool.run(control, List.of("sh", "-n", script));
        }
    }

    @Test
    void withoutAJavaOfItsOwnItIsForEveryMachineAndNeedsTheSystems() throws Exception {
        java = false;
        var deb = build("one");

        assertThat(deb.getFileName()).hasToString("signing-helper-demo_1.0.0_all.deb");
        assertThat(control(deb).resolve("control"))
                .content()
                .contains("Architecture: all\n", "Depends: java17-runtime, libc6\n");
        var program = unpacked(deb).resolve("opt/signing-helper-demo");
        assertThat(program.resolve("java")).doesNotExist();
        try (var folders = Files.list(program.resolve("native"))) {
            assertThat(folders.map(one -> one.getFileName().toString()))
                    .containsExactlyInAnyOrder("linux-x86-64", "linux-arm64", "linux-loongarch64");
        }
    }

    /** JNA's libraries stand for a Java's: they are real ones for each machine. */
    @ParameterizedTest
    @CsvSource({
        "linux-x86-64, amd64, 2.7, linux-x86-64",
        "linux-aarch64, arm64, 2.17, linux-arm64",
        "linux-loongarch64, loong64, 2.36, linux-loongarch64",
    })
    void isForTheMachineOfTheJavaThatIsPutIn(String made, String architecture, String glibc, String libraries)
            throws Exception {
        machine = made;
        var deb = build("one");

        assertThat(deb.getFileName()).hasToString("signing-helper-demo_1.0.0_" + architecture + ".deb");
        assertThat(control(deb).resolve("control"))
                .content()
                .contains("Architecture: " + architecture + "\n", "libc6 (>= " + glibc + ")\n");
        try (var folders = Files.list(unpacked(deb).resolve("opt/signing-helper-demo/native"))) {
            assertThat(folders.map(one -> one.getFileName().toString())).containsExactly(libraries);
        }
    }

    @Test
    void aMachineThatDebianDoesNotKnowIsRefused() {
        machine = "linux-riscv64";

        assertThatThrownBy(() -> build("one")).isInstanceOf(IOException.class).hasMessageContaining("RISC-V");
    }

    @Test
    void aJavaForAnotherSystemIsRefused() throws Exception {
        machine = "";

        assertThatThrownBy(() -> build("one"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no program for Linux");
    }

    @Test
    void aMaintainerWithoutAnAddressIsRefused() {
        for (var wrong : List.of("", "Example", "Example <>", "Example <a b@c>", "<a@b>", "A\nB <a@b>", "A <null>")) {
            assertThatThrownBy(() -> new LinuxPackage.Notes(wrong, ""))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Tag("full")
    @Test
    void lintianFindsNothingWrong() throws Exception {
        var deb = build("one", WindowsBuild.STORES);

        assertThat(Tool.run(folder, List.of("lintian", "--fail-on", "error,warning", "--allow-root", deb.toString())))
                .doesNotContain("E: ", "W: ");
    }

    @Test
    void holdsItsLicencesAndWhatIsNew() throws Exception {
        var documents = unpacked(build("one")).resolve("usr/share/doc/signing-helper-demo");

        assertThat(documents.resolve("copyright")).content().contains("License: Apache-2.0");
        assertThat(documents.resolve("THIRD-PARTY.txt")).hasContent("others' work");
        assertThat(Tool.run(
                        folder,
                        List.of("sh", "-c", "gzip -dc '" + documents + "/changelog.gz' | dpkg-parsechangelog -l-")))
                .contains("Version: 1.0.0\n", "Maintainer: " + MAINTAINER, "Date: Tue, 24 Nov 2026 00:00:00");
    }

    @Test
    void aProgramThatDoesNotRunHereIsConfiguredAndSaysWhatToDo() throws Exception {
        var said = configured("#!/bin/sh\necho 'libX11.so.6 is missing' >&2\nexit 1\n");

        assertThat(said)
                .contains("libX11.so.6 is missing")
                .contains("还不能运行", "signing-helper-demo self-test")
                .contains("does not run on this computer yet");
        assertThat(folder.resolve("called")).doesNotExist();
    }

    @Test
    void aProgramThatRunsIsTestedThenMadeFasterAndLeavesNothingOfItsOwn() throws Exception {
        var said = configured("""
                #!/bin/sh
                echo "$1" >>called
                for place in "$HOME" "$XDG_STATE_HOME" "$XDG_DATA_HOME" "$XDG_CACHE_HOME" "$XDG_CONFIG_HOME"; do
                  touch "$place/left" && echo "$place/left" >>written
                done
                """);

        assertThat(said).isEmpty();
        assertThat(folder.resolve("installed/called")).hasContent("self-test\nclass-archive");
        assertThat(Files.readAllLines(folder.resolve("installed/written")))
                .hasSize(2 * 5)
                .allSatisfy(left -> assertThat(Path.of(left)).doesNotExist());
    }

    /** Returns what the script says that dpkg calls with a new program, which is this script. */
    private String configured(String program) throws Exception {
        var script = Files.readString(control(build("one")).resolve("postinst"));
        var installed = Files.createDirectory(folder.resolve("installed"));
        executable(Files.writeString(installed.resolve("signing-helper"), program));
        var here = Files.writeString(
                folder.resolve("postinst"), script.replace("/opt/signing-helper-demo", installed.toString()));
        return Tool.run(folder, List.of("sh", here.toString(), "configure"));
    }

    private Path control(Path deb) throws Exception {
        var control = Files.createDirectories(folder.resolve("control"));
        Tool.run(folder, List.of("dpkg-deb", "-e", deb.toString(), control.toString()));
        return control;
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
        for (var system : List.of("linux-x86-64", "linux-arm64", "linux-loongarch64", "windows-x86-64")) {
            Files.createDirectories(program.resolve("native").resolve(system));
            Files.writeString(program.resolve("native").resolve(system).resolve("library"), system);
        }
        executable(Files.writeString(program.resolve("signing-helper"), "#!/bin/sh\n"));
        var described = new Program(
                "1.0.0",
                program,
                WindowsBuild.PRODUCT,
                "a.b.c",
                WindowsBuild.EXTENSIONS,
                stores,
                java ? java(folder.resolve(name).resolve("java")) : null,
                Path.of("../../extension/static/icons"));
        return new LinuxPackage(
                        described,
                        new LinuxPackage.Notes(MAINTAINER, "others' work"),
                        Path.of("linux"),
                        folder.resolve(name).resolve("work"),
                        folder.resolve(name).resolve("out"),
                        new WireFormat())
                .build(BUILT);
    }

    private Path java(Path java) throws Exception {
        var bin = Files.createDirectories(java.resolve("bin"));
        executable(Files.writeString(bin.resolve("java"), "#!/bin/sh\n"));
        var library = "/com/sun/jna/" + machine + "/libjnidispatch.so";
        if (!machine.isEmpty()) {
            try (var in = Objects.requireNonNull(Native.class.getResourceAsStream(library), library)) {
                Files.copy(in, Files.createDirectories(java.resolve("lib")).resolve("libjava.so"));
            }
        }
        return java;
    }

    private static void executable(Path file) {
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
