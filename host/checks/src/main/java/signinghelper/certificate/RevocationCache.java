package signinghelper.certificate;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.platform.WholeFile;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Cache of CAs' revocation answers, for times when the servers cannot be reached. May be lost at any time. An answer
 * from the cache is verified as if it had arrived from the network.
 */
public final class RevocationCache {
    private static final Logger LOG = System.getLogger(RevocationCache.class.getName());
    private static final Duration KEPT = Duration.ofDays(30);

    private final Path folder;

    public RevocationCache(Path folder) {
        this.folder = folder;
    }

    /**
     * Cached answer.
     *
     * @param fetched time of receipt, by the best known time then
     */
    public record Kept(Bytes answer, Instant fetched) {}

    /** Returns the answer under {@code key}; empty when it is missing or larger than {@code most} bytes. */
    Optional<Kept> find(String key, int most) {
        var file = file(key);
        try {
            return Files.size(file) > most
                    ? Optional.empty()
                    : Optional.of(new Kept(
                            Bytes.copyOf(Files.readAllBytes(file)),
                            Files.getLastModifiedTime(file).toInstant()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "what a CA told cannot be read again", e);
            return Optional.empty();
        }
    }

    /** Stores the answer under {@code key} and replaces an earlier one. */
    void keep(String key, Bytes answer, Instant now) {
        try {
            var file = file(key);
            WholeFile.write(file, answer.toArray());
            Files.setLastModifiedTime(file, FileTime.from(now));
            removeOld(now);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "what a CA told is not kept", e);
        }
    }

    private void removeOld(Instant now) throws IOException {
        for (var file : files()) {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(KEPT))) {
                Files.deleteIfExists(file);
            }
        }
    }

    private List<Path> files() throws IOException {
        try (var all = Files.list(folder)) {
            return all.toList();
        }
    }

    private Path file(String key) {
        var hash = DigestAlgorithm.SHA_256.of(key.getBytes(StandardCharsets.UTF_8));
        return folder.resolve(HexFormat.of().formatHex(hash));
    }
}
