package signinghelper.packages;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Files that take long to make, for all test classes and the processes that run them. Nobody changes them: a test that
 * has to makes a copy.
 *
 * @param folder folder of the files alone
 * @param inputs files and folders that they are made of
 */
record MadeOnce(Path folder, List<Path> inputs) {
    /** Step that fills an empty folder. */
    interface Maker {
        void makeIn(Path folder) throws IOException, GeneralSecurityException, InterruptedException;
    }

    MadeOnce {
        folder = folder.toAbsolutePath().normalize();
        inputs = List.copyOf(inputs);
    }

    /** Returns the folder, filled by the first that asks, and filled again where an input has changed since. */
    Path by(Maker maker) throws IOException, GeneralSecurityException, InterruptedException {
        Files.createDirectories(beside("").getParent());
        try (var lock = FileChannel.open(beside(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock();
            var newest = newestInput();
            var made = beside(".made");
            if (!Files.exists(made) || !Files.getLastModifiedTime(made).equals(newest)) {
                Files.deleteIfExists(made);
                maker.makeIn(ProgramFolder.fresh(folder).folder());
                // Last, so that what was cut short is no result.
                Files.setLastModifiedTime(Files.createFile(made), newest);
            }
        }
        return folder;
    }

    private Path beside(String ending) {
        return folder.resolveSibling(folder.getFileName() + ending);
    }

    /** Returns the time of the newest file or folder; a folder's is new where a file came or went. */
    private FileTime newestInput() throws IOException {
        var times = new ArrayList<FileTime>();
        for (var input : inputs) {
            try (var files = Files.walk(input)) {
                for (var file : files.toList()) {
                    times.add(Files.getLastModifiedTime(file));
                }
            }
        }
        return Collections.max(times);
    }
}
