package signinghelper.history;

import signinghelper.platform.WholeFile;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Format of an exported history, by the ending of the file's name. */
public enum HistoryExportFormat {
    CSV {
        @Override
        String text(List<HistoryEntry> entries) {
            return HistoryCsv.of(entries);
        }
    },
    JSON {
        @Override
        String text(List<HistoryEntry> entries) {
            var format = new WireFormat();
            return new String(format.toBytes(format.encode(entries)), StandardCharsets.UTF_8) + "\n";
        }
    };

    abstract String text(List<HistoryEntry> entries);

    /** Returns the ending with its dot. */
    public String ending() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    /** Returns the format that a file's name asks for; empty with another ending. */
    public static Optional<HistoryExportFormat> of(Path file) {
        var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(format -> name.endsWith(format.ending()))
                .findFirst();
    }

    /**
     * Writes a file.
     *
     * @param replace true when an existing file may be replaced
     * @throws FileAlreadyExistsException if the file exists and may not be replaced
     */
    public void write(List<HistoryEntry> entries, Path file, boolean replace) throws IOException {
        var bytes = text(entries).getBytes(StandardCharsets.UTF_8);
        WholeFile.writeDocument(file, out -> out.write(bytes), replace);
    }
}
