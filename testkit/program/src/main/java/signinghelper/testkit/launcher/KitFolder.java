package signinghelper.testkit.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;

/**
 * The kit's folder: what stays from one start to the next, and the program, which each start unpacks anew.
 *
 * @param root the folder
 */
public record KitFolder(Path root) {
    /** File that marks the folder as the kit's; it holds the number of the folder's form. */
    private static final String MARK = ".signing-helper-testkit";

    private static final String FORM = "1";

    /** Makes it, or opens the one that an earlier start has made. */
    static KitFolder open(Path root) throws Problem {
        try {
            if (!Files.exists(root)) {
                closeToOthers(Files.createDirectories(root));
            }
            var mark = root.resolve(MARK);
            if (!Files.exists(mark)) {
                requireEmpty(root);
                Files.writeString(mark, FORM);
            } else if (!Files.readString(mark).equals(FORM)) {
                throw new Problem(
                        "这个文件夹是另一版本的测试工具包建立的：" + root + "\n请用 --folder 指定一个新文件夹，或删除这个文件夹后重试。",
                        "Another version of the test kit made this folder: " + root
                                + "\nName a new one with --folder, or delete it and start again.");
            }
            if (!Files.isWritable(root)) {
                throw notWritable(root, new IOException(root.toString()));
            }
            return new KitFolder(root);
        } catch (IOException e) {
            throw notWritable(root, e);
        }
    }

    /** It holds keys, which are worth nothing, and a program that a browser starts. */
    private static void closeToOthers(Path fresh) throws IOException {
        if (fresh.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /**
     * Keeps other starts out of the folder until the process ends.
     *
     * @return the lock, which its closing gives up
     */
    FileChannel lock() throws Problem, IOException {
        var channel =
                FileChannel.open(root.resolve("running.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new Problem(
                    "测试工具包已在这个文件夹中运行：" + root + "\n请先结束它，或用 --folder 指定另一个文件夹。",
                    "A test kit runs already in this folder: " + root
                            + "\nEnd it first, or name another folder with --folder.");
        }
        return channel;
    }

    private static void requireEmpty(Path root) throws IOException, Problem {
        try (var content = Files.list(root)) {
            if (content.findAny().isPresent()) {
                throw new Problem(
                        "这个文件夹里有别的文件，不是测试工具包的文件夹：" + root + "\n请用 --folder 指定一个新文件夹。",
                        "This folder holds other files and is not the test kit's: " + root
                                + "\nName a new one with --folder.");
            }
        }
    }

    private static Problem notWritable(Path root, IOException cause) {
        return new Problem(
                "不能写入文件夹：" + root + "\n请检查权限和磁盘空间，或用 --folder 指定另一个文件夹。",
                "This folder cannot be written to: " + root
                        + "\nLook at its permissions and the disk's space, or name another with --folder.",
                cause);
    }

    /** The program: host, extension, libraries. */
    public Path program() {
        return root.resolve("program");
    }

    /** Tree of the installed host. */
    public Path host() {
        return program().resolve("host");
    }

    /** Private key of the folder's profile. */
    public Path profileKey() {
        return root.resolve("profile-key.pem");
    }

    /** Removes what an earlier start has unpacked; a host that still runs keeps the files that it has open. */
    void removeProgram() throws IOException {
        if (Files.exists(program())) {
            try (var content = Files.walk(program())) {
                for (var path : content.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
