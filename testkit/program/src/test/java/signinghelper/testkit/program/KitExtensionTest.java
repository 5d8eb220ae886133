package signinghelper.testkit.program;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The extension as it is built, which lies in the kit. */
class KitExtensionTest {
    private static final Path BUILT = Path.of("../../extension/target/unpacked");

    private static final String CHINESE = "_locales/zh_CN/messages.json";
    private static final String ENGLISH = "_locales/en/messages.json";

    @TempDir
    private Path folder;

    private KitExtension extension;

    @BeforeEach
    void copy() throws IOException {
        for (var name : List.of("worker.js", "content.js", "popup.js", "manifest.json", CHINESE, ENGLISH)) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.copy(BUILT.resolve(name), folder.resolve(name));
        }
        extension = new KitExtension(folder);
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    @Test
    void itHasTheProfilesIdInEveryScriptAndItsTitleInItsName() throws Exception {
        extension.name(JsonMapper.builder().build().readTree("""
                {"id": "test-kit", "title": {"zh-CN": "测试平台（甲）", "en": "Test portal (A$1)"}, "origins": []}
                """));

        for (var script : List.of("worker.js", "content.js", "popup.js")) {
            assertThat(read(script)).containsOnlyOnce("""
                    var define_PORTAL_default = {"profile":"test-kit","title":{"zh-CN":"测试平台（甲）","en":"Test portal (A$1)"}};
                    """);
        }
        assertThat(read(CHINESE)).contains("\"政采签章助手（测试平台（甲））\"");
        assertThat(read(ENGLISH)).contains("\"Signing Helper (Test portal (A$1))\"");
    }

    @Test
    void originsOfHttpsAreLetInByWorkerAndManifestAndTheIdStays() throws Exception {
        var key = JsonMapper.builder().build().readTree(read("manifest.json")).get("key");

        extension.add(List.of(URI.create("http://localhost:8080"), URI.create("https://portal.test:8443")));

        assertThat(read("worker.js"))
                .containsOnlyOnce(
                        "var define_ALLOWED_ORIGINS_default = [\"http://localhost:*\",\"https://portal.test:8443\"];");
        var manifest = JsonMapper.builder().build().readTree(read("manifest.json"));
        assertThat(manifest.get("host_permissions"))
                .hasToString("[\"http://localhost/*\",\"https://portal.test:8443/*\"]");
        assertThat(manifest.at("/content_scripts/0/matches")).isEqualTo(manifest.get("host_permissions"));
        assertThat(manifest.get("key")).isEqualTo(key);
    }

    @Test
    void withoutSuchAnOriginNothingIsWritten() throws Exception {
        var before = read("worker.js") + read("manifest.json");

        extension.add(List.of(URI.create("http://localhost:8080")));

        assertThat(read("worker.js") + read("manifest.json")).isEqualTo(before);
    }

    @Test
    void aWorkerWithoutTheListIsNamed() throws Exception {
        Files.writeString(folder.resolve("worker.js"), "// of another build");

        assertThatThrownBy(() -> extension.add(List.of(URI.create("https://portal.test"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("worker.js");
    }
}
