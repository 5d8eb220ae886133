package signinghelper.token.pkcs11;

import signinghelper.formats.Needed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

    /** Compiles the library of {@code host/src/test/c/pkcs11proxy} into {@code folder}. */
    static Path buildProxy(Path folder) throws IOException {
        var compiler = Path.of("/usr/bin/gcc");
        Needed.file(compiler);
        var library = folder.resolve("pkcs11proxy.so");
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
            command.add(
                    Path.of("src/test/c/pkcs11proxy", source).toAbsolutePath().toString());
        }
        command.add("-ldl");
        run(command, Map.of());
        return library;
    }
}
