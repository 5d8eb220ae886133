package signinghelper.packages.launcher;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Key of a portal that has a release and no sources. */
class ProfileKeyTest {
    @TempDir
    private Path folder;

    private Path jar;

    @BeforeEach
    void makeAHostsJar() throws IOException {
        jar = folder.resolve("signing-helper-host-profile-1.0.0.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("profile/signing-keys.pem"));
            out.write("-----BEGIN PUBLIC KEY-----\nthe release's\n-----END PUBLIC KEY-----\n"
                    .getBytes(StandardCharsets.US_ASCII));
        }
    }

    private String pinned() throws IOException {
        try (var content = FileSystems.newFileSystem(jar)) {
            return Files.readString(content.getPath("/profile/signing-keys.pem"));
        }
    }

    @Test
    void isMadeOnceForItsOwnerAloneAndIsAllThatTheHostBelieves() throws Exception {
        var key = new ProfileKey(folder.resolve("key.pem"));
        key.pinIn(folder);
        var first = pinned();
        var made = Files.readString(key.file());

        key.pinIn(folder);

        assertThat(first).containsOnlyOnce("BEGIN PUBLIC KEY").doesNotContain("the release's");
        assertThat(pinned()).isEqualTo(first);
        assertThat(key.file()).hasContent(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key.file())))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileThatIsNoSuchKeyIsNamedAndTheHostStaysAsItWas() throws Exception {
        var before = pinned();
        var other = Files.writeString(
                folder.resolve("other.pem"), "-----BEGIN PRIVATE KEY-----\nMAA=\n-----END PRIVATE KEY-----\n");

        assertThatThrownBy(() -> new ProfileKey(other).pinIn(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("other.pem");
        assertThat(pinned()).isEqualTo(before);
    }
}
