import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipOutputStream;

/**
 * A step of the build: puts all that the test kit needs into one jar. The launcher's classes lie in it as in any jar; all
 * else lies below {@code kit/} and is unpacked by it.
 */
final class AssembleKit {
    private static final String LAUNCHER = "signinghelper/testkit/launcher/";
    private static final LocalDateTime ALWAYS = LocalDateTime.of(2026, 11, 24, 0, 0);
    private static final List<String> OF_SOFT_LIBRARY = List.of("built", "libsoftskf-packed-32.so", "softskf-device");

    /** Contents by name, so that the same files give the same jar. */
    private final TreeMap<String, byte[]> entries = new TreeMap<>();

    private AssembleKit() {}

    /** {@code ROOT CLASSES PROGRAM.jar GROUND.jar PARTS.jar TOKEN.jar TARGET.jar}: root of the repository, and what is built. */
    public static void main(String[] arguments) throws IOException {
        var root = Path.of(arguments[0]);
        var kit = new AssembleKit();
        kit.addTree("", Path.of(arguments[1]).resolve(LAUNCHER), LAUNCHER);
        kit.add("kit/lib/program.jar", withoutLauncher(Path.of(arguments[2])));
        kit.add("kit/lib/ground.jar", Path.of(arguments[3]));
        kit.add("kit/lib/parts.jar", Path.of(arguments[4]));
        kit.addTree("kit/host/", root.resolve("host/program/target/install"), "");
        kit.add("kit/host/app/testkit-token.jar", Path.of(arguments[5]));
        kit.addTree("kit/extension/", root.resolve("extension/target/unpacked"), "");
        kit.add("kit/extension-id.txt", root.resolve("extension/target/extension-id.txt"));
        kit.add("kit/profile.json", root.resolve("profiles/demo/profile.json"));
        for (var part : List.of("", "-elements", "-old-ucapi", "-old-xtxsab", "-old-sof", "-old-netca", "-old-topesa")) {
            var script = "signing-helper" + part + ".classic.js";
            kit.add("kit/" + script, root.resolve("extension/target/library").resolve(script));
        }
        kit.addSoftLibrary(root.resolve("softskf/target"));
        kit.add("META-INF/LICENSE", root.resolve("LICENSE"));
        // Others' work in it is the host's.
        kit.add("META-INF/bom.json", root.resolve("host/program/target/bom.json"));
        kit.write(Path.of(arguments[6]));
    }

    private void add(String name, Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString(), null, "build everything first: ./dev build");
        }
        entries.put(name, Files.readAllBytes(file));
    }

    private void add(String name, byte[] content) {
        entries.put(name, content);
    }

    private void addTree(String prefix, Path folder, String below) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = folder.relativize(file).toString().replace('\\', '/');
                add(prefix + below + name, file);
            }
        }
    }

    /** The soft library is there where a C compiler is; a kit without it says so. */
    private void addSoftLibrary(Path built) throws IOException {
        if (Files.exists(built.resolve("built"))) {
            var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).split(" ", 2)[0];
            for (var name : OF_SOFT_LIBRARY) {
                add("kit/softskf/" + system + "-" + System.getProperty("os.arch") + "/" + name, built.resolve(name));
            }
        }
    }

    private static byte[] withoutLauncher(Path jar) throws IOException {
        var kept = new AssembleKit();
        try (var content = new JarFile(jar.toFile())) {
            for (var entry : content.stream().filter(e -> !e.isDirectory()).toList()) {
                if (!entry.getName().startsWith(LAUNCHER)) {
                    try (var in = content.getInputStream(entry)) {
                        kept.add(entry.getName(), in.readAllBytes());
                    }
                }
            }
        }
        var bytes = new java.io.ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            kept.writeTo(out);
        }
        return bytes.toByteArray();
    }

    private void write(Path target) throws IOException {
        try (var out = new ZipOutputStream(Files.newOutputStream(target))) {
            put(out, JarFile.MANIFEST_NAME, manifest());
            writeTo(out);
        }
    }

    private static byte[] manifest() {
        return ("Manifest-Version: 1.0\r\nMain-Class: " + LAUNCHER.replace('/', '.') + "Launcher\r\n\r\n")
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    private void writeTo(ZipOutputStream out) throws IOException {
        for (var entry : entries.entrySet()) {
            put(out, entry.getKey(), entry.getValue());
        }
    }

    private static void put(ZipOutputStream out, String name, byte[] content) throws IOException {
        var entry = new JarEntry(name);
        entry.setTimeLocal(ALWAYS);
        out.putNextEntry(entry);
        out.write(content);
    }
}
