package signinghelper.fuzz;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Run of one target under Jazzer, which finds these methods by their names.
 *
 * <p>Jazzer's own mode for JUnit is not used: on OpenJDK 17 and 25 some classes then failed with {@code NoSuchFieldError}. Its agent
 * comes after the seeds are made; so it seems to spoil records with annotated components that it transforms again.
 */
public final class LongRun {
    private static @Nullable Target target;

    private LongRun() {}

    /** Writes the seeds and the kept inputs of the target {@code fuzz.target} into the folder {@code fuzz.seeds}. */
    public static void fuzzerInitialize() throws Exception {
        var name = System.getProperty("fuzz.target");
        target = Target.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " is none of "
                        + Target.all().stream().map(Target::name).sorted().toList()));
        write(target, Files.createDirectories(Path.of(System.getProperty("fuzz.seeds"))));
    }

    private static void write(Target of, Path folder) throws Exception {
        write(KeptInputs.of(of).all(), folder, "kept");
        write(of.seeds().toList(), folder, "seed");
    }

    private static void write(List<byte[]> inputs, Path folder, String kind) throws Exception {
        for (var i = 0; i < inputs.size(); i++) {
            Files.write(folder.resolve("%s-%04d".formatted(kind, i)), inputs.get(i));
        }
    }

    public static void fuzzerTestOneInput(byte[] data) throws Exception {
        Objects.requireNonNull(target).read(data);
    }
}
