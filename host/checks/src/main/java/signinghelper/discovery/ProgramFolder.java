package signinghelper.discovery;

import signinghelper.platform.FolderTree;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Folder of installed programs; the search is limited in size, nearest folders first. No link is followed. */
record ProgramFolder(Path top) {
    private static final Logger LOG = System.getLogger(ProgramFolder.class.getName());

    /** {@code Vendor\Product\x64} below it, and no deeper. */
    static final int DEPTH = 3;

    static final int MOST_FOLDERS = 3_000;
    static final int MOST_FILES = 64;

    private record Step(Path folder, int depth) {}

    /** Returns the files with one of {@code names}, which are in lower case. */
    List<Path> files(Set<String> names) {
        var found = new ArrayList<Path>();
        var waiting = new ArrayDeque<Step>();
        waiting.add(new Step(top, 0));
        for (var looked = 0; looked < MOST_FOLDERS && found.size() < MOST_FILES; looked++) {
            var next = waiting.poll();
            if (next == null) {
                return found;
            }
            for (var entry : entries(next.folder())) {
                var name = entry.getFileName().toString().toLowerCase(Locale.ROOT);
                if (names.contains(name) && is(entry, BasicFileAttributes::isRegularFile)) {
                    found.add(entry);
                } else if (next.depth() < DEPTH && is(entry, BasicFileAttributes::isDirectory)) {
                    waiting.add(new Step(entry, next.depth() + 1));
                }
            }
        }
        LOG.log(Level.INFO, "not searched to the end: " + top);
        return found;
    }

    /** Returns the entries in the order of their names; empty when they cannot be listed. */
    private static List<Path> entries(Path folder) {
        try (var entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            LOG.log(Level.DEBUG, "cannot be searched: " + folder, e);
            return List.of();
        }
    }

    /** Tests the entry itself; a link or junction is neither kind. */
    private static boolean is(Path path, Predicate<BasicFileAttributes> kind) {
        try {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return FolderTree.isPlain(attributes) && kind.test(attributes);
        } catch (IOException e) {
            return false;
        }
    }
}
