package signinghelper.platform;

import signinghelper.platform.Registry.Root;
import signinghelper.platform.Registry.View;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Folders of Windows and of installed programs, as {@code HKEY_LOCAL_MACHINE} names them. Environment variables are not
 * used, because every user can set them for the programs they start.
 */
public final class WindowsFolders {
    private static final String WINDOWS = "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion";
    private static final String PROGRAMS = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion";

    private final Registry registry;

    public WindowsFolders(Registry registry) {
        this.registry = registry;
    }

    /** Returns {@code C:\Windows\System32}, by its usual name; empty on other systems. */
    Optional<Path> system() {
        return folder(WINDOWS, "SystemRoot").map(windows -> windows.resolve("System32"));
    }

    /** Returns {@code C:\Windows\SysWOW64}, which a 32-bit Windows does not have; empty on other systems. */
    Optional<Path> systemOf32Bit() {
        return folder(WINDOWS, "SystemRoot").map(windows -> windows.resolve("SysWOW64"));
    }

    /** Returns folders of libraries that are part of Windows or are installed there, 64-bit ones first. */
    public List<Path> systems() {
        return Stream.of(system(), systemOf32Bit()).flatMap(Optional::stream).toList();
    }

    /** Returns folders where programs are installed for all users, 64-bit ones first. */
    public List<Path> programs() {
        return Stream.of(folder(PROGRAMS, "ProgramFilesDir"), folder(PROGRAMS, "ProgramFilesDir (x86)"))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private Optional<Path> folder(String key, String value) {
        return registry.text(new Registry.Key(Root.LOCAL_MACHINE, View.BITS_64, key), value)
                .flatMap(WindowsFolders::path);
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
