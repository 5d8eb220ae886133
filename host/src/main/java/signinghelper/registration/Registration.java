package signinghelper.registration;

import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a manifest where a browser finds it, whole or not at all. */
public final class Registration {
    private final WireFormat format;

    public Registration(WireFormat format) {
        this.format = format;
    }

    /**
     * Registers for one person.
     *
     * @param userData the browser's user data folder; the default one or that of {@code --user-data-dir}
     * @return the file written
     */
    public Path register(Browser.FolderPlaces places, Path userData, HostManifest manifest) throws IOException {
        var folder = Files.createDirectories(places.userFolder(userData.toAbsolutePath()));
        var file = folder.resolve(HostManifest.fileName());
        var fresh = Files.createTempFile(folder, HostManifest.NAME, ".new");
        Files.write(fresh, format.toBytes(format.encode(manifest)));
        return Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
