package signinghelper.packages;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.installation.FolderPayload;
import signinghelper.installation.InstallationFolder;
import signinghelper.installation.Installer;
import signinghelper.installation.Payload;
import signinghelper.installation.Product;
import signinghelper.installation.RunningJava;
import signinghelper.profile.ProfileSigner;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** Installed by a Java that has nothing to link from, as OpenWebStart brings it, whose files lie about as Debian's do. */
@Tag("full")
@Tag("slow")
class CopiedJavaTest {
    private static final Path ROOT = Path.of("../..");
    private static final Path THIS_JAVA = Path.of(System.getProperty("java.home"));

    @TempDir
    Path folder;

    private Path java;

    /** {@code main BASE PAYLOAD}, in the Java that is to be copied. */
    static final class Installing {
        private Installing() {}

        public static void main(String[] arguments) throws Exception {
            new Installer(new InstallationFolder(Path.of(arguments[0])), new RunningJava(), step -> {})
                    .install(new FolderPayload(Path.of(arguments[1])));
        }
    }

    @BeforeEach
    void makeJava() throws Exception {
        java = folder.resolve("java");
        Tool.run(
                folder,
                List.of(
                        THIS_JAVA.resolve("bin/jlink").toString(),
                        "--add-modules",
                        "java.se,jdk.accessibility,jdk.charsets,jdk.crypto.cryptoki,jdk.crypto.ec,jdk.localedata,"
                                + "jdk.unsupported,jdk.zipfs",
                        "--output",
                        java.toString()));
        assertThat(java.resolve("bin/jlink")).doesNotExist();
        assertThat(java.resolve("jmods")).doesNotExist();
    }

    /** Settings lie elsewhere, one by one and as whole folders; sources and manuals are links that may lead nowhere. */
    private void scatterAsDebian() throws Exception {
        var elsewhere = Files.createDirectory(folder.resolve("etc"));
        Files.move(java.resolve("conf/security"), elsewhere.resolve("security"));
        Files.createSymbolicLink(java.resolve("conf/security"), elsewhere.resolve("security"));
        for (var name : List.of("conf/logging.properties", "lib/security/cacerts")) {
            var moved = elsewhere.resolve(Path.of(name).getFileName());
            Files.move(java.resolve(name), moved);
            Files.createSymbolicLink(java.resolve(name), moved);
        }
        Files.createSymbolicLink(java.resolve("lib/src.zip"), Path.of("../../nowhere/src.zip"));
        Files.createSymbolicLink(java.resolve("docs"), folder.resolve("nowhere"));
        Files.createSymbolicLink(java.resolve("lib/nowhere"), Path.of("nowhere-either"));
    }

    @Test
    void theCopyWorksByItself() throws Exception {
        scatterAsDebian();
        var base = folder.resolve("data/signing-helper-demo/program");

        assertThat(run(
                        java.resolve("bin/java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Installing.class.getName(),
                        base.toString(),
                        payload().toString()))
                .isEmpty();

        ProgramFolder.removed(java);
        ProgramFolder.removed(folder.resolve("etc"));
        assertThat(run(base.resolve("signing-helper"), "chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/"))
                .contains("\"hello\"");
        assertThat(run(base.resolve("signing-helper"), "self-test")).isEmpty();
        var copy = base.resolve("versions/1.0.0/java");
        assertThat(copy.resolve("bin/jlink")).doesNotExist();
        assertThat(copy.resolve("lib/nowhere")).doesNotExist();
        assertThat(Files.isDirectory(copy.resolve("conf/security"), LinkOption.NOFOLLOW_LINKS))
                .isTrue();
        assertThat(Files.isRegularFile(copy.resolve("lib/security/cacerts"), LinkOption.NOFOLLOW_LINKS))
                .isTrue();
        // It builds on the archive of Java's own classes, which belongs to the very file that was copied.
        assertThat(base.resolve("versions/1.0.0/classes.jsa")).exists();
    }

    private Path payload() throws Exception {
        var profile = Files.readString(ROOT.resolve("profiles/demo/profile.json"));
        var key = Files.readString(ROOT.resolve("host/profile/target/keys/demo-profile-key.pem"));
        return ProgramFolder.fresh(folder.resolve("payload"))
                .withAll(ROOT.resolve("host/program/target/install"), "")
                .with("profile.jws", ProfileSigner.sign(profile, key).getBytes(StandardCharsets.US_ASCII))
                .with(Product.FILE, WindowsBuild.PRODUCT.text())
                .with(Payload.VERSION, "1.0.0".getBytes(StandardCharsets.US_ASCII))
                .with("signing-helper.png", Files.readAllBytes(ROOT.resolve("extension/static/icons/128.png")))
                .folder();
    }

    /** Runs a program that must end well, and returns its output. */
    private String run(Path program, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        var said = folder.resolve("said.txt");
        var builder = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(said.toFile())
                .redirectError(folder.resolve("errors.txt").toFile());
        for (var kind : List.of("CONFIG", "STATE", "CACHE")) {
            builder.environment()
                    .put("XDG_" + kind + "_HOME", folder.resolve(kind).toString());
        }
        var process = builder.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("errors.txt")))
                .isZero();
        return Files.readString(said, StandardCharsets.ISO_8859_1);
    }
}
