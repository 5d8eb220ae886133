package signinghelper.architecture;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The product's version as a number that one edit changes: {@code revision} in the parent pom. */
class OneVersionTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern REVISION = Pattern.compile("<revision>([\\d.]+)</revision>");
    private static final Pattern OWN_VERSION = Pattern.compile(
            "<groupId>signinghelper</groupId>\\s*<artifactId>[^<]+</artifactId>\\s*<version>(?!\\$\\{)[^<]*");
    private static final Pattern NPM_VERSION = Pattern.compile("^  \"version\"", Pattern.MULTILINE);

    /** Made by builds, or not written here. */
    private static final Set<String> SKIPPED_FOLDERS = Set.of("target", "node_modules", ".git", "pictures");

    /** Samples, whose numbers are their own; lists of others' versions; the history. */
    private static final List<String> SAMPLES = List.of("/src/test/", "/src/testing/", "/protocol/examples/");

    private static final Pattern SOURCE = Pattern.compile(
            "(?:.*/)?(?:dev|run|[^/]+\\.(?:java|json|properties|ts|mjs|js|html|sh|md|xml|yml|nsi|wxs|c|h|cfg))");

    private static final Pattern OTHER_NUMBERS =
            Pattern.compile(".*(?:\\.test\\.ts|package-lock\\.json|package\\.json|pom\\.xml|CHANGELOG\\.md)");

    @Test
    void noOtherFileNamesIt() {
        var version = Pattern.compile("(?<![\\d.])" + Pattern.quote(current()) + "(?![\\d.]*\\d)");
        assertThat(files(name -> SOURCE.matcher(name).matches()
                                && !OTHER_NUMBERS.matcher(name).matches())
                        .filter(file -> version.matcher(read(file)).find()))
                .isEmpty();
    }

    @Test
    void noModuleHasOneOfItsOwn() {
        assertThat(files(name -> name.endsWith("pom.xml")))
                .hasSizeGreaterThan(5)
                .filteredOn(pom -> OWN_VERSION.matcher(read(pom)).find())
                .isEmpty();
    }

    @Test
    void noNpmPackageHasOneOfItsOwn() {
        assertThat(files(name -> name.endsWith("package.json")))
                .hasSizeGreaterThan(2)
                .filteredOn(file -> NPM_VERSION.matcher(read(file)).find())
                .isEmpty();
    }

    private static String current() {
        var found = REVISION.matcher(read(ROOT.resolve("pom.xml")));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static Stream<Path> files(Predicate<String> wanted) {
        return in(ROOT).filter(file -> {
            var name = "/" + ROOT.relativize(file);
            return wanted.test(name) && SAMPLES.stream().noneMatch(name::contains);
        });
    }

    private static Stream<Path> in(Path folder) {
        try (var entries = Files.list(folder)) {
            return entries
                    .sorted()
                    .filter(entry ->
                            !SKIPPED_FOLDERS.contains(entry.getFileName().toString()))
                    .toList()
                    .stream()
                    .flatMap(entry -> Files.isDirectory(entry) ? in(entry) : Stream.of(entry));
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
