package signinghelper.formats.ofd.container;

import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.document.Source;
import signinghelper.formats.verification.Code;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * Container of an OFD document, in a private copy that cannot change while it is judged.
 *
 * <p>A zip file names its entries twice: in front of each and in a directory at its end. Readers that believe one would
 * show another document than readers that believe the other, so both must be the same.
 */
public final class OfdContainer implements Closeable {
    static final int MAX_PARTS = 20_000;
    static final long MAX_BYTES = 2L << 30;
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final ZipFile zip;
    private final SortedMap<PartName, ZipEntry> parts;

    private OfdContainer(Path file, ZipFile zip, SortedMap<PartName, ZipEntry> parts) {
        this.file = file;
        this.zip = zip;
        this.parts = parts;
    }

    /**
     * Copies a document and reads its directory. Only this user can read the copy, which goes with {@link #close}.
     *
     * @throws OfdException if the container is broken, ambiguous or larger than its bounds
     * @throws IOException if the document cannot be read or its copy not be written
     */
    public static OfdContainer copyOf(Source document) throws IOException, OfdException {
        var file = Files.createTempFile("signing-helper-", ".ofd");
        try {
            try (var in = document.open()) {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            }
            return open(file);
        } catch (IOException | OfdException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static OfdContainer open(Path file) throws IOException, OfdException {
        var streamed = namesInStream(file);
        var zip = zip(file);
        try {
            requireSameNames(zip, streamed);
            return new OfdContainer(file, zip, parts(zip));
        } catch (OfdException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static ZipFile zip(Path file) throws IOException, OfdException {
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException | EOFException e) {
            throw new OfdException(Code.MALFORMED, "zip");
        }
    }

    private static SortedMap<PartName, ZipEntry> parts(ZipFile zip) throws OfdException {
        var parts = new TreeMap<PartName, ZipEntry>();
        var folded = new HashSet<String>();
        for (var entry : Collections.list(zip.entries())) {
            if (entry.isDirectory()) {
                continue;
            }
            var name = name(entry);
            // Folders of some systems do not tell large letters from small ones.
            if (parts.put(name, entry) != null || !folded.add(name.path().toLowerCase(Locale.ROOT))) {
                throw new OfdException(Code.REFERENCE_DOUBLE, name.path());
            }
        }
        return parts;
    }

    private static PartName name(ZipEntry entry) throws OfdException {
        var name = entry.getName();
        return PartName.resolve("/", name)
                .filter(PartName.ofEntry(name)::equals)
                .orElseThrow(() -> new OfdException(Code.MALFORMED, name));
    }

    /** Reads the entries from start to end, as a reader of streams does. */
    private static SortedSet<String> namesInStream(Path file) throws IOException, OfdException {
        var streamed = new TreeSet<String>();
        var left = MAX_BYTES;
        try (var in = new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!streamed.add(entry.getName())) {
                    throw new OfdException(Code.REFERENCE_DOUBLE, entry.getName());
                }
                left -= skip(in, left);
                if (streamed.size() > MAX_PARTS || left <= 0) {
                    throw new OfdException(Code.TOO_LARGE, entry.getName());
                }
            }
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw new OfdException(Code.MALFORMED, "zip");
        }
        return streamed;
    }

    private static void requireSameNames(ZipFile zip, SortedSet<String> streamed) throws OfdException {
        var listed = new TreeSet<String>();
        Collections.list(zip.entries()).forEach(entry -> listed.add(entry.getName()));
        if (!listed.equals(streamed) || listed.size() != zip.size()) {
            throw new OfdException(Code.REFERENCE_DOUBLE, "zip");
        }
    }

    private static long skip(InputStream in, long limit) throws IOException {
        var buffer = new byte[BUFFER];
        var count = 0L;
        for (var read = in.read(buffer); read >= 0 && count < limit; read = in.read(buffer)) {
            count += read;
        }
        return count;
    }

    /** Returns the names of all parts. */
    public SortedSet<PartName> names() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(parts.keySet()));
    }

    public boolean has(PartName part) {
        return parts.containsKey(part);
    }

    private InputStream open(PartName part) throws IOException, OfdException {
        var entry = parts.get(part);
        if (entry == null) {
            throw new OfdException(Code.REFERENCE_MISSING, part.path());
        }
        return zip.getInputStream(entry);
    }

    /**
     * Reads a small part.
     *
     * @throws OfdException {@code REFERENCE_MISSING}, or {@code TOO_LARGE} if it is larger than {@code limit}
     */
    public byte[] read(PartName part, int limit) throws IOException, OfdException {
        try (var in = open(part)) {
            var bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new OfdException(Code.TOO_LARGE, part.path());
            }
            return bytes;
        } catch (ZipException | EOFException e) {
            throw new OfdException(Code.MALFORMED, part.path());
        }
    }

    /** Returns the digest of a part of any size. */
    public byte[] digest(PartName part, DigestAlgorithm function) throws IOException, OfdException {
        var digest = function.start();
        try (var in = open(part)) {
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        } catch (ZipException | EOFException e) {
            throw new OfdException(Code.MALFORMED, part.path());
        }
        return digest.digest();
    }

    /** Returns true when {@code count} more parts stay within the bounds. */
    public boolean hasRoomFor(int count) {
        return parts.size() + count <= MAX_PARTS;
    }

    /**
     * Returns the zip file's directory, from which the container is written again with further parts.
     *
     * @throws OfdException {@code MALFORMED} if the directory is of a kind that cannot be carried over
     */
    public ZipDirectory directory() throws IOException, OfdException {
        var directory = ZipDirectory.of(file);
        if (directory.entries().size() != zip.size()) {
            throw new OfdException(Code.MALFORMED, "zip");
        }
        return directory;
    }

    @Override
    public void close() throws IOException {
        zip.close();
        Files.deleteIfExists(file);
    }
}
