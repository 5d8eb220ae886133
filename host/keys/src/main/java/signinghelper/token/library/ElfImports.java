package signinghelper.token.library;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Dynamic section of a little-endian ELF file ("System V ABI", chapters 4 and 5), of 32 or 64 bits. */
final class ElfImports {
    private static final int MOST_SEGMENTS = 256;
    private static final int MOST_ENTRIES = 4096;

    private static final int CLASS = 4;
    private static final int BITS_64 = 2;
    private static final int LITTLE_ENDIAN = 1;
    private static final int PT_LOAD = 1;
    private static final int PT_DYNAMIC = 2;
    private static final int DT_NEEDED = 1;
    private static final int DT_STRTAB = 5;
    private static final int DT_RPATH = 15;
    private static final int DT_RUNPATH = 29;

    /** Segment: where it is in the file and in memory. */
    private record Segment(long type, long offset, long address, long length) {}

    /** Entry of the dynamic section. */
    private record Entry(long tag, long value) {}

    private final FileView file;
    private final boolean isWide;

    private ElfImports(FileView file, boolean isWide) {
        this.file = file;
        this.isWide = isWide;
    }

    static NeededLibraries read(FileView file) throws IOException {
        var kind = file.number16(CLASS);
        if (kind >> 8 != LITTLE_ENDIAN) {
            throw new IOException("not little-endian");
        }
        return new ElfImports(file, (kind & 0xFF) == BITS_64).read();
    }

    private NeededLibraries read() throws IOException {
        var segments = segments();
        var dynamic = segments.stream().filter(one -> one.type() == PT_DYNAMIC).findFirst();
        if (dynamic.isEmpty()) {
            return new NeededLibraries(List.of(), List.of(), !isWide);
        }
        var entries = entries(dynamic.get());
        var table = entries.stream()
                .filter(entry -> entry.tag() == DT_STRTAB)
                .findFirst()
                .orElseThrow(() -> new IOException("no table of names"));
        var texts = offset(segments, table.value());
        var names = new ArrayList<String>();
        var places = new ArrayList<String>();
        for (var entry : entries) {
            if (entry.tag() == DT_NEEDED) {
                names.add(file.name(texts + entry.value()));
            } else if (entry.tag() == DT_RPATH || entry.tag() == DT_RUNPATH) {
                places.addAll(List.of(file.name(texts + entry.value()).split(":")));
            }
        }
        return new NeededLibraries(names, places, !isWide);
    }

    private List<Segment> segments() throws IOException {
        var table = isWide ? file.number64(32) : file.number32(28);
        var size = file.number16(isWide ? 54 : 42);
        var count = file.number16(isWide ? 56 : 44);
        if (count > MOST_SEGMENTS) {
            throw new IOException("too many segments: " + count);
        }
        var segments = new ArrayList<Segment>();
        for (var i = 0; i < count; i++) {
            var header = table + (long) i * size;
            segments.add(
                    isWide
                            ? new Segment(
                                    file.number32(header),
                                    file.number64(header + 8),
                                    file.number64(header + 16),
                                    file.number64(header + 32))
                            : new Segment(
                                    file.number32(header),
                                    file.number32(header + 4),
                                    file.number32(header + 8),
                                    file.number32(header + 16)));
        }
        return segments;
    }

    /** Reads the entries to the one that ends them, and at most as many as the segment is long. */
    private List<Entry> entries(Segment dynamic) throws IOException {
        var size = isWide ? 16 : 8;
        var entries = new ArrayList<Entry>();
        for (var at = 0L; at < dynamic.length() && entries.size() < MOST_ENTRIES; at += size) {
            var place = dynamic.offset() + at;
            var tag = isWide ? file.number64(place) : file.number32(place);
            if (tag == 0) {
                break;
            }
            entries.add(new Entry(tag, isWide ? file.number64(place + 8) : file.number32(place + 4)));
        }
        return entries;
    }

    private static long offset(List<Segment> segments, long address) throws IOException {
        return segments.stream()
                .filter(one -> one.type() == PT_LOAD)
                .filter(one -> address >= one.address() && address - one.address() < one.length())
                .mapToLong(one -> address - one.address() + one.offset())
                .findFirst()
                .orElseThrow(() -> new IOException("in no segment: " + address));
    }
}
