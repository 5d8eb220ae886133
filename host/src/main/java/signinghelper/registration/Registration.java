package signinghelper.registration;

import signinghelper.platform.WholeFile;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.nio.file.Path;

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
        var file = places.userFolder(userData.toAbsolutePath()).resolve(HostManifest.fileName());
        WholeFile.write(file, format.toBytes(format.encode(manifest)));
        return file;
    }
}
