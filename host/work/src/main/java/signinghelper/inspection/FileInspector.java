package signinghelper.inspection;

import signinghelper.formats.document.Content;
import signinghelper.formats.document.DocumentFormat;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.document.Source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        var found = kind(file, same, magic);
        if (found.isEmpty()) {
            return TextInspection.of(file, name);
        }
        var kind = found.get();
        var findings = look(file, kind, magic);
        var faults = new ArrayList<>(findings.faults());
        if (!kind.equals(FileKind.EMPTY) && kind.contradicts(name)) {
            faults.add(FileFault.ENDING_WRONG);
        }
        return new Inspection(kind, null, file.size(), findings.reach(), faults);
    }

    /** Returns the kind; empty for a file that may be text. */
    private static Optional<FileKind> kind(InspectedFile file, Source same, MagicBytes magic) throws IOException {
        var elsewhere = DocumentFormats.openedElsewhere(same);
        var format = elsewhere.isPresent() ? elsewhere : DocumentFormats.recognise(same);
        if (format.filter(DocumentFormat::hasPages).isPresent()) {
            return format.map(FileKind::of);
        }
        return magic.isZip() ? Optional.of(ZipInspection.kind(file, magic.zip())) : magic.kind();
    }

    /** Names the damage of a file by the structure that it has, of which several kinds may be made. */
    private static Findings look(InspectedFile file, FileKind kind, MagicBytes magic) throws IOException {
        if (kind.equals(FileKind.EMPTY)) {
            return new Findings(Reach.WHOLE, List.of(FileFault.EMPTY));
        }
        if (magic.pdfHeader() >= 0) {
            return PdfInspection.of(file, magic.pdfHeader());
        }
        if (magic.isZip()) {
            return new ZipInspection(file, kind, new Budget()).look();
        }
        if (kind.equals(FileKind.GZIP)) {
            return GzipInspection.of(file, new Budget());
        }
        if (kind.equals(FileKind.SEVEN_ZIP)) {
            return SevenZipInspection.of(file);
        }
        if (kind.equals(FileKind.IMAGE)) {
            return ImageInspection.of(file);
        }
        return kind.equals(FileKind.PROGRAM)
                ? new Findings(Reach.WHOLE, List.of(FileFault.RUNS_PROGRAM))
                : new Findings(Reach.PARTS, List.of());
    }
}
