package signinghelper.formats.ofd.internal.container;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.TimeLimit;
import signinghelper.formats.verification.Code;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Container of an OFD document, in a private copy that cannot change while it is judged. Every program must read the same
 * parts from it ({@link ZipDirectory}, {@link PartName#isPlain}), and what is read of it is bounded as a whole.
 */
public final class OfdContainer implements Closeable {
    public static final int MAX_PARTS = 20_000;
    static final long MAX_BYTES = 2L << 30;

    /** Octets of a name, more than most systems can unpack. */
    private static final int MAX_NAME = 512;

    /** Pages of a long document pack to a hundredth; what packs better is made to take time. */
    private static final int MAX_RATIO = 100;

    private static final long SMALL = 64L << 20;

    /** Octets of parts that are held in memory, one after the other. */
    private static final long MAX_READ = 256L << 20;

    private static final String ROOT_FOLDER = "/";

    /** Folders that a location is looked for in: that of a signature, those above it, and the document's. */
    private static final int MAX_ABOVE = 3;

    private final Path file;
    private final ZipOctets octets;
    private final ZipDirectory directory;
    private final SortedMap<PartName, ZipEntry> parts;
    private final Map<String, PartName> folded;
    private final Map<PartName, Map<DigestAlgorithm, Bytes>> digests = new HashMap<>();
    private long left = MAX_READ;

    private OfdContainer(
            Path file,
            ZipOctets octets,
            ZipDirectory directory,
            SortedMap<PartName, ZipEntry> parts,
            Map<String, PartName> folded) {
        this.file = file;
        this.octets = octets;
        this.directory = directory;
        this.parts = parts;
        this.folded = folded;
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
            return open(file, document.limit());
        } catch (IOException | OfdException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static OfdContainer open(Path file, TimeLimit limit) throws IOException, OfdException {
        var octets = new ZipOctets(file, limit);
        try {
            var directory = ZipDirectory.of(octets);
            var folded = new HashMap<String, PartName>();
            requireBounds(directory, octets.size());
            var parts = parts(directory, folded);
            requireFolders(directory, folded, limit);
            for (var entry : directory.entries()) {
                entry.check(octets);
            }
            return new OfdContainer(file, octets, directory, parts, folded);
        } catch (IOException | OfdException | RuntimeException e) {
            octets.close();
            throw e;
        }
    }

    private static SortedMap<PartName, ZipEntry> parts(ZipDirectory directory, Map<String, PartName> folded)
            throws OfdException {
        var parts = new TreeMap<PartName, ZipEntry>();
        for (var entry : directory.entries()) {
            if (!entry.isFolder()) {
                var name = name(entry);
                // Folders of some systems do not tell large letters from small ones.
                if (parts.put(name, entry) != null || folded.put(name.folded(), name) != null) {
                    throw new OfdException(Code.REFERENCE_DOUBLE, name.path());
                }
            }
        }
        return parts;
    }

    /** Programs that unpack all may put a folder in the place of a part, or a part in that of a folder. */
    private static void requireFolders(ZipDirectory directory, Map<String, PartName> folded, TimeLimit limit)
            throws IOException, OfdException {
        for (var entry : directory.entries()) {
            limit.require();
            var name = name(entry).folded() + (entry.isFolder() ? "/" : "");
            for (var end = name.lastIndexOf('/'); end > 0; end = name.lastIndexOf('/', end - 1)) {
                if (folded.containsKey(name.substring(0, end))) {
                    throw new OfdException(Code.READINGS_DIFFER, entry.name());
                }
            }
        }
    }

    /** Returns the name of a part, or of a folder without the slash at its end. */
    private static PartName name(ZipEntry entry) throws OfdException {
        var whole = entry.name();
        var name = entry.isFolder() ? whole.substring(0, whole.length() - 1) : whole;
        return PartName.resolve("/", name)
                .filter(PartName.ofEntry(name)::equals)
                .filter(PartName::isPlain)
                .orElseThrow(() -> new OfdException(Code.READINGS_DIFFER, name));
    }

    private static void requireBounds(ZipDirectory directory, long length) throws OfdException {
        var size = directory.entries().stream().mapToLong(ZipEntry::size).sum();
        var isLong = directory.entries().stream().anyMatch(entry -> entry.encodedName().length > MAX_NAME);
        if (isLong || directory.entries().size() > MAX_PARTS || size > MAX_BYTES || size > SMALL + length * MAX_RATIO) {
            throw new OfdException(Code.TOO_LARGE, "zip");
        }
    }

    /** Returns the names of all parts. */
    public SortedSet<PartName> names() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(parts.keySet()));
    }

    /** Returns the time in which the parts, and what lies in them, may be judged. */
    public TimeLimit limit() {
        return octets.limit();
    }

    public boolean has(PartName part) {
        return parts.containsKey(part);
    }

    /**
     * Returns the part that a location in another part leads to, which need not be there.
     *
     * @throws OfdException {@code READINGS_DIFFER} where only a tolerant reader comes to one; {@code MALFORMED} when it leads
     *     out of the container
     */
    public PartName locate(PartName from, String location) throws IOException, OfdException {
        octets.limit().require();
        var strict = PartName.resolve(from.folder(), location.strip());
        var isThere = strict.isPresent() && has(strict.get());
        if (!isThere && tolerated(from, location).isPresent()) {
            throw new OfdException(Code.READINGS_DIFFER, from.path() + ": " + location);
        }
        return from.locate(location);
    }

    /** Returns the part that a location in another one can lead a tolerant reader to, also from a folder further up. */
    Optional<PartName> tolerated(PartName from, String location) {
        return startsOf(from)
                .flatMap(folder -> find(folder, location.strip()).stream())
                .findFirst();
    }

    /** Some programs mean a location from the root or the document's folder, in which that of a signature lies. */
    private static Stream<String> startsOf(PartName from) {
        var above = Stream.iterate(from.folder(), OfdContainer::above).limit(MAX_ABOVE);
        return Stream.concat(above, Stream.of(ROOT_FOLDER)).distinct();
    }

    private static String above(String folder) {
        return folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
    }

    /** Returns the part that a location can lead a tolerant reader to; empty without one. */
    Optional<PartName> find(String folder, String location) {
        return PartName.resolve(folder, PartName.tolerated(location))
                .filter(PartName::isFoldable)
                .map(name -> folded.get(name.folded()));
    }

    /** Returns the length of a part that is there. */
    long size(PartName part) throws OfdException {
        return entry(part).size();
    }

    private ZipEntry entry(PartName part) throws OfdException {
        var entry = parts.get(part);
        if (entry == null) {
            throw new OfdException(Code.REFERENCE_MISSING, part.path());
        }
        return entry;
    }

    /**
     * Reads a small part.
     *
     * @throws OfdException {@code REFERENCE_MISSING}; {@code TOO_LARGE} if it is larger than {@code limit}, or too much was
     *     read already
     */
    public byte[] read(PartName part, int limit) throws IOException, OfdException {
        var entry = entry(part);
        left -= entry.size();
        if (entry.size() > limit || left < 0) {
            throw new OfdException(Code.TOO_LARGE, part.path());
        }
        return start(part, limit);
    }

    /** Begins anew to count what is read, for another page of a document that is shown. */
    public void countAnew() {
        left = MAX_READ;
    }

    /** Reads the first octets of a part, which has been checked as a whole before. */
    byte[] start(PartName part, int count) throws IOException, OfdException {
        try (var in = entry(part).open(octets)) {
            return in.readNBytes(count);
        }
    }

    /** Returns the digest of a part of any size, which is read once for each function. */
    public Bytes digest(PartName part, DigestAlgorithm function) throws IOException, OfdException {
        var known = digests.computeIfAbsent(part, name -> new HashMap<>());
        var before = known.get(function);
        if (before != null) {
            return before;
        }
        var digest = function.start();
        try (var in = entry(part).open(octets)) {
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        }
        var found = Bytes.copyOf(digest.digest());
        known.put(function, found);
        return found;
    }

    /** Returns true when {@code count} more parts stay within the bounds. */
    public boolean hasRoomFor(int count) {
        return parts.size() + count <= MAX_PARTS;
    }

    /** Returns the zip file's directory, from which the container is written again with further parts. */
    public ZipDirectory directory() {
        return directory;
    }

    @Override
    public void close() throws IOException {
        octets.close();
        Files.deleteIfExists(file);
    }
}
