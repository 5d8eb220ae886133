package signinghelper.commandline;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.DocumentFormat;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.Source;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.work.DocumentBatch;
import signinghelper.work.FormatRefusal;
import signinghelper.work.FurtherSigner;
import signinghelper.work.WantedSeal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Files to sign and the places of their signatures.
 *
 * @param seal shown on each; empty when none is wanted
 * @param receipt null when none is wanted
 */
record FilesToSign(
        List<Line> lines,
        DocumentFormat format,
        Optional<WantedSeal> seal,
        @Nullable Path receipt) {
    private static final String UNKNOWN_MEDIA_TYPE = "application/octet-stream";

    /**
     * File with its signature.
     *
     * @param existing CMS that the signature is added to, which may be the file itself; null for a new one
     */
    record Line(Path file, Path output, @Nullable Path existing) {}

    /** Fault of a file, found before a PIN is asked for. */
    record Fault(Refusal refusal, Path file) {}

    FilesToSign {
        lines = List.copyOf(lines);
    }

    /**
     * Names the outputs.
     *
     * @param isAddition true when each signature is added to the CMS that is there
     * @param folder of the outputs; null to put each beside its file
     */
    static FilesToSign of(
            List<Path> files,
            DocumentFormat format,
            boolean isAddition,
            Optional<WantedSeal> seal,
            @Nullable Path folder,
            @Nullable Path receipt) {
        var lines = files.stream()
                .map(file -> isAddition ? addition(file, format, folder) : line(file, format, folder))
                .toList();
        return new FilesToSign(lines, format, seal, receipt);
    }

    private static Line line(Path file, DocumentFormat format, @Nullable Path folder) {
        return new Line(file, output(file, folder, format.suffix()), null);
    }

    /** A CMS with its content within is the file itself, another one lies beside the file. */
    private static Line addition(Path file, DocumentFormat format, @Nullable Path folder) {
        var suffix = format.isDetached() ? format.suffix() : "";
        return new Line(file, output(file, folder, suffix), output(file, null, suffix));
    }

    private static Path output(Path file, @Nullable Path folder, String suffix) {
        var name =
                signedName(Objects.requireNonNullElse(file.getFileName(), file).toString(), suffix);
        return folder == null ? file.resolveSibling(name) : folder.resolve(name);
    }

    /** A format that signs within the file keeps its ending: {@code a.pdf} becomes {@code a.signed.pdf}. */
    private static String signedName(String name, String suffix) {
        var ending = suffix.substring(Math.max(0, suffix.lastIndexOf('.')));
        var hasEnding = name.length() > ending.length()
                && name.regionMatches(true, name.length() - ending.length(), ending, 0, ending.length());
        var isWithin = !suffix.equals(ending);
        return hasEnding && isWithin ? name.substring(0, name.length() - ending.length()) + suffix : name + suffix;
    }

    private Stream<Path> written() {
        return Stream.concat(lines.stream().map(Line::output), Stream.ofNullable(receipt));
    }

    /** Returns true when two signatures would get the same file name. */
    boolean hasOneOutputTwice() {
        var outputs = written().map(path -> path.toAbsolutePath().normalize()).toList();
        return outputs.stream().distinct().count() < outputs.size();
    }

    /** Returns every fault that can be seen before signing. */
    List<Fault> faults(boolean force) {
        var faults = new ArrayList<Fault>();
        for (var line : lines) {
            read(line)
                    .forEach(file ->
                            new InputFile(file).fault().ifPresent(refusal -> faults.add(new Fault(refusal, file))));
        }
        written()
                .forEach(output -> new OutputFile(output, force)
                        .fault()
                        .ifPresent(refusal -> faults.add(new Fault(refusal, output))));
        return faults;
    }

    private static Stream<Path> read(Line line) {
        return Stream.concat(Stream.of(line.file()), Stream.ofNullable(line.existing()))
                .distinct();
    }

    /** Reads every file once, for its digest; adds to {@code faults} what cannot be read, or is no CMS to add to. */
    List<DocumentBatch.Entry> read(CallersFolder folder, List<Fault> faults) {
        var entries = new ArrayList<DocumentBatch.Entry>();
        for (var line : lines) {
            try {
                entries.add(entry(line, folder.nameOf(line.file())));
            } catch (IOException e) {
                faults.add(new Fault(Refusal.of(ErrorCode.FILE_FAILED, e), line.file()));
            } catch (FormatException e) {
                faults.add(new Fault(FormatRefusal.of(e), Objects.requireNonNull(line.existing())));
            }
        }
        return entries;
    }

    private DocumentBatch.Entry entry(Line line, String title) throws IOException, FormatException {
        var existing = line.existing();
        if (existing == null) {
            var content = Content.ofFile(line.file());
            return new DocumentBatch.Entry(title, UNKNOWN_MEDIA_TYPE, content, null, format, seal.orElse(null));
        }
        var apart = format.isDetached() ? Content.ofFile(line.file()) : null;
        return new FurtherSigner(Source.ofFile(existing)).entry(title, UNKNOWN_MEDIA_TYPE, apart);
    }
}
