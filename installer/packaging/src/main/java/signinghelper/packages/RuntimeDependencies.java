package signinghelper.packages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Dependencies of a Debian package on the libraries that the programs in it are linked with. */
final class RuntimeDependencies {
    /** An answer of {@code dpkg-query --search}; a library in a folder of its own is for one package alone. */
    private static final Pattern FOUND = Pattern.compile(
            "(?<package>[a-z0-9][a-z0-9+.-]+)(?::[a-z0-9-]+)?: (?:/usr)?/lib(?:64)?/(?:[a-z0-9_]+-linux-gnu[a-z0-9]*/)?(?<library>[^/]+)");

    /** The dynamic linker has another name on each machine; it comes with the C library. */
    private static final String LINKER = "ld-linux";

    private static final String C_LIBRARY = "libc6";

    /** Java opens it by name while it runs, so that no file names it. Without it there is no text in a window. */
    private static final String FONTS = "fontconfig";

    /** Suffix of packages since Debian 13 and Ubuntu 24.04; earlier systems have the same library without it. */
    private static final String TIME_64 = "t64";

    private RuntimeDependencies() {}

    /**
     * Returns them as a control file has them. The packages are those that have the libraries on the computer that
     * builds; they have the same names for every machine.
     *
     * @throws IOException if a library is in no package here
     */
    static String of(ElfFiles files) throws IOException, InterruptedException {
        var packages = new TreeSet<String>();
        packages.add(FONTS);
        packages.add(
                files.glibc().map("%s (>= %%s)".formatted(C_LIBRARY)::formatted).orElse(C_LIBRARY));
        for (var owner : ownersOf(files.needed())) {
            if (!owner.equals(C_LIBRARY)) {
                packages.add(
                        owner.endsWith(TIME_64)
                                ? owner + " | " + owner.substring(0, owner.length() - TIME_64.length())
                                : owner);
            }
        }
        return String.join(", ", packages);
    }

    private static List<String> ownersOf(Iterable<String> libraries) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("dpkg-query", "--search"));
        var owners = new TreeMap<String, String>();
        for (var library : libraries) {
            if (!library.startsWith(LINKER)) {
                command.add("*/" + library);
                owners.put(library, "");
            }
        }
        if (owners.isEmpty()) {
            return List.of();
        }
        Tool.run(Path.of("."), command).lines().forEach(line -> {
            var found = FOUND.matcher(line);
            if (found.matches()) {
                owners.computeIfPresent(found.group("library"), (library, owner) -> found.group("package"));
            }
        });
        for (var owner : owners.entrySet()) {
            if (owner.getValue().isEmpty()) {
                throw new IOException(
                        "no package of this computer has " + owner.getKey() + " among the system's libraries");
            }
        }
        return List.copyOf(owners.values());
    }
}
