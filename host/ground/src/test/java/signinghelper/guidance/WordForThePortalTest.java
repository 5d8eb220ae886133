package signinghelper.guidance;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Users and support desks say 平台; two words for one thing make them look for two things. */
class WordForThePortalTest {
    private static final Path ROOT = Path.of("../..");
    private static final String OTHER_WORD = "门户";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host/checks/src/main",
                "host/profile/src/main",
                "host/program/src/main",
                "host/windows/src/main",
                "host/work/src/main",
                "installer/installation/src/main",
                "installer/packaging/src/main",
                "installer/packaging/windows",
                "installer/packaging/linux",
                "jnlp/src/main",
                "jnlp/site",
                "demo/src/main",
                "formats/core/src/main",
                "formats/pdf/src/main",
                "formats/ofd/src/main",
                "portal/src/main",
                "extension/src",
                "extension/static",
                "extension/store",
                "profiles",
                "docs",
                "README.zh-CN.md"
            })
    void isTheSameInEveryText(String place) throws IOException {
        var files = files(place);

        assertThat(files).isNotEmpty();
        for (var file : files) {
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                    .as(file.toString())
                    .doesNotContain(OTHER_WORD);
        }
    }

    private static List<Path> files(String place) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve(place))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
