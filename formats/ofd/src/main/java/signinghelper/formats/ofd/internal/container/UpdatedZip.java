package signinghelper.formats.ofd.internal.container;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Signed;
import signinghelper.formats.document.Source;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipOutputStream;

/**
 * Container with parts added and replaced. All other entries are carried over byte for byte, as they are packed; the
 * original is read once as the container is written.
 */
final class UpdatedZip implements Signed {
    private static final int BUFFER = 1 << 16;

    private final Source original;
    private final List<ZipEntry> kept;
    private final byte[] added;
    private final byte[] directory;

    private UpdatedZip(Source original, List<ZipEntry> kept, byte[] added, byte[] directory) {
        this.original = original;
        this.kept = List.copyOf(kept);
        this.added = added;
        this.directory = directory;
    }

    /** Lays out the container. */
    static UpdatedZip of(Source original, ZipDirectory before, Map<PartName, Bytes> parts, Instant time) {
        var kept = before.entries().stream()
                .filter(entry -> !parts.containsKey(PartName.ofEntry(entry.name())))
                .toList();
        var zip = zip(parts, time);
        var added = directory(zip).entries();
        var directory = new Directory();
        kept.forEach(directory::add);
        added.forEach(directory::add);
        var end = (int) added.get(added.size() - 1).to();
        return new UpdatedZip(original, kept, Arrays.copyOf(zip, end), directory.written());
    }

    private static ZipDirectory directory(byte[] zip) {
        try {
            return ZipDirectory.of(zip);
        } catch (OfdException e) {
            throw new IllegalStateException("Java's own zip file", e);
        }
    }

    /** Directory of the new container, whose entries lie one behind the other. */
    private static final class Directory {
        private final ByteArrayOutputStream headers = new ByteArrayOutputStream();
        private int count;
        private long position;

        void add(ZipEntry entry) {
            headers.writeBytes(entry.headerAt(position).toArray());
            count++;
            position += entry.to() - entry.from();
        }

        byte[] written() {
            headers.writeBytes(ZipDirectory.end(count, position, headers.size()));
            return headers.toByteArray();
        }
    }

    private static byte[] zip(Map<PartName, Bytes> parts, Instant time) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            for (var part : new TreeMap<>(parts).entrySet()) {
                var entry = new java.util.zip.ZipEntry(part.getKey().path().substring(1));
                entry.setTimeLocal(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
                out.putNextEntry(entry);
                out.write(part.getValue().toArray());
                out.closeEntry();
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be written to", e);
        }
        return bytes.toByteArray();
    }

    @Override
    public long size() {
        return added.length
                + directory.length
                + kept.stream().mapToLong(entry -> entry.to() - entry.from()).sum();
    }

    /** Reads the original to its end, which finds out whether it is still the same. */
    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (var in = original.open()) {
            var position = 0L;
            for (var entry : kept) {
                copy(in, entry.from() - position, OutputStream.nullOutputStream());
                copy(in, entry.to() - entry.from(), out);
                position = entry.to();
            }
            in.transferTo(OutputStream.nullOutputStream());
        }
        out.write(added);
        out.write(directory);
    }

    private static void copy(InputStream in, long length, OutputStream out) throws IOException {
        var buffer = new byte[BUFFER];
        for (var left = length; left > 0; ) {
            var count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (count < 0) {
                throw new EOFException();
            }
            out.write(buffer, 0, count);
            left -= count;
        }
    }
}
