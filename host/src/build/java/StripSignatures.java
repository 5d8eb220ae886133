import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A step of the build: takes the signatures of others from the jars of a folder. Java leaves classes of signed jars out
 * of its class archive, and BouncyCastle's are most of what a start loads. What a package's own signature covers is signed
 * as a whole. OpenJDK asks for no signature of a provider.
 */
final class StripSignatures {
    private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");

    private StripSignatures() {}

    public static void main(String[] arguments) throws IOException {
        try (var jars = Files.newDirectoryStream(Path.of(arguments[0]), "*.jar")) {
            for (var jar : jars) {
                strip(jar);
            }
        }
    }

    private static void strip(Path jar) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            var kept = zip.stream()
                    .filter(entry -> !SIGNATURE.matcher(entry.getName()).matches())
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
