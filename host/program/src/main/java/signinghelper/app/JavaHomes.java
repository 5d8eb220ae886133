package signinghelper.app;

import signinghelper.platform.Architecture;
import signinghelper.platform.OperatingSystem;
import signinghelper.profile.DriverLibrary.Kind;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Java installations by kind of processor: the running Java, those that the machine's policy names, and those beside
 * the program, in {@code java/arm64} and so on. No Java is used for 32 bits: SKF libraries of 32 bits are loaded by the
 * program {@code skf32}, which the running Java starts.
 */
final class JavaHomes {
    private final Path install;
    private final Map<Architecture, Path> fromPolicy;

    /**
     * Program that loads a library.
     *
     * @param options for the bridge, in addition to the driver's own
     */
    record Loader(Path javaHome, List<String> options) {
        Loader {
            Objects.requireNonNull(javaHome);
            options = List.copyOf(options);
        }
    }

    JavaHomes(Path install, Map<Architecture, Path> fromPolicy) {
        this.install = install;
        this.fromPolicy = Map.copyOf(fromPolicy);
    }

    /** Returns the program that loads a library of this kind; empty when no program does. */
    Optional<Loader> of(Architecture architecture, Kind kind) {
        var own = Path.of(System.getProperty("java.home"));
        if (architecture == Architecture.ofThisJava()) {
            return Optional.of(new Loader(own, List.of()));
        }
        if (architecture == Architecture.X86) {
            return Optional.of(program())
                    .filter(file -> kind == Kind.SKF && Files.isRegularFile(file))
                    .map(file -> new Loader(own, List.of(file.toString())));
        }
        var named = Optional.ofNullable(fromPolicy.get(architecture));
        var beside = install.resolve("java").resolve(architecture.id());
        return named.or(() -> Optional.of(beside).filter(Files::isDirectory)).map(home -> new Loader(home, List.of()));
    }

    private Path program() {
        return install.resolve(OperatingSystem.current() == OperatingSystem.WINDOWS ? "skf32.exe" : "skf32");
    }
}
