package signinghelper.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The texts of the project that people write, without built, fetched and generated files. */
final class SourceTree {
    private static final Path ROOT = Path.of("..");
    private static final Set<String> NOT_WRITTEN = Set.of("target", "node_modules", ".git", "pictures");
    private static final Pattern TEXT =
            Pattern.compile(".*\\.(java|ts|mjs|js|c|h|json|properties|md|txt|xml|html)|.*/META-INF/services/.*");
    private static final Pattern TEST =
            Pattern.compile("e2e/.*|.*/src/test/.*|.*\\.test\\.ts|extension/src/testing/.*");
    /** Files that {@code npm run generate} writes, wholly or the part that lists things. */
    private static final Set<String> GENERATED = Set.of(
            "host/src/main/java/signinghelper/protocol/Method.java",
            "host/src/main/resources/protocol/examples/HelloNotification.json",
            "host/src/main/resources/profile/profile.schema.json",
            "docs/protocol.md");

    /**
     * A file.
     *
     * @param path from the root, with slashes
     */
    record Source(String path, String text) {
        boolean isTest() {
            return TEST.matcher(path).matches();
        }

        boolean isGenerated() {
            return path.contains(".gen.") || GENERATED.contains(path);
        }

        long lines() {
            return text.lines().count();
        }
    }

    private SourceTree() {}

    static List<Source> read() {
        var found = new TreeMap<String, Source>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return NOT_WRITTEN.contains(folder.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    var path = ROOT.relativize(file).toString().replace('\\', '/');
                    if (TEXT.matcher(path).matches()) {
                        found.put(path, new Source(path, Files.readString(file, StandardCharsets.UTF_8)));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(found.values());
    }
}
