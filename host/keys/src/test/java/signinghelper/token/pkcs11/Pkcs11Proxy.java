package signinghelper.token.pkcs11;

import signinghelper.testkit.junit.Needed;
import signinghelper.testkit.tool.ExternalProgram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The library of {@code src/test/c/pkcs11proxy}, which stands before another and does as it is told. */
final class Pkcs11Proxy {
    private Pkcs11Proxy() {}

    /**
     * Returns a copy in {@code folder}. A checkout may be writable for a group, and the host refuses libraries there.
     */
    static Path copy(Path folder) throws IOException {
        var sources = Path.of("../keys/src/test/c/pkcs11proxy").toAbsolutePath();
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
        new ExternalProgram(command, Map.of()).run();
    }
}
