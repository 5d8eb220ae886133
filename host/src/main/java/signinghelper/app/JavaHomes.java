package signinghelper.app;

import signinghelper.platform.Architecture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Java installations by kind of processor: the running Java, those that the machine's policy names, and those beside
 * the program, in {@code java/x86} and so on.
 */
final class JavaHomes {
    private final Path install;
    private final Map<Architecture, Path> fromPolicy;

    JavaHomes(Path install, Map<Architecture, Path> fromPolicy) {
        this.install = install;
        this.fromPolicy = Map.copyOf(fromPolicy);
    }

    Optional<Path> of(Architecture architecture) {
        if (architecture == Architecture.ofThisJava()) {
            return Optional.of(Path.of(System.getProperty("java.home")));
        }
        var named = Optional.ofNullable(fromPolicy.get(architecture));
        return named.or(() ->
                Optional.of(install.resolve("java").resolve(architecture.id())).filter(Files::isDirectory));
    }
}
