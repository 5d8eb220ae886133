package signinghelper.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Part of the log that may leave the computer.
 *
 * @param lines in the order of time; causes follow their message, indented
 * @param leftOut number of lines of the same days that are not allowed or too many
 */
public record LogExcerpt(List<String> lines, int leftOut) {
    private static final Duration KEPT = Duration.ofDays(7);
    private static final int MOST_LINES = 3_000;
    private static final int LONGEST_LINE = 2_000;
    private static final Pattern LOG_FILE = Pattern.compile("helper-\\d{1,3}\\.log(\\.\\d{1,3})?");
    private static final Pattern ENTRY = Pattern.compile("(\\S{20,35}) (\\d{1,10}) ([A-Z]{4,7}) (.*)");

    public LogExcerpt {
        lines = List.copyOf(lines);
    }

    /** Message with its causes. */
    private record Entry(Instant when, List<String> lines) {}

    /**
     * Reads the last seven days.
     *
     * @param folder as {@link signinghelper.log.LogFile} has it
     * @param now the best known time
     */
    public static LogExcerpt read(Path folder, Instant now, LogTemplates templates) {
        var reading = new Reading(now.minus(KEPT), templates);
        files(folder).forEach(reading::read);
        return reading.excerpt();
    }

    /** Returns no files when the folder cannot be read: a bundle is still possible without a log. */
    private static List<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file ->
                            LOG_FILE.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static final class Reading {
        private final Instant since;
        private final LogTemplates templates;
        private final List<Entry> entries = new ArrayList<>();
        private int leftOut;
        private boolean isRecent;
        private Optional<Entry> last = Optional.empty();

        Reading(Instant since, LogTemplates templates) {
            this.since = since;
            this.templates = templates;
        }

        void read(Path file) {
            last = Optional.empty();
            isRecent = false;
            // Bytes that are no UTF-8 become U+FFFD, and their line is left out.
            try (var in =
                    new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
                for (var line = in.readLine(); line != null; line = in.readLine()) {
                    take(line);
                }
            } catch (IOException e) {
                leftOut++;
            }
        }

        private void take(String line) {
            if (line.startsWith(" ")) {
                takeCause(line);
                return;
            }
            var entry = line.length() > LONGEST_LINE ? Optional.<Entry>empty() : entry(line);
            last = entry;
            entry.ifPresent(entries::add);
            leftOut += isRecent && entry.isEmpty() ? 1 : 0;
        }

        private void takeCause(String line) {
            var cause = line.length() > LONGEST_LINE ? Optional.<String>empty() : templates.cause(line);
            if (last.isPresent() && cause.isPresent()) {
                last.get().lines().add(cause.get());
            } else {
                leftOut += isRecent ? 1 : 0;
            }
        }

        /** Returns the line's entry if it is recent; a line without a time is treated as old as the line before. */
        private Optional<Entry> entry(String line) {
            var entry = ENTRY.matcher(line);
            if (!entry.matches()) {
                return Optional.empty();
            }
            try {
                var when = Instant.parse(entry.group(1));
                isRecent = !when.isBefore(since);
                return templates
                        .message(entry.group(4))
                        .filter(message -> isRecent)
                        .map(message -> new Entry(
                                when,
                                new ArrayList<>(List.of(
                                        when + " " + entry.group(2) + " " + level(entry.group(3)) + " " + message))));
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        }

        private static String level(String level) {
            return Stream.of("SEVERE", "WARNING", "INFO").anyMatch(level::equals) ? level : Redaction.LEFT_OUT;
        }

        LogExcerpt excerpt() {
            var all = entries.stream()
                    .sorted(Comparator.comparing(Entry::when))
                    .flatMap(entry -> entry.lines().stream())
                    .toList();
            var older = Math.max(0, all.size() - MOST_LINES);
            return new LogExcerpt(all.subList(older, all.size()), leftOut + older);
        }
    }
}
