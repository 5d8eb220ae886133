package signinghelper.installation;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Indexes of a folder of data ({@code $XDG_DATA_HOME}), in which desktops look for the programs for a file. */
final class DesktopIndexes {
    private static final Logger LOG = System.getLogger(DesktopIndexes.class.getName());

    /** Files that update-mime-database also makes of nothing. */
    private static final List<String> OF_TYPES = List.of(
            "XMLnamespaces",
            "aliases",
            "generic-icons",
            "globs",
            "globs2",
            "icons",
            "magic",
            "mime.cache",
            "subclasses",
            "treemagic",
            "types",
            "version");

    private static final String NO_PROGRAM = "[MIME Cache]";

    private final Path applications;
    private final Path types;
    private final FileOperations operations;

    DesktopIndexes(Path data, FileOperations operations) {
        this.applications = data.resolve("applications");
        this.types = data.resolve("mime");
        this.operations = operations;
    }

    /** Makes the indexes anew. Where the desktop's programs for that are missing, it has no use for them. */
    void make() throws InterruptedException {
        make("update-mime-database", types);
        make("update-desktop-database", applications);
    }

    private static void make(String program, Path folder) throws InterruptedException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            ChildProgram.run(folder, List.of(program, folder.toString()));
        } catch (IOException e) {
            LOG.log(Level.INFO, "an index of the desktop is not made", e);
        }
    }

    /** Makes the indexes anew, and removes the ones in which nothing is left. */
    void clear() throws IOException, InterruptedException {
        make();
        var packages = types.resolve("packages");
        operations.deleteIfEmpty(packages);
        if (Files.isDirectory(types) && Files.notExists(packages)) {
            for (var index : OF_TYPES) {
                operations.delete(types.resolve(index));
            }
            operations.deleteIfEmpty(types.resolve("application"));
            operations.deleteIfEmpty(types);
        }
        var programs = applications.resolve("mimeinfo.cache");
        if (Files.exists(programs) && isEmpty(programs)) {
            operations.delete(programs);
        }
        operations.deleteIfEmpty(applications);
    }

    private static boolean isEmpty(Path programs) throws IOException {
        try (Stream<String> lines = Files.lines(programs)) {
            return lines.allMatch(line -> line.isBlank() || line.equals(NO_PROGRAM));
        }
    }
}
