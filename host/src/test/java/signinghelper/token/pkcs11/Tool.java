package signinghelper.token.pkcs11;

import signinghelper.testkit.tool.Needed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Programs of the system that tests call. */
public final class Tool {
    private Tool() {}

    /** Runs a program to its end, which must be a good one; gives what it printed. */
    public static String run(List<String> command, Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.onExit().join().exitValue())
                .as(command + "\n" + printed)
                .isZero();
        return printed;
    }

    /**
     * Gives a copy, in {@code folder}, of the library of {@code host/src/test/c/pkcs11proxy}. A team may write the
     * checkout, and the host then loads no library below it.
     */
    static Path copyProxy(Path folder) throws IOException {
        var sources = Path.of("src/test/c/pkcs11proxy").toAbsolutePath();
        var built = Path.of("target/pkcs11proxy.so").toAbsolutePath();
        if (!isNewer(built, sources)) {
            var fresh = Files.createTempFile(built.getParent(), "pkcs11proxy", ".so");
            compile(sources, fresh);
            Files.move(fresh, built, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.copy(built, folder.resolve("pkcs11proxy.so"));
    }

    private static boolean isNewer(Path built, Path sources) throws IOException {
        if (!Files.exists(built)) {
            return false;
        }
        var age = Files.getLastModifiedTime(built);
        try (var files = Files.newDirectoryStream(sources)) {
            for (var source : files) {
                if (Files.getLastModifiedTime(source).compareTo(age) > 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void compile(Path sources, Path library) throws IOException {
        var compiler = Path.of("/usr/bin/gcc");
        Needed.file(compiler);
        var command = new ArrayList<>(List.of(
                compiler.toString(),
                "-std=gnu11",
                "-Wall",
                "-Wextra",
                "-Werror",
                "-shared",
                "-fPIC",
                "-o",
                library.toString()));
        for (var source : List.of("pkcs11proxy.c", "certificates.c", "faults.c", "readers.c", "tries.c")) {
            command.add(sources.resolve(source).toString());
        }
        command.add("-ldl");
        run(command, Map.of());
    }
}
