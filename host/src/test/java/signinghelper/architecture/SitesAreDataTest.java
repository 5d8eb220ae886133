package signinghelper.architecture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Data of a particular portal belong in its profile, and nowhere in the code or its texts. */
class SitesAreDataTest {
    private static final Path ROOT = Path.of("..");
    private static final List<String> SOURCES = List.of(
            "host/src/main",
            "formats/core/src/main",
            "formats/pdf/src/main",
            "formats/ofd/src/main",
            "portal/src/main",
            "extension/src",
            "extension/build",
            "extension/build.mjs",
            "extension/package.mjs",
            "extension/static",
            "extension/store",
            "extension/store.mjs",
            "release",
            "installer",
            "jnlp");

    /** Dated list of the programs of CAs, which is the same for every portal. */
    private static final String COUNTRY_WIDE = "profile/local-programs.json";

    private static final Pattern TEXT = Pattern.compile(".*\\.(java|json|properties|ts|mjs|html|css|svg|xml|sh)");
    private static final Pattern HOST = Pattern.compile("https?://([^/:?#]+)");

    @Test
    void noSourceNamesTheSiteOrItsCa() {
        assertThat(sources()).hasSizeGreaterThan(200);

        assertNoSourceContains(List.of("hubei", "hbca", "湖北", "czt."));
    }

    @Test
    void noSourceHoldsWhatStandsInAPortalsProfile() throws IOException {
        var profile = new JsonMapper()
                .readTree(ROOT.resolve("profiles/hubei/profile.json").toFile());
        var particular = new TreeSet<String>();
        collectHosts(profile, particular);
        for (var field : List.of("telephones", "company", "qq", "titles", "providers")) {
            profile.findValues(field).forEach(value -> collectTexts(value, particular));
        }

        assertThat(particular).contains("czt.hubei.gov.cn", "4008708080", "027-67818745", "cfca", "统一ca服务客户端");
        assertNoSourceContains(particular);
    }

    private static void collectHosts(JsonNode node, Set<String> hosts) {
        if (node.isTextual()) {
            var host = HOST.matcher(node.textValue());
            if (host.find()) {
                hosts.add(host.group(1));
            }
        }
        node.forEach(child -> collectHosts(child, hosts));
    }

    private static void collectTexts(JsonNode node, Set<String> texts) {
        if (node.isTextual()) {
            texts.add(node.textValue().toLowerCase(Locale.ROOT));
        }
        node.forEach(child -> collectTexts(child, texts));
    }

    private static void assertNoSourceContains(Iterable<String> particular) {
        var found = new ArrayList<String>();
        for (var file : sources()) {
            var text = read(file).toLowerCase(Locale.ROOT);
            for (var word : particular) {
                if (text.contains(word)) {
                    found.add(file + ": " + word);
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static List<Path> sources() {
        return SOURCES.stream()
                .map(ROOT::resolve)
                .flatMap(SitesAreDataTest::filesIn)
                .filter(file -> TEXT.matcher(file.toString()).matches())
                .filter(file -> !file.toString().endsWith(".test.ts")
                        && !file.toString().contains("/src/test/"))
                .filter(file -> !file.endsWith(COUNTRY_WIDE))
                .toList();
    }

    private static Stream<Path> filesIn(Path place) {
        try (var files = Files.walk(place)) {
            return files
                    .filter(file -> !file.toString().contains("/target/") && Files.isRegularFile(file))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
