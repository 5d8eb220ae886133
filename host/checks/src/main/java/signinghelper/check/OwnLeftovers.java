package signinghelper.check;

import signinghelper.clock.TimeSource;
import signinghelper.installation.DesktopEntry;
import signinghelper.installation.InstallationFolder;
import signinghelper.platform.FolderTree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Remains of the helper itself, after it was killed during its work or its folder was deleted. */
public final class OwnLeftovers {
    /** An update is unpacked into such a folder, which then gets its real name. */
    private static final Pattern UPDATE = Pattern.compile("\\.tmp-.+");

    /** Names of temporary files, as {@code WholeFile} and the check {@code host} create them. */
    private static final Pattern FILE = Pattern.compile("(.+\\d+\\.new)|(probe\\d+\\.tmp)");

    /** Minimum age: younger files may belong to a process that is still at work. */
    private static final Duration AGE = Duration.ofDays(1);

    private final Path installations;
    private final Path state;
    private final InstallationFolder persons;
    private final TimeSource time;

    /**
     * Creates the object without reading anything.
     *
     * @param installations folder with the versions of the program side by side
     * @param state the user's state folder, as {@code Folders} gives it
     * @param persons the user's own installation folder, which may differ from this program's
     */
    public OwnLeftovers(Path installations, Path state, InstallationFolder persons, TimeSource time) {
        this.installations = installations;
        this.state = state;
        this.persons = persons;
        this.time = time;
    }

    /** Folders of updates that were not finished. */
    List<Path> updates() {
        return entries(installations, UPDATE, attributes -> attributes.isDirectory() && !attributes.isOther());
    }

    /** Files that were not finished. */
    List<Path> files() {
        return entries(state, FILE, BasicFileAttributes::isRegularFile);
    }

    /**
     * Returns the entry in the desktop's menu for an installation whose folder was deleted: it hides the entry of a
     * package that is installed for all users.
     */
    Optional<Path> menuEntry() {
        return persons.desktopEntry()
                .filter(entry -> DesktopEntry.isFor(persons.launcher(), entry))
                .filter(entry -> !Files.exists(persons.launcher()));
    }

    /** Returns the paths of all remains. */
    List<Path> all() {
        return Stream.of(updates().stream(), files().stream(), menuEntry().stream())
                .flatMap(found -> found)
                .toList();
    }

    void delete(Path leftover) throws IOException {
        if (all().contains(leftover)) {
            FolderTree.delete(leftover);
        }
    }

    private List<Path> entries(Path folder, Pattern name, Predicate<BasicFileAttributes> kind) {
        var limit = time.now().instant().minus(AGE);
        try (var entries = Files.list(folder)) {
            return entries.filter(entry ->
                            name.matcher(entry.getFileName().toString()).matches())
                    .filter(entry -> isOld(entry, kind, limit))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean isOld(Path entry, Predicate<BasicFileAttributes> kind, Instant limit) {
        try {
            var attributes = Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return kind.test(attributes)
                    && attributes.lastModifiedTime().toInstant().isBefore(limit);
        } catch (IOException e) {
            return false;
        }
    }
}
