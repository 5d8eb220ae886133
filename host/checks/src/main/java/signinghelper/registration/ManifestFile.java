package signinghelper.registration;

import org.jspecify.annotations.Nullable;
import signinghelper.installation.Product;
import signinghelper.platform.WholeFile;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Reader and writer of manifests. */
final class ManifestFile {
    private static final int MOST_BYTES = 64 * 1024;

    private final Product product;
    private final WireFormat format;

    ManifestFile(Product product, WireFormat format) {
        this.product = product;
        this.format = format;
    }

    /**
     * Reads a manifest; null when no browser could read it either, and for one with keys that this host's manifests
     * never have.
     */
    @Nullable
    HostManifest read(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                return null;
            }
            var manifest = format.decode(HostManifest.class, Files.readString(file, StandardCharsets.UTF_8));
            return manifest.fits(product) ? manifest : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** Returns the content of a file with {@code manifest}, in the form of {@link Change}. */
    String content(HostManifest manifest) {
        return new String(format.toBytes(format.encode(manifest)), StandardCharsets.ISO_8859_1);
    }

    /** Returns the content of a file that offers {@code extension}. */
    String content(ExtensionOffer extension) {
        var offer = format.newObject()
                .put("external_update_url", extension.updateUrl().toString());
        return new String(format.toBytes(offer), StandardCharsets.ISO_8859_1);
    }

    /**
     * Returns the content of {@code file}, in the form of {@link Change}; null when the file does not exist.
     *
     * @throws IOException if it cannot be read, or is too large to be kept
     */
    @Nullable
    String content(Path file) throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException("no manifest, by its size: " + file);
        }
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    /** Writes {@code content}; when it is null, deletes the file, and folders above that are then empty. */
    void write(Scope readers, Path file, @Nullable String content) throws IOException {
        if (content == null) {
            Files.deleteIfExists(file);
            deleteIfEmpty(Objects.requireNonNull(file.getParent()));
        } else if (readers == Scope.SYSTEM) {
            WholeFile.publish(file, content.getBytes(StandardCharsets.ISO_8859_1));
        } else {
            WholeFile.write(file, content.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    /**
     * Deletes the folder for hosts, and the browser's own folder if it is then empty: the browser was never installed.
     */
    private static void deleteIfEmpty(Path folder) {
        try {
            Files.deleteIfExists(folder);
            Files.deleteIfExists(Objects.requireNonNull(folder.getParent()));
        } catch (IOException e) {
            // It contains other files, or may not be deleted; a browser ignores an empty folder.
        }
    }
}
