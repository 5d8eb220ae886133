package signinghelper.inspection;

import signinghelper.formats.document.Content;
import signinghelper.formats.document.Source;
import signinghelper.formats.ofd.internal.container.OfdRecognition;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Inspector of files. Every file gets an answer. Reading, unpacking and parsing are bounded; nothing is written,
 * nothing outside the file is loaded, and nothing in it is executed.
 */
public final class FileInspector {

    /** Result of one inspection, before the file's name is compared. */
    record Findings(Reach reach, List<FileFault> faults) {
        static final Findings NONE = new Findings(Reach.WHOLE, List.of());
    }

    /**
     * Inspects a user's own file.
     *
     * @throws IOException if it cannot be read, or is not a regular file
     */
    public Inspection inspect(Path file) throws IOException {
        return inspect(file, String.valueOf(file.getFileName()));
    }

    /**
     * Inspects content that a page has put.
     *
     * @param name given by the page; only the ending is used
     */
    public Inspection inspect(Content content, String name) throws IOException {
        if (content instanceof Content.InFile inFile) {
            return inspect(inFile.file(), name);
        }
        try (var in = content.open()) {
            return inspect(InspectedFile.of(in.readAllBytes()), content, name);
        }
    }

    private static Inspection inspect(Path file, String name) throws IOException {
        try (var open = new OpenFile(file)) {
            return inspect(open, Source.ofFile(file), name);
        }
    }

    /** @param same the bytes of {@code file} for another reader */
    static Inspection inspect(InspectedFile file, Source same, String name) throws IOException {
        var magic = new MagicBytes(file);
        var told = magic.kind();
        if (told.isEmpty()) {
            return TextInspection.of(file, name);
        }
        var kind = told.get().isZip() ? zip(file, same, told.get()) : told.get();
        var findings = look(file, kind, magic);
        var faults = new ArrayList<>(findings.faults());
        if (kind != FileKind.EMPTY && kind.contradicts(name)) {
            faults.add(FileFault.ENDING_WRONG);
        }
        return new Inspection(kind, null, file.size(), findings.reach(), faults);
    }

    private static FileKind zip(InspectedFile file, Source same, FileKind told) throws IOException {
        return OfdRecognition.recognises(same) ? FileKind.OFD : ZipInspection.kind(file, told);
    }

    private static Findings look(InspectedFile file, FileKind kind, MagicBytes magic) throws IOException {
        return switch (kind) {
            case EMPTY -> new Findings(Reach.WHOLE, List.of(FileFault.EMPTY));
            case PDF -> PdfInspection.of(file, magic.pdfHeader());
            case OFD, OOXML, ZIP -> new ZipInspection(file, kind, new Budget()).look();
            case GZIP -> GzipInspection.of(file, new Budget());
            case SEVEN_ZIP -> SevenZipInspection.of(file);
            case PROGRAM -> new Findings(Reach.WHOLE, List.of(FileFault.RUNS_PROGRAM));
            case RAR, OLE, IMAGE, CMS, UNKNOWN, XML, HTML, TEXT -> new Findings(Reach.PARTS, List.of());
        };
    }
}
