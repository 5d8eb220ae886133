package signinghelper.inspection;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.inspection.FileInspector.Findings;
import signinghelper.inspection.ZipDirectory.Entry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Inspection of a zip: reads its directory, unpacks every part without storing it, and parses the first part of an OFD
 * or Office document.
 */
final class ZipInspection {
    private static final String OOXML = "[Content_Types].xml";

    /** Parts by which programs find all others, of the kinds that they name. */
    private static final Map<String, String> ROOTS = Map.of("OFD", "OFD.xml", FileKind.OOXML.name(), OOXML);

    private final InspectedFile file;
    private final FileKind kind;
    private final Budget budget;
    private final List<FileFault> faults = new ArrayList<>();
    private Reach reach = Reach.WHOLE;

    ZipInspection(InspectedFile file, FileKind kind, Budget budget) {
        this.file = file;
        this.kind = kind;
        this.budget = budget;
    }

    /** Returns the kind of what is no document by its directory, which names all parts; {@code told} when the directory is missing. */
    static FileKind kind(InspectedFile file, FileKind told) throws IOException {
        var names = ZipDirectory.read(file).entries().stream()
                .map(ZipInspection::latinName)
                .toList();
        if (names.contains(OOXML)) {
            return FileKind.OOXML;
        }
        return names.isEmpty() ? told : FileKind.ZIP;
    }

    private static String latinName(Entry entry) {
        return new String(entry.name().toArray(), StandardCharsets.ISO_8859_1);
    }

    Findings look() throws IOException {
        var directory = ZipDirectory.read(file);
        reach = directory.reach();
        faults.addAll(directory.faults());
        var unpacking = new ZipUnpacking(file, budget);
        for (var entry : directory.entries()) {
            look(entry, unpacking);
        }
        return new Findings(reach, faults);
    }

    private void look(Entry entry, ZipUnpacking unpacking) throws IOException {
        if (!entry.isNamedInUtf8() && !isAscii(entry.name())) {
            faults.add(FileFault.NAMES_UNMARKED);
        }
        if (entry.isEncrypted()) {
            faults.add(FileFault.ENCRYPTED);
            reach = reach.and(Reach.PARTS);
            return;
        }
        var isRoot = latinName(entry).equals(ROOTS.get(kind.name()));
        var unpacked = unpacking.unpack(entry, isRoot);
        reach = reach.and(unpacked.reach());
        faults.addAll(unpacked.faults());
        if (isRoot && unpacked.reach() == Reach.WHOLE && unpacked.faults().isEmpty()) {
            faults.addAll(XmlInspection.of(unpacked.kept()));
        }
    }

    private static boolean isAscii(Bytes name) {
        for (var character : name.toArray()) {
            if (character < 0) {
                return false;
            }
        }
        return true;
    }
}
