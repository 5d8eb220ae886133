package signinghelper.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Journal of one run of a repair, so that it can be listed and undone: a file that gets a line of JSON before each
 * change.
 */
public final class RepairJournal {

    /**
     * Single run of a repair.
     *
     * @param id unique
     * @param changes as the repair noted them, in order, in its own words
     * @param undoable true when its plan said so
     * @param finished false when it was cut short
     * @param forgotten true when the data kept to undo it is deleted
     */
    public record Run(
            String id,
            String repair,
            Instant began,
            List<String> changes,
            boolean undoable,
            boolean finished,
            boolean undone,
            boolean forgotten) {
        public Run {
            changes = List.copyOf(changes);
        }

        /** Returns true when the run's changes are still in place. */
        boolean isStanding() {
            return !undone && !forgotten;
        }

        /** Returns true when undoing the run can be offered. */
        public boolean canBeUndone() {
            return undoable && isStanding() && !changes.isEmpty();
        }
    }

    private enum Kind {
        REPAIR,
        BEGAN,
        UNDOABLE,
        CHANGE,
        FINISHED,
        UNDONE,
        FORGOTTEN
    }

    private record Line(Kind kind, String text) {
        private Line {
            Objects.requireNonNull(kind);
            Objects.requireNonNull(text);
        }
    }

    private final Path file;
    private final WireFormat format;

    RepairJournal(Path file, WireFormat format) {
        this.file = file;
        this.format = format;
    }

    void begin(RepairPlan plan, Instant when) {
        add(new Line(Kind.REPAIR, plan.repair()));
        add(new Line(Kind.BEGAN, when.toString()));
        if (plan.undoable()) {
            add(new Line(Kind.UNDOABLE, ""));
        }
    }

    /** Notes a change before it is made; returns when the note is on the disk. */
    public void note(String change) {
        add(new Line(Kind.CHANGE, change));
    }

    void finish() {
        add(new Line(Kind.FINISHED, ""));
    }

    void undone() {
        add(new Line(Kind.UNDONE, ""));
    }

    void forgotten() {
        add(new Line(Kind.FORGOTTEN, ""));
    }

    /** Returns only when the line is on the disk, so that no change is made without its line. */
    private void add(Line line) {
        var json = new String(format.toBytes(format.encode(line)), StandardCharsets.UTF_8) + "\n";
        try {
            Files.createDirectories(file.getParent());
            try (var out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                out.write(ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)));
                out.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads the run from the file, up to a line that was cut short.
     *
     * @throws IOException if it is no journal
     */
    Run read() throws IOException {
        var lines = lines();
        if (lines.size() < 2
                || lines.get(0).kind() != Kind.REPAIR
                || lines.get(1).kind() != Kind.BEGAN) {
            throw new IOException("no journal: " + file.getFileName());
        }
        return new Run(
                file.getFileName().toString(),
                lines.get(0).text(),
                Instant.parse(lines.get(1).text()),
                lines.stream()
                        .filter(line -> line.kind() == Kind.CHANGE)
                        .map(Line::text)
                        .toList(),
                has(lines, Kind.UNDOABLE),
                has(lines, Kind.FINISHED),
                has(lines, Kind.UNDONE),
                has(lines, Kind.FORGOTTEN));
    }

    private static boolean has(List<Line> lines, Kind kind) {
        return lines.stream().anyMatch(line -> line.kind() == kind);
    }

    private List<Line> lines() throws IOException {
        var lines = new ArrayList<Line>();
        for (var json : Files.readAllLines(file)) {
            try {
                lines.add(format.decode(Line.class, json));
            } catch (JsonProcessingException e) {
                break;
            }
        }
        return lines;
    }
}
