package signinghelper.platform;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Folder that only its owner can enter. */
public final class OwnFolder {
    private static final String ONLY_OWNER = "rwx------";
    private static final String FILE_OF_OWNER = "rw-------";

    private static final Logger LOG = System.getLogger(OwnFolder.class.getName());

    private OwnFolder() {}

    /**
     * Creates the folder and its missing parents, and removes the access of other users to an existing one. On Windows
     * both inherit the permissions of the user's folder.
     */
    public static Path make(Path folder) throws IOException {
        WholeFile.makeFolder(folder.toAbsolutePath(), ONLY_OWNER);
        WholeFile.permit(folder, ONLY_OWNER);
        return folder;
    }

    /** Makes the folder, and only logs a failure, for callers that continue without it. */
    public static void makeOrWarn(Path folder) {
        try {
            make(folder);
        } catch (IOException e) {
            LOG.log(Level.WARNING, folder + " cannot be closed to others", e);
        }
    }

    /**
     * Closes the files in it to others.
     *
     * @param glob which files, as in {@link Files#newDirectoryStream(Path, String)}
     */
    public static void closeFiles(Path folder, String glob) throws IOException {
        try (var files = Files.newDirectoryStream(folder, glob)) {
            for (var file : files) {
                close(file);
            }
        }
    }

    private static void close(Path file) throws IOException {
        try {
            WholeFile.permit(file, FILE_OF_OWNER);
        } catch (NoSuchFileException e) {
            // Another process has removed it meanwhile.
        }
    }
}
