package signinghelper.registration;

import org.jspecify.annotations.Nullable;
import signinghelper.platform.WholeFile;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads and writes manifests. */
final class ManifestFile {
    private static final int MOST_BYTES = 64 * 1024;

    private final WireFormat format;

    ManifestFile(WireFormat format) {
        this.format = format;
    }

    /** Null where no browser could read it either, and so for one with keys that no host of ours has. */
    @Nullable
    HostManifest read(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                return null;
            }
            var manifest = format.decode(HostManifest.class, Files.readString(file, StandardCharsets.UTF_8));
            return manifest.name().equals(HostManifest.NAME) ? manifest : null;
        } catch (IOException e) {
            return null;
        }
    }

    void write(Path file, HostManifest manifest) throws IOException {
        WholeFile.write(file, format.toBytes(format.encode(manifest)));
    }
}
