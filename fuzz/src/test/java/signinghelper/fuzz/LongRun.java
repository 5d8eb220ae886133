package signinghelper.fuzz;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    /**
     * Writes the seeds and the kept inputs.
     *
     * @param args name of the target, and the folder to write into
     */
    public static void fuzzerInitialize(String[] args) throws Exception {
        target = Target.all().stream()
                .filter(each -> each.name().equals(args[0]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(args[0] + " is none of "
                        + Target.all().stream().map(Target::name).sorted().toList()));
        write(target, Files.createDirectories(Path.of(args[1])));
    }

    private static void write(Target of, Path folder) throws Exception {
        var inputs = new ArrayList<>(KeptInputs.of(of).all());
        of.seeds().forEach(inputs::add);
        for (var i = 0; i < inputs.size(); i++) {
            Files.write(folder.resolve("%04d".formatted(i)), inputs.get(i));
        }
    }

    public static void fuzzerTestOneInput(byte[] data) throws Exception {
        Objects.requireNonNull(target).read(data);
    }
}
