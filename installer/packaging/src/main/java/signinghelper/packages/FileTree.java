package signinghelper.packages;

import org.vafer.jdeb.DataConsumer;
import org.vafer.jdeb.DataProducer;
import org.vafer.jdeb.shaded.commons.compress.archivers.tar.TarArchiveEntry;
import org.vafer.jdeb.shaded.commons.compress.archivers.tar.TarConstants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

/** Files and links below a folder for a package, in the order of their names, owned by root; executable files stay executable. */
record FileTree(Path root) implements DataProducer {
    private static final int PROGRAM = 0100755;
    private static final int FILE = 0100644;

    @Override
    public void produce(DataConsumer consumer) throws IOException {
        try (var found = Files.walk(root)) {
            for (var file : found.filter(one -> !Files.isDirectory(one, NOFOLLOW_LINKS))
                    .sorted()
                    .toList()) {
                put(file, consumer);
            }
        }
    }

    private void put(Path file, DataConsumer consumer) throws IOException {
        var isLink = Files.isSymbolicLink(file);
        var name = root.relativize(file).toString();
        var entry = isLink ? new TarArchiveEntry(name, TarConstants.LF_SYMLINK) : new TarArchiveEntry(name, true);
        entry.setUserName("root");
        entry.setGroupName("root");
        entry.setUserId(0);
        entry.setGroupId(0);
        if (isLink) {
            entry.setLinkName(Files.readSymbolicLink(file).toString());
            consumer.onEachLink(entry);
            return;
        }
        entry.setMode(Files.isExecutable(file) ? PROGRAM : FILE);
        entry.setSize(Files.size(file));
        try (var in = Files.newInputStream(file)) {
            consumer.onEachFile(in, entry);
        }
    }
}
