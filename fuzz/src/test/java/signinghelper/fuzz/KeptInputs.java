package signinghelper.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;

/**
 * Inputs of a target that are kept: what it once failed on, a file each, and a few that led further than the seeds, in an
 * archive. {@code ./dev fuzz} writes both.
 */
record KeptInputs(Path folder) {
    /** Returns those in the sources. */
    static KeptInputs of(Target target) {
        return new KeptInputs(Path.of("inputs", target.name()));
    }

    List<byte[]> all() throws IOException {
        var all = new ArrayList<byte[]>();
        var archive = Path.of(folder + ".zip");
        if (Files.exists(archive)) {
            try (var in = new ZipInputStream(Files.newInputStream(archive))) {
                for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    all.add(in.readAllBytes());
                }
            }
        }
        if (Files.exists(folder)) {
            try (var files = Files.list(folder)) {
                for (var file : files.sorted().toList()) {
                    all.add(Files.readAllBytes(file));
                }
            }
        }
        return all;
    }
}
