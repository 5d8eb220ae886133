package signinghelper.check;

import signinghelper.platform.ElevatedProgram;
import signinghelper.platform.Registry;
import signinghelper.platform.Registry.Root;
import signinghelper.platform.Registry.View;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Windows' own {@code reg.exe}, by full path: it exports a key as the user, and deletes one as administrator. It never
 * imports. Has not been run on Windows so far.
 */
public final class RegistryProgram {
    private static final long SECONDS = 30;

    private final Supplier<Path> system;
    private final ElevatedProgram elevated;

    /**
     * Creates the object without running a program.
     *
     * @param system Windows' folder of its own programs, e.g. {@code C:\Windows\System32}; asked when it is needed,
     *     since the answer comes from native code
     */
    public RegistryProgram(Supplier<Path> system, ElevatedProgram elevated) {
        this.system = system;
        this.elevated = elevated;
    }

    private Path program() {
        return system.get().resolve("reg.exe");
    }

    /**
     * Writes a key with all below it into a new file.
     *
     * @throws IOException if it did not, or not that key
     */
    void export(Registry.Key key, Path file) throws IOException, InterruptedException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var process = new ProcessBuilder(
                        program().toString(), "export", fullPath(key), file.toString(), "/y", "/reg:64")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroy();
            throw new IOException("reg.exe does not come to its end");
        }
        if (process.exitValue() != 0 || !holds(file, key)) {
            throw new IOException("not exported: " + key);
        }
    }

    /** {@code reg.exe} writes UTF-16 with a byte-order mark, a key's path in brackets before its values. */
    private static boolean holds(Path file, Registry.Key key) throws IOException {
        var text = Files.isRegularFile(file) ? Files.readString(file, StandardCharsets.UTF_16) : "";
        return text.toLowerCase(Locale.ROOT).contains("[" + fullPath(key).toLowerCase(Locale.ROOT) + "]");
    }

    /**
     * Deletes a key with all keys below it.
     *
     * @throws IOException if the deletion failed or the user did not consent
     */
    void delete(Registry.Key key) throws IOException, InterruptedException {
        var code = elevated.run(program(), "delete \"" + fullPath(key) + "\" /f /reg:64");
        if (code != 0) {
            throw new IOException("reg.exe ended with " + code);
        }
    }

    private static String fullPath(Registry.Key key) {
        if (key.root() != Root.LOCAL_MACHINE
                || key.view() != View.BITS_64
                || key.path().contains("\"")) {
            throw new IllegalArgumentException(key.toString());
        }
        return "HKEY_LOCAL_MACHINE\\" + key.path();
    }
}
