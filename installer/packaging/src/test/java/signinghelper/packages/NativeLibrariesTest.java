package signinghelper.packages;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.installation.Product;
import signinghelper.profile.ProfileSigner;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;

import static org.assertj.core.api.Assertions.assertThat;

/** The program started from its folder, as the host's build leaves it: its native libraries are loaded from there. */
@Tag("slow")
class NativeLibrariesTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path BUILT = ROOT.resolve("host/program/target/install");
    private static final Path SOFT_SKF = ROOT.resolve("softskf/target");
    private static final String BROWSER = "chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/";

    @TempDir
    Path folder;

    private Path program;
    private Path temporary;
    private Path cache;

    private record Ran(int code, String said, String errors) {}

    @BeforeEach
    void install() throws Exception {
        temporary = Files.createDirectories(folder.resolve("temporary"));
        cache = Files.createDirectories(folder.resolve("cache"));
        program = ProgramFolder.fresh(folder.resolve("program"))
                .withAll(BUILT, "")
                .with(Product.FILE, WindowsBuild.PRODUCT.text())
                .with("profile.jws", profile().getBytes(StandardCharsets.US_ASCII))
                .folder();
        var options = program.resolve("java.options");
        Files.writeString(options, Files.readString(options) + "-Djava.io.tmpdir=" + temporary + "\n");
        Tool.run(
                folder,
                List.of(
                        SOFT_SKF.resolve("softskf-device").toString(),
                        "new",
                        folder.resolve("soft").toString(),
                        "one",
                        "--label",
                        "KEY-OF-THE-TEST",
                        "--serial",
                        "SN-1",
                        "--pin",
                        "123456",
                        "--application",
                        "HBCA"));
    }

    /** Returns the demo's profile with the soft SKF library as its one driver. */
    private String profile() throws Exception {
        var own = Files.createDirectory(
                folder.resolve("library"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var library = Files.copy(SOFT_SKF.resolve("libsoftskf-packed-32.so"), own.resolve("libsoftskf.so"));
        var mapper = new ObjectMapper();
        var profile = (ObjectNode)
                mapper.readTree(ROOT.resolve("profiles/demo/profile.json").toFile());
        var driver = profile.putArray("drivers").addObject();
        driver.put("kind", "skf").put("name", "soft").putObject("library").put("linux", library.toString());
        var key = Files.readString(ROOT.resolve("host/profile/target/keys/demo-profile-key.pem"));
        return ProfileSigner.sign(mapper.writeValueAsString(profile), key);
    }

    @Test
    void neitherHostNorBridgeUnpacksOne() throws Exception {
        assertThat(run("self-test")).extracting(Ran::code).isEqualTo(0);
        assertThat(run("token", "list").said()).contains("KEY-OF-THE-TEST");

        assertThat(temporary).isEmptyDirectory();
        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void withoutOneTheProgramStillStartsAndDiagnoses() throws Exception {
        try (var libraries = Files.walk(program.resolve("native"))) {
            for (var library : libraries.filter(Files::isRegularFile).toList()) {
                Files.delete(library);
            }
        }

        assertThat(run(BROWSER).said()).contains("\"hello\"");
        assertThat(run("self-test").code()).isNotZero();
        var diagnosed = run("diagnose", "--json");
        assertThat(new ObjectMapper().readTree(diagnosed.said()).toString())
                .as(diagnosed.errors())
                .contains("\"token-service\"")
                .contains("DRIVER_");
        assertThat(temporary).isEmptyDirectory();
        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void noJarHasOneLeft() throws Exception {
        try (var jars = Files.newDirectoryStream(BUILT.resolve("app"), "*.jar")) {
            for (var jar : jars) {
                try (var zip = new ZipFile(jar.toFile())) {
                    assertThat(zip.stream().map(Object::toString))
                            .as(jar.toString())
                            .noneMatch(name -> name.matches(".*\\.(dll|so|dylib|jnilib|a)"));
                }
            }
        }
        try (var systems = Files.list(BUILT.resolve("native"))) {
            assertThat(systems.map(system ->
                            Objects.requireNonNull(system.getFileName()).toString()))
                    .contains("windows-x86-64", "linux-x86-64", "linux-arm64", "linux-loongarch64");
        }
    }

    private Ran run(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(program.resolve("signing-helper").toString()));
        command.addAll(List.of(arguments));
        var said = folder.resolve("said.txt");
        var errors = folder.resolve("errors.txt");
        var builder = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(said.toFile())
                .redirectError(errors.toFile());
        builder.environment().put("XDG_CACHE_HOME", cache.toString());
        builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
        builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        builder.environment()
                .put("HOME", Files.createDirectories(folder.resolve("home")).toString());
        builder.environment().put("SOFTSKF_HOME", folder.resolve("soft").toString());
        builder.environment().remove("DISPLAY");
        var process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Ran(
                process.exitValue(),
                Files.readString(said, StandardCharsets.ISO_8859_1),
                Files.readString(errors, StandardCharsets.ISO_8859_1));
    }
}
