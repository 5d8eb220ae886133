package signinghelper.commandline;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.DocumentFormat;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.work.DocumentBatch;
import signinghelper.work.WantedSeal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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

    /** File with its signature. */
    record Line(Path file, Path output) {}

    /** Fault of a file, found before a PIN is asked for. */
    record Fault(Refusal refusal, Path file) {}

    FilesToSign {
        lines = List.copyOf(lines);
    }

    /**
     * Names the outputs.
     *
     * @param folder of the outputs; null to put each beside its file
     */
    static FilesToSign of(
            List<Path> files,
            DocumentFormat format,
            Optional<WantedSeal> seal,
            @Nullable Path folder,
            @Nullable Path receipt) {
        var lines = files.stream()
                .map(file -> new Line(file, output(file, folder, format.suffix())))
                .toList();
        return new FilesToSign(lines, format, seal, receipt);
    }

    private static Path output(Path file, @Nullable Path folder, String suffix) {
        var name =
                signedName(Objects.requireNonNullElse(file.getFileName(), file).toString(), suffix);
        return folder == null ? file.resolveSibling(name) : folder.resolve(name);
    }

    /** A format that signs within the file keeps its ending: {@code a.pdf} becomes {@code a.signed.pdf}. */
    private static String signedName(String name, String suffix) {
        var ending = suffix.substring(suffix.lastIndexOf('.'));
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
            var file = line.file();
            if (!Files.isRegularFile(file)) {
                faults.add(new Fault(Refusal.of(ErrorCode.FILE_ABSENT), file));
            } else if (!Files.isReadable(file)) {
                faults.add(new Fault(Refusal.of(ErrorCode.FILE_FAILED), file));
            }
        }
        written().filter(output -> !mayWrite(output, force)).forEach(output -> faults.add(fault(output)));
        return faults;
    }

    private static boolean mayWrite(Path output, boolean force) {
        return Files.exists(output, LinkOption.NOFOLLOW_LINKS)
                ? force && Files.isRegularFile(output)
                : hasFolder(output);
    }

    /** Returns true when the nearest existing folder above the output is a folder that can be written. */
    private static boolean hasFolder(Path output) {
        @Nullable Path folder = output.toAbsolutePath().getParent();
        while (folder != null && !Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            folder = folder.getParent();
        }
        return folder != null && Files.isDirectory(folder) && Files.isWritable(folder);
    }

    private static Fault fault(Path output) {
        var code = Files.isRegularFile(output) ? ErrorCode.FILE_EXISTS : ErrorCode.FILE_FAILED;
        return new Fault(Refusal.of(code), output);
    }

    /** Reads every file once, for its digest; adds unreadable files to {@code faults}. */
    List<DocumentBatch.Entry> read(CallersFolder folder, List<Fault> faults) {
        var entries = new ArrayList<DocumentBatch.Entry>();
        for (var line : lines) {
            try {
                var content = Content.ofFile(line.file());
                entries.add(new DocumentBatch.Entry(
                        folder.nameOf(line.file()), UNKNOWN_MEDIA_TYPE, content, null, format, seal.orElse(null)));
            } catch (IOException e) {
                faults.add(new Fault(Refusal.of(ErrorCode.FILE_FAILED, e), line.file()));
            }
        }
        return entries;
    }
}
