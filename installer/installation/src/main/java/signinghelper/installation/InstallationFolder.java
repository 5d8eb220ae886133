package signinghelper.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The place of one user's installation.
 *
 * <pre>
 * signing-helper            the launcher that browsers start; signing-helper.exe on Windows
 * signing-helper.png        for the menu; on Windows signing-helper.ico and signing-helper-window.exe
 * current                   the copy that it starts, and the one before
 * versions/1.2.0/           a copy: app/, java/, its own launcher, java.options, profile.jws, classes.jsa
 * versions/1.2.0/complete   is there when all the rest is
 * versions/1.2.0/in-use     locked by each process that runs from this copy
 * versions/.tmp-…          being made, being removed
 * install.lock              locked by the process that changes the installation
 * </pre>
 */
public record InstallationFolder(Path base) {
    private static final String VERSIONS = "versions";
    private static final String POINTER = "current";
    private static final String COMPLETE = "complete";

    /** Ours and those of {@code setup.exe}. */
    private static final Pattern UNFINISHED = Pattern.compile("\\.?(current|signing-?helper).*\\.(new|old)");

    /** The last is the uninstaller of {@code setup.exe}, over which a link may have installed. */
    private static final List<String> BESIDE = List.of(
            "signing-helper",
            "signing-helper.png",
            "signing-helper.exe",
            "signing-helper-window.exe",
            "signing-helper.ico",
            "uninstall.exe");

    /** Last part of the place on Linux and macOS, in the product's own folder. */
    private static final String PROGRAM = "program";

    public InstallationFolder {
        base = base.toAbsolutePath();
    }

    /** Returns the usual place of this system for a portal's program and the user who runs this one. */
    public static InstallationFolder ofThisPerson(Product product) {
        return of(product, System.getProperty("os.name", ""), System.getenv(), HomeFolder.ofThisPerson());
    }

    /** {@code system} as in the property {@code os.name}. XDG base directories on Linux. */
    static InstallationFolder of(Product product, String system, Map<String, String> environment, Path home) {
        if (isWindows(system)) {
            var local = folder(environment, "LOCALAPPDATA").orElse(home.resolve("AppData/Local"));
            return new InstallationFolder(local.resolve("Programs").resolve(product.nameOnWindows()));
        }
        if (system.toLowerCase(Locale.ROOT).startsWith("mac")) {
            var support = home.resolve("Library/Application Support");
            return new InstallationFolder(
                    support.resolve(product.nameOnWindows()).resolve(PROGRAM));
        }
        var data = folder(environment, "XDG_DATA_HOME").orElse(home.resolve(".local/share"));
        return new InstallationFolder(data.resolve(product.name()).resolve(PROGRAM));
    }

