package signinghelper.formats.ofd;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** Zip file written octet by octet, whose two headers of an entry may say different things. */
final class RawZip {
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;

    /** Header of a stored entry, in front of it or in the directory, whose values a test may change. */
    static final class Header {
        String name;
        int system = 3;
        int needed = 20;
        int disk;
        byte[] comment = {};
        int flags = 0x800;
        int method;
        int crc;
        int packed;
        int size;
        int offset;
        int attributes;
        byte[] extra = {};
        byte[] behind = {};

        private Header(String name, byte[] data) {
            this.name = name;
            this.crc = crc(data);
            this.packed = data.length;
            this.size = data.length;
        }
    }

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final List<Header> directory = new ArrayList<>();

    static int crc(byte[] data) {
        var crc = new CRC32();
        crc.update(data);
        return (int) crc.getValue();
    }

    /** Field of a header by which an entry has a second name (APPNOTE.TXT, 4.6.9). */
    static byte[] unicodePath(String name, String other) {
        var path = TestOfd.utf8(other);
        return little(9 + path.length)
                .putShort((short) 0x7075)
                .putShort((short) (5 + path.length))
                .put((byte) 1)
                .putInt(crc(TestOfd.utf8(name)))
                .put(path)
                .array();
    }

    /** Returns the headers of a new entry, which are written by {@link #write} and {@link #zip}. */
    static Header header(String name, byte[] data) {
        return new Header(name, data);
    }

    /** Adds an entry whose headers agree. */
    RawZip add(String name, byte[] data) {
        return write(header(name, data), data, header(name, data));
    }

    /** Adds an entry with any headers; the directory's leads to where this one lies. */
    RawZip write(Header local, byte[] data, Header listed) {
        listed.offset = file.size();
        file.writeBytes(local(local));
        file.writeBytes(data);
        file.writeBytes(local.behind);
        directory.add(listed);
        return this;
    }

    /** Adds an entry to the directory alone. */
    RawZip list(Header listed, int offset) {
        listed.offset = offset;
        directory.add(listed);
        return this;
    }

    int position() {
        return file.size();
    }

    /** Returns an entry as it lies in a file, with its header. */
    static byte[] local(String name, byte[] data) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(local(header(name, data)));
        out.writeBytes(data);
        return out.toByteArray();
    }

    private static byte[] local(Header header) {
        var name = header.name.getBytes(StandardCharsets.UTF_8);
        return common(little(30 + name.length + header.extra.length).putInt(LOCAL), header)
                .putShort((short) name.length)
                .putShort((short) header.extra.length)
                .put(name)
                .put(header.extra)
                .array();
    }

    private static ByteBuffer common(ByteBuffer buffer, Header header) {
        return buffer.putShort((short) header.needed)
                .putShort((short) header.flags)
                .putShort((short) header.method)
                .putInt(0x21_0000)
                .putInt(header.crc)
                .putInt(header.packed)
                .putInt(header.size);
    }

    /** Returns an entry as the directory has it. */
    static byte[] central(Header header) {
        var name = header.name.getBytes(StandardCharsets.UTF_8);
        return common(
                        little(46 + name.length + header.extra.length + header.comment.length)
                                .putInt(CENTRAL)
                                .put((byte) 20)
                                .put((byte) header.system),
                        header)
                .putShort((short) name.length)
                .putShort((short) header.extra.length)
                .putShort((short) header.comment.length)
                .putShort((short) header.disk)
                .putShort((short) 0)
                .putInt(header.attributes)
                .putInt(header.offset)
                .put(name)
                .put(header.extra)
                .put(header.comment)
                .array();
    }

    /** Returns the file, with a comment at its end. */
    byte[] zip(String comment) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(file.toByteArray());
        directory.forEach(header -> out.writeBytes(central(header)));
        out.writeBytes(little(22)
                .putInt(END)
                .putInt(0)
                .putShort((short) directory.size())
                .putShort((short) directory.size())
                .putInt(out.size() - file.size())
                .putInt(file.size())
                .putShort((short) comment.length())
                .array());
        out.writeBytes(TestOfd.utf8(comment));
        return out.toByteArray();
    }

    byte[] zip() {
        return zip("");
    }

    static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
