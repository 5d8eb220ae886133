package signinghelper.commandline;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import signinghelper.check.InstalledLibraries;
import signinghelper.discovery.FoundLibrary;
import signinghelper.discovery.FoundLibrary.Place;
import signinghelper.profile.Profile;
import signinghelper.protocol.ErrorCode;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * {@code library list}: lists vendors' libraries on this computer, and their use. Loads only libraries that are in use
 * anyway.
 */
@Command
public final class LibraryList implements Callable<Integer> {

    /** The JSON document. */
    private record Answer(@Nullable String profile, List<Line> libraries, List<Failure> errors) {}

    /**
     * Library file.
     *
     * @param vendor null for an unknown file name
     * @param place null for a file that only the profile names
     * @param driver that uses it; null when it is not used
     * @param obstacle reason why it may not be loaded; null when that is not the reason
     */
    private record Line(
            String path,
            @Nullable String vendor,
            @Nullable Place place,
            State state,
            @Nullable String driver,
            @Nullable ErrorCode obstacle) {}

    private enum State {
        USED,
        REFUSED,
        /** Not used: a twin, the same bytes, or more than the limit. */
        SPARE,
        NOT_NAMED
    }

    private final InstalledProfile installed;
    private final InstalledLibraries libraries;
    private final Console console;

    public LibraryList(InstalledProfile installed, InstalledLibraries libraries, Console console) {
        this.installed = installed;
        this.libraries = libraries;
        this.console = console;
    }

    @Override
    public Integer call() {
        var profile = installed.load();
        var notWanted = libraries.notWanted();
        var lines = new ArrayList<Line>();
        for (var library : libraries.found()) {
            lines.add(line(library, notWanted.contains(library)));
        }
        libraries.ofDrivers().forEach((driver, path) -> {
            if (Files.isRegularFile(path) && lines.stream().noneMatch(line -> driver.equals(line.driver()))) {
                lines.add(new Line(path.toString(), null, null, State.USED, driver, null));
            }
        });
        lines.forEach(line -> console.line(describe(line)));
        if (lines.isEmpty()) {
            console.note(console.words().get("library.none"));
        }
        console.document(new Answer(profile.map(Profile::id).orElse(null), lines, List.of()));
        return ExitCode.DONE.number();
    }

    private Line line(FoundLibrary library, boolean isNotNamed) {
        var driver = libraries.ofDrivers().entrySet().stream()
                .filter(entry -> entry.getValue().equals(library.path()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
        var obstacle = libraries.discovered().stream()
                .filter(other -> other.found().path().equals(library.path()) && other.obstacle() != null)
                .map(other -> other.obstacle().code())
                .findFirst()
                .orElse(null);
        var vendor = library.vendor();
        return new Line(
                library.path().toString(),
                vendor == null ? null : vendor.vendor(),
                library.place(),
                state(driver, obstacle, isNotNamed),
                driver,
                obstacle);
    }

    private static State state(@Nullable String driver, @Nullable ErrorCode obstacle, boolean isNotNamed) {
        if (driver != null) {
            return State.USED;
        }
        if (obstacle != null) {
            return State.REFUSED;
        }
        return isNotNamed ? State.NOT_NAMED : State.SPARE;
    }

    private String describe(Line line) {
        var words = console.words();
        var vendor = line.vendor() == null ? words.get("library.vendor.unknown") : line.vendor();
        var reason = line.obstacle() == null ? line.driver() : line.obstacle().name();
        return words.get("library.line", line.path(), vendor, words.get("library." + line.state(), "" + reason));
    }
}