    private static Optional<Path> folder(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isEmpty())
                .map(Path::of)
                .filter(Path::isAbsolute);
    }

    /**
     * Returns the installation that has {@code program} as a copy; empty when a program lies by itself, as a package
     * installs it.
     */
    public static Optional<InstallationFolder> around(Path program) {
        return Optional.ofNullable(program.toAbsolutePath().getParent())
                .filter(versions -> versions.endsWith(VERSIONS))
                .map(Path::getParent)
                .map(InstallationFolder::new)
                .filter(folder -> Files.exists(folder.pointerFile()));
    }

    /**
     * Returns the same only where the user may change it: an MSI's copies belong to the system and have no mark of an
     * installer.
     */
    public static Optional<InstallationFolder> ownAround(Path program) {
        return around(program).filter(folder -> Files.exists(completeIn(program)));
    }

    /** The copy that is started from now on, where that is another one than {@code program}; empty also without copies. */
    public static Optional<Path> successorOf(Path program) throws IOException {
        var folder = around(program);
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        return folder.get()
                .pointer()
                .map(pointer -> folder.get().folder(pointer.current()))
                .filter(current -> !current.equals(program.toAbsolutePath()));
    }

    /**
     * Returns the file that a browser starts for the program in this folder: the one launcher of all copies, or its
     * own.
     */
    public static Path launcherFor(Path program) {
        return around(program).map(InstallationFolder::launcher).orElseGet(() -> launcherIn(program));
    }

    /**
     * Returns the place of the entry for the menu of a Linux desktop, beside the folder; empty on other systems, and
     * for a folder elsewhere.
     */
    public Optional<Path> desktopEntry() {
        return Optional.ofNullable(base.getParent())
                .filter(product -> base.endsWith(PROGRAM))
                .filter(product -> product.getFileName() != null)
                .filter(product -> product.getFileName().toString().startsWith(Product.PREFIX))
                .map(product -> product.resolveSibling("applications").resolve(product.getFileName() + ".desktop"));
    }

    /** Returns the place of the file that tells the desktop of types of files; empty where there is no desktop entry. */
    Optional<Path> fileTypes() {
        return desktopEntry()
                .map(entry -> entry.resolveSibling("../mime/packages").normalize())
                .map(packages -> packages.resolve(base.resolveSibling("").getFileName() + ".xml"));
    }

    /** Returns the content of the desktop entry of a portal's program. */
    public DesktopEntry describedForDesktops(Product product) {
        return new DesktopEntry(
                product, launcher(), base.resolve("signing-helper.png").toString(), true);
    }

    static Path launcherIn(Path folder) {
        return folder.resolve(isWindows(System.getProperty("os.name", "")) ? "signing-helper.exe" : "signing-helper");
    }

    static boolean isWindows(String system) {
        return system.startsWith("Windows");
    }

    /** Returns the launcher that browsers are given; it starts the current copy. */
    public Path launcher() {
        return launcherIn(base);
    }

    Path pointerFile() {
        return base.resolve(POINTER);
    }

    Path lockFile() {
        return base.resolve("install.lock");
    }

    /** Returns the folder of the copies. */
    public Path versions() {
        return base.resolve(VERSIONS);
    }

    /**
     * Returns a folder for a copy that is being made. The name is new when a file of an earlier one is still in use.
     */
    Path fresh() {
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> versions().resolve(number == 1 ? ".tmp-new" : ".tmp-new-" + number))
                .filter(path -> !Files.exists(path))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the folder for a copy that is being removed. */
    Path discarded(ProgramCopy copy) {
        return versions().resolve(".tmp-old-" + copy.folderName());
    }

    Path folder(ProgramCopy copy) {
        return versions().resolve(copy.folderName());
    }

    static Path completeIn(Path folder) {
        return folder.resolve(COMPLETE);
    }

    boolean isComplete(ProgramCopy copy) {
        return Files.exists(completeIn(folder(copy)));
    }

    /** Returns the pointer; empty before the first installation, and when the file is not one of ours. */
    public Optional<Pointer> pointer() throws IOException {
        return Files.exists(pointerFile()) ? Pointer.parse(Files.readString(pointerFile())) : Optional.empty();
    }

    /** Returns the folder of the copy that going back makes the current one; empty when absent. */
    public Optional<Path> before() throws IOException {
        return back().map(pointer -> folder(pointer.current()));
    }

    /** Returns the pointer after going back; empty when the copy before is missing. */
    Optional<Pointer> back() throws IOException {
        return pointer().flatMap(Pointer::back).filter(pointer -> isComplete(pointer.current()));
    }

    /** Returns every copy on the disk, current or not. */
    List<ProgramCopy> copies() throws IOException {
        return names().stream()
                .map(ProgramCopy::named)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Returns everything that was left half made, half removed, or put aside while it ran. */
    List<Path> unfinished() throws IOException {
        var unfinished = new ArrayList<Path>();
        for (var name : names()) {
            if (name.startsWith(".")) {
                unfinished.add(versions().resolve(name));
            }
        }
        if (Files.isDirectory(base)) {
            try (var found = Files.list(base)) {
                found.filter(file -> UNFINISHED
                                .matcher(file.getFileName().toString())
                                .matches())
                        .forEach(unfinished::add);
            }
        }
        return unfinished;
    }

    /** Returns the files that lie beside the pointer, on every system. */
    Stream<Path> filesBeside() {
        return BESIDE.stream().map(base::resolve);
    }

    /** Returns everything that an uninstallation could not remove. */
    List<Path> leftOver() throws IOException {
        return Stream.concat(
                        names().stream().map(versions()::resolve), filesBeside().filter(Files::exists))
                .toList();
    }

    private List<String> names() throws IOException {
        if (!Files.exists(versions())) {
            return List.of();
        }
        try (var found = Files.list(versions())) {
            return found.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    /** The first name of this version that no folder has. */
    ProgramCopy next(Version version) {
        var number = 1;
        while (Files.exists(folder(new ProgramCopy(version, number)))) {
            number++;
        }
        return new ProgramCopy(version, number);
    }
}
