package signinghelper.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The native libraries of this program's own jars (JNA's and FlatLaf's). An installed program has them unpacked in {@code
 * native/SYSTEM-PROCESSOR} beside its jars. Otherwise each start would write them into the user's temporary folder and
 * load them from there. Security software and administrators' rules forbid that.
 */
public final class NativeLibraries {
    private static final String FOLDER = "native";

    private NativeLibraries() {}

    /**
     * Lets the jars load their libraries from that folder and unpack none. Must be called before a class of those jars
     * is loaded. A program that is not installed has no such folder; its jars then unpack their libraries.
     *
     * <p>The path is relative, like the class path. JNA splits it at the separator of search paths, which may be in the
     * name of a user's folder.
     */
    public static void use() {
        var all = Path.of(System.getProperty(Folders.INSTALL_PROPERTY, ""), FOLDER);
        if (Files.isDirectory(all)) {
            var folder = all.resolve(ofThisJava()).toString();
            System.setProperty("jna.boot.library.path", folder);
            System.setProperty("jna.nounpack", "true");
            System.setProperty("flatlaf.nativeLibraryPath", folder);
        }
    }

    private static String ofThisJava() {
        var system = OperatingSystem.current().name().toLowerCase(Locale.ROOT);
        return system + "-" + Architecture.ofThisJava().id();
    }
}
