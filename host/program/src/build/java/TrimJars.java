import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A step of the build on the jars of a folder: takes out others' signatures and native libraries.
 *
 * <p>Java leaves classes of signed jars out of its class archive, and BouncyCastle's are most of what a start loads. What a
 * package's own signature covers is signed as a whole. OpenJDK asks for no signature of a provider.
 *
 * <p>Native libraries are put beside the jars, into a folder for each system and processor that the program is for. So
 * nothing is unpacked into a user's temporary folder when the program runs. Libraries for other systems go.
 */
final class TrimJars {
    private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
    private static final Pattern NATIVE = Pattern.compile(".*\\.(dll|so|jnilib|dylib|a)");
    private static final String JNA = "com/sun/jna/";
    private static final String FLATLAF = "com/formdev/flatlaf/natives/";

    /** The libraries that are kept, and the folder of each. {@code NativeLibraries} looks in these folders. */
    private static final Map<String, String> KEPT = new TreeMap<>(Map.ofEntries(
            Map.entry(JNA + "win32-x86-64/jnidispatch.dll", "windows-x86-64"),
            Map.entry(JNA + "win32-aarch64/jnidispatch.dll", "windows-arm64"),
            Map.entry(JNA + "linux-x86-64/libjnidispatch.so", "linux-x86-64"),
            Map.entry(JNA + "linux-aarch64/libjnidispatch.so", "linux-arm64"),
            Map.entry(JNA + "linux-loongarch64/libjnidispatch.so", "linux-loongarch64"),
            Map.entry(JNA + "darwin-x86-64/libjnidispatch.jnilib", "macos-x86-64"),
            Map.entry(JNA + "darwin-aarch64/libjnidispatch.jnilib", "macos-arm64"),
            Map.entry(FLATLAF + "flatlaf-windows-x86_64.dll", "windows-x86-64"),
            Map.entry(FLATLAF + "flatlaf-windows-arm64.dll", "windows-arm64"),
            Map.entry(FLATLAF + "libflatlaf-linux-x86_64.so", "linux-x86-64"),
            Map.entry(FLATLAF + "libflatlaf-linux-arm64.so", "linux-arm64"),
            Map.entry(FLATLAF + "libflatlaf-macos-x86_64.dylib", "macos-x86-64"),
            Map.entry(FLATLAF + "libflatlaf-macos-arm64.dylib", "macos-arm64")));

    private TrimJars() {}

    /**
     * Trims the jars of the first folder; the second one is for the native libraries. A jar that was trimmed before has
     * none any more, and its libraries lie there already.
     */
    public static void main(String[] arguments) throws IOException {
        var libraries = Path.of(arguments[1]);
        try (var jars = Files.newDirectoryStream(Path.of(arguments[0]), "*.jar")) {
            for (var jar : jars) {
                trim(jar, libraries);
            }
        }
        for (var kept : KEPT.entrySet()) {
            var file = place(libraries, kept.getKey());
            if (!Files.exists(file)) {
                throw new IOException("in no jar: " + kept.getKey());
            }
        }
    }

    private static Path place(Path libraries, String entry) {
        return libraries.resolve(KEPT.get(entry)).resolve(entry.substring(entry.lastIndexOf('/') + 1));
    }

    private static void trim(Path jar, Path libraries) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            for (var entry : zip.stream().filter(e -> KEPT.containsKey(e.getName())).toList()) {
                var file = place(libraries, entry.getName());
                Files.createDirectories(file.getParent());
                try (var content = zip.getInputStream(entry)) {
                    Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            var kept = zip.stream()
                    .filter(entry -> !SIGNATURE.matcher(entry.getName()).matches())
                    .filter(entry -> !NATIVE.matcher(entry.getName()).matches())
                    .collect(Collectors.toList());
            if (kept.size() < zip.size()) {
                var fresh = jar.resolveSibling(jar.getFileName() + ".new");
                copy(zip, kept, fresh);
                Files.move(fresh, jar, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void copy(ZipFile zip, List<? extends ZipEntry> entries, Path target) throws IOException {
        try (var out = new ZipOutputStream(Files.newOutputStream(target))) {
            for (var entry : entries) {
                var same = new ZipEntry(entry.getName());
                same.setTimeLocal(entry.getTimeLocal());
                out.putNextEntry(same);
                try (var content = zip.getInputStream(entry)) {
                    content.transferTo(out);
                }
            }
        }
    }
}
