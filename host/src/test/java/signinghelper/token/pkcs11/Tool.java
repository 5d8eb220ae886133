package signinghelper.token.pkcs11;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Programs of the system that tests need. Where one is missing the test is left out, but not on a build server. */
public final class Tool {
    private Tool() {}

    public static void require(Path file) {
        if ("true".equals(System.getenv("CI"))) {
            assertThat(file).exists();
        }
        assumeThat(file).exists();
    }

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
        require(compiler);
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
        for (var source : List.of("pkcs11proxy.c", "faults.c", "readers.c", "tries.c")) {
            command.add(
                    Path.of("src/test/c/pkcs11proxy", source).toAbsolutePath().toString());
        }
        command.add("-ldl");
        run(command, Map.of());
        return library;
    }
}
