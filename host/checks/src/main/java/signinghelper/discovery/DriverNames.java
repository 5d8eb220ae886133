package signinghelper.discovery;

import signinghelper.platform.LibraryFile;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Names of drivers for files: {@code mtoken-gm3000} for {@code mtoken_gm3000.dll}. A file keeps its name as long as no
 * more likely file with the same name is found.
 */
public final class DriverNames {
    private static final int LONGEST = 32;
    private static final int LETTERS_OF_PATH = 6;
    private static final String USUAL = "skf";

    private final Set<String> taken;

    /** Creates names that differ from all in {@code taken}. */
    public DriverNames(Collection<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    /** Assigns a unique name to {@code file}. */
    public String take(Path file) {
        var name = of(file.getFileName().toString());
        if (!taken.add(name)) {
            name = cut(name, LONGEST - LETTERS_OF_PATH - 1) + "-" + mark(file);
            taken.add(name);
        }
        return name;
    }

    private static String of(String fileName) {
        var name = fileName.toLowerCase(Locale.ROOT)
                .replaceFirst("\\.(dll|dylib|so(\\..*)?)$", "")
                .replaceFirst("^lib", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceFirst("^[^a-z]+", "");
        return name.isEmpty() ? USUAL : cut(name, LONGEST);
    }

    private static String cut(String name, int length) {
        return name.substring(0, Math.min(length, name.length())).replaceFirst("-+$", "");
    }

    private static String mark(Path file) {
        var path = file.toString().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return LibraryFile.sha256(path).substring(0, LETTERS_OF_PATH);
    }
}
