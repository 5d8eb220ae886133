package signinghelper.platform;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * POSIX access control list of a file on Linux ({@code acl(5)}), in addition to its mode.
 *
 * @param entries in the order of the file system; empty when the file has no list
 */
record PosixAcl(List<Entry> entries) {
    private static final PosixAcl NONE = new PosixAcl(List.of());

    /** Form as in Linux' {@code posix_acl_xattr.h}: version, then tag, permissions and number; little-endian. */
    private static final String ATTRIBUTE = "system.posix_acl_access";

    private static final int VERSION = 2;
    private static final int ROOM = 64 * 1024;
    private static final int NO_SUCH_ATTRIBUTE = 61;
    private static final int NOT_SUPPORTED = 95;

    private static final int NAMED_USER = 0x02;
    private static final int NAMED_GROUP = 0x08;
    private static final int MASK = 0x10;
    private static final int WRITE = 02;
    private static final int ROOT = 0;

    /**
     * Entry of an access control list.
     *
     * @param number of the user or group, for the kinds that name one
     */
    record Entry(int tag, int permissions, int number) {}

    PosixAcl {
        entries = List.copyOf(entries);
    }

    private interface C extends Library {
        NativeLong getxattr(byte[] path, byte[] name, byte[] value, NativeLong size);
    }

    /** Reads the list; links are followed. Empty on other systems, and when the file system does not support it. */
    static PosixAcl read(Path path) throws IOException {
        if (OperatingSystem.current() != OperatingSystem.LINUX) {
            return NONE;
        }
        try {
            return parse(attribute(path));
        } catch (LinkageError e) {
            throw new IOException("access control list: " + path, e);
        }
    }

    private static byte[] attribute(Path path) throws IOException {
        var value = new byte[ROOM];
        var c = Native.load("c", C.class);
        var names = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        var size = c.getxattr(
                        terminated(path.toString().getBytes(names)),
                        terminated(ATTRIBUTE.getBytes(names)),
                        value,
                        new NativeLong(value.length))
                .intValue();
        if (size >= 0) {
            return Arrays.copyOf(value, size);
        }
        var error = Native.getLastError();
        if (error == NO_SUCH_ATTRIBUTE || error == NOT_SUPPORTED) {
            return new byte[0];
        }
        throw new IOException("access control list: " + path + ", errno " + error);
    }

    private static byte[] terminated(byte[] text) {
        return Arrays.copyOf(text, text.length + 1);
    }

    /**
     * Parses the list in {@code attribute}.
     *
     * @throws IOException if it has another form
     */
    static PosixAcl parse(byte[] attribute) throws IOException {
        var in = ByteBuffer.wrap(attribute).order(ByteOrder.LITTLE_ENDIAN);
        if (!in.hasRemaining()) {
            return NONE;
        }
        if (in.remaining() % 8 != 4 || in.getInt() != VERSION) {
            throw new IOException("access control list of another form");
        }
        var entries = new ArrayList<Entry>();
        while (in.hasRemaining()) {
            entries.add(new Entry(in.getShort(), in.getShort(), in.getInt()));
        }
        return new PosixAcl(entries);
    }

    /** Returns true when it lets a user other than root and {@code person}, or a group other than root's, write. */
    boolean letsOthersWrite(int person) {
        var mask = entries.stream()
                .filter(entry -> entry.tag() == MASK)
                .mapToInt(Entry::permissions)
                .reduce(~0, (one, other) -> one & other);
        return entries.stream()
                .filter(entry -> (entry.permissions() & mask & WRITE) != 0)
                .filter(entry -> entry.number() != ROOT)
                .anyMatch(
                        entry -> entry.tag() == NAMED_GROUP || (entry.tag() == NAMED_USER && entry.number() != person));
    }
}
