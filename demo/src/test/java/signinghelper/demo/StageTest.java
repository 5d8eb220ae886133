package signinghelper.demo;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.demo.authority.DemoAuthority;
import signinghelper.demo.token.SoftwareKeyDriver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.Base64;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StageTest {
    private static final String EXTENSION_ID = "abcdefghijklmnopabcdefghijklmnop";
    private static final DemoAuthority AUTHORITY = new DemoAuthority(Clock.systemUTC());

    @TempDir
    private Path folder;

    private Path root = Path.of("");
    private Path target = Path.of("");

    /** A built repository, as far as the demo looks at it. */
    @BeforeEach
    void build() throws Exception {
        root = folder.resolve("root");
        target = folder.resolve("stage");
        write("host/target/install/signing-helper", "#!/bin/sh\n");
        write("host/target/install/app/host-1.0.0.jar", "host");
        write("demo/target/demo-1.0.0-token.jar", "token");
        write("extension/target/extension-id.txt", EXTENSION_ID + "\n");
        Files.createDirectories(root.resolve("profiles/demo"));
        Files.copy(Path.of("../profiles/demo/profile.json"), root.resolve("profiles/demo/profile.json"));
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        var key = generator.generateKeyPair().getPrivate().getEncoded();
        var body = Base64.getMimeEncoder().encodeToString(key);
        write(
                "host/target/keys/demo-profile-key.pem",
                "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");
    }

    @Test
    void installsTheHostWithTheSoftwareKeyAndASignedProfile() throws Exception {
        var stage = Stage.set(root, target, AUTHORITY, "");

        assertThat(stage.launcher()).isExecutable().hasParent(target.resolve("host"));
        assertThat(target.resolve("host/app/host-1.0.0.jar")).exists();
        assertThat(target.resolve("host/app/demo-1.0.0-token.jar")).exists();
        assertThat(target.resolve("host/java.options"))
                .hasContent("\"-Dsigninghelper.demo.token=" + target.resolve("token") + "\"");
        var payload = Files.readString(target.resolve("host/profile.jws")).split("\\.", -1)[1];
        assertThat(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8))
                .contains("\"extensionIds\":[\"" + EXTENSION_ID + "\"]");
        assertThat(new SoftwareKeyDriver(stage.token()).list()).hasSize(1);
        assertThat(Files.readString(stage.anchors())).containsPattern("(?s)(BEGIN CERTIFICATE.*){3}");
    }

    @Test
    void withholdsAMethodFromEveryPage() throws Exception {
        Stage.set(root, target, AUTHORITY, "login.bind");

        var payload = Files.readString(target.resolve("host/profile.jws")).split("\\.", -1)[1];
        assertThat(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8))
                .contains("login.authenticate")
                .doesNotContain("login.bind");
    }

    @Test
    void isMadeFreshEachTime() throws Exception {
        Stage.set(root, target, AUTHORITY, "");
        Files.createFile(target.resolve("token/unplugged"));

        var stage = Stage.set(root, target, AUTHORITY, "");

        assertThat(stage.token().resolve("unplugged")).doesNotExist();
    }

    @Test
    void neverEmptiesAFolderThatItDidNotMake() throws Exception {
        Files.createDirectories(target);
        var own = Files.writeString(target.resolve("thesis.txt"), "mine");

        assertThatThrownBy(() -> Stage.set(root, target, AUTHORITY, "")).isInstanceOf(IOException.class);
        assertThat(own).hasContent("mine");
    }

    @Test
    void saysWhatIsNotBuilt() throws Exception {
        Files.delete(root.resolve("demo/target/demo-1.0.0-token.jar"));

        assertThatThrownBy(() -> Stage.set(root, target, AUTHORITY, "")).hasMessageContaining("demo-*-token.jar");
    }

    private void write(String path, String text) throws IOException {
        var file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
