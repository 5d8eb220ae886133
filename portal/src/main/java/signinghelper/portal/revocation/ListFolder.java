package signinghelper.portal.revocation;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.revocation.ListStore;
import signinghelper.formats.revocation.RevocationList;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Optional;

/** Folder of the portal's own with one file for each revocation list. */
public final class ListFolder implements ListStore {
    private final Path folder;

    /**
     * Makes the folder where it is missing.
     *
     * @throws IOException if it cannot be made, or no file can be written there
     */
    public ListFolder(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        Files.delete(Files.createTempFile(folder, "list", ".new"));
    }

    @Override
    public Optional<Bytes> find(URI address) {
        var file = file(address);
        try {
            return Files.isRegularFile(file) && Files.size(file) <= RevocationList.MAX_BYTES
                    ? Optional.of(Bytes.copyOf(Files.readAllBytes(file)))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void keep(URI address, Bytes list) {
        try {
            var written = Files.createTempFile(folder, "list", ".new");
            try {
                Files.write(written, list.toArray());
                Files.move(written, file(address), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(written);
            }
        } catch (IOException e) {
            // As the port says: the next start fetches the list.
        }
    }

    /** An address may hold characters that no file's name can. */
    private Path file(URI address) {
        var name = DigestAlgorithm.SHA_256.of(address.toString().getBytes(StandardCharsets.UTF_8));
        return folder.resolve(HexFormat.of().formatHex(name) + ".crl");
    }
}
