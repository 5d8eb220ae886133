package signinghelper.jnlp;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.installation.Version;

import java.io.FileNotFoundException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JarPayloadTest {
    private static final List<String> ALL = List.of(
            "app/host.jar",
            "native/linux-x86-64/libjnidispatch.so",
            "native/windows-x86-64/jnidispatch.dll",
            "signing-helper",
            "signing-helper-menu.exe",
            "signing-helper-window.exe",
            "signing-helper.exe",
            "signing-helper.ico",
            "signing-helper.png",
            "version.txt");

    @TempDir
    Path folder;

    @BeforeEach
    void writeJar() throws Exception {
        try (var jar = new JarOutputStream(Files.newOutputStream(folder.resolve("installer.jar")))) {
            add(jar, JarPayload.LIST, String.join("\n", ALL));
            add(jar, JarPayload.resourceOf("app/host.jar"), "host");
            add(jar, JarPayload.resourceOf("signing-helper"), "posix");
            add(jar, JarPayload.resourceOf("signing-helper.exe"), "windows");
            add(jar, JarPayload.resourceOf("version.txt"), "1.2.0\n");
        }
    }

    @Test
    void hasWhatIsForTheSystem() throws Exception {
        try (var loader = loader()) {
            assertThat(new JarPayload(loader, "Linux").names())
                    .containsExactly(
                            "app/host.jar",
                            "native/linux-x86-64/libjnidispatch.so",
                            "signing-helper",
                            "signing-helper.png",
                            "version.txt");
            assertThat(new JarPayload(loader, "Windows 11").names())
                    .containsExactly(
                            "app/host.jar",
                            "native/windows-x86-64/jnidispatch.dll",
                            "signing-helper-menu.exe",
                            "signing-helper-window.exe",
                            "signing-helper.exe",
                            "signing-helper.ico",
                            "version.txt");
        }
    }

    @Test
    void readsFromTheJar() throws Exception {
        try (var loader = loader()) {
            var payload = new JarPayload(loader, "Linux");

            assertThat(payload.version()).isEqualTo(new Version(1, 2, 0));
            try (var content = payload.open("app/host.jar")) {
                assertThat(content).hasContent("host");
            }
            assertThatThrownBy(() -> payload.open("missing")).isInstanceOf(FileNotFoundException.class);
        }
    }

    private URLClassLoader loader() throws Exception {
        return new URLClassLoader(
                new URL[] {folder.resolve("installer.jar").toUri().toURL()}, null);
    }

    private static void add(JarOutputStream jar, String name, String content) throws Exception {
        jar.putNextEntry(new JarEntry(name));
        jar.write(content.getBytes(StandardCharsets.UTF_8));
        jar.closeEntry();
    }
}
