package signinghelper.log;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.certificate.ResidentNumber;
import signinghelper.platform.OwnFolder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The log of this computer: {@code log/helper-0.log} and older ones, 1 MiB each. It may be sent to a support desk: it
 * contains no PIN, no content, no certificate and no number of a person. A message about a page's request has the session as its first
 * parameter and the cause as its second; no placeholder uses them. In other messages {@code {0}} is a parameter's place.
 */
public final class LogFile {
    private static final int BYTES = 1024 * 1024;
    private static final int FILES = 5;

    private LogFile() {}

    /**
     * Makes {@code System.Logger} write only there from now on; without a writable folder, nothing is logged. Only the
     * owner can access the folder and its files.
     */
    public static void open(Path folder) {
        LogManager.getLogManager().reset();
        try {
            OwnFolder.make(folder);
            var handler = new FileHandler(folder.resolve("helper-%g.log").toString(), BYTES, FILES, true);
            writeTo(handler, () -> close(folder));
            close(folder);
        } catch (IOException e) {
            System.err.println("no log: " + e.getMessage());
        }
    }

    private static void close(Path folder) {
        try {
            OwnFolder.closeFiles(folder, "helper-*");
        } catch (IOException e) {
            System.err.println("log open to others: " + e.getMessage());
        }
    }

    /** Makes {@code System.Logger} write to {@code System.err} in a bridge; the host copies that into its own log. */
    public static void openOnStandardError() {
        openOnStandardError(Level.INFO);
    }

    /**
     * Makes {@code System.Logger} write only warnings, to {@code System.err}: for tests of an installation, whose
     * expected refusals look like faults in a user's log.
     */
    public static void openForTest() {
        openOnStandardError(Level.WARNING);
    }

    private static void openOnStandardError(Level lowest) {
        LogManager.getLogManager().reset();
        try {
            var handler = new ConsoleHandler();
            handler.setLevel(lowest);
            writeTo(handler, () -> {});
        } catch (IOException e) {
            throw new IllegalStateException("UTF-8", e);
        }
    }

    private static void writeTo(Handler handler, Runnable onNewFile) throws IOException {
        handler.setEncoding("UTF-8");
        var rate = new LogRate();
        handler.setFilter(rate);
        handler.setFormatter(new Line(rate, onNewFile));
        var root = Logger.getLogger("");
        root.addHandler(handler);
        root.setLevel(Level.INFO);
    }

    /**
     * Formatter that writes each record as one line, so that no part of a record can look like another record; a cause
     * follows indented.
     */
    private static final class Line extends Formatter {
        private final LogRate rate;
        private final Runnable onNewFile;

        Line(LogRate rate, Runnable onNewFile) {
            this.rate = rate;
            this.onNewFile = onNewFile;
        }

        private static final Pattern PLACE = Pattern.compile("\\{([0-9])}");
        private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

        /** Asked for before the first line of each file, also after a rotation. */
        @Override
        public String getHead(Handler handler) {
            onNewFile.run();
            return "";
        }

        @Override
        public String format(LogRecord entry) {
            var text = new StringBuilder();
            var leftOut = rate.takeLeftOut();
            if (leftOut > 0) {
                begin(text, entry, Level.WARNING).append(leftOut).append(" lines were left out\n");
            }
            begin(text, entry, entry.getLevel()).append(oneLine(message(entry))).append('\n');
            for (var cause = thrown(entry); cause != null; cause = cause.getCause()) {
                text.append("    ").append(oneLine(cause.toString())).append('\n');
                if (cause instanceof RuntimeException && cause.getStackTrace().length > 0) {
                    text.append("        at ").append(cause.getStackTrace()[0]).append('\n');
                }
            }
            return text.toString();
        }

        /** Returns the message with its parameters, which may hold any text and are not searched for places again. */
        private static String message(LogRecord entry) {
            var parameters = entry.getParameters();
            var text = String.valueOf(entry.getMessage());
            return parameters == null
                    ? text
                    : PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(value(parameters, place)));
        }

        private static String value(Object[] parameters, MatchResult place) {
            var number = Integer.parseInt(place.group(1));
            return number < parameters.length ? String.valueOf(parameters[number]) : place.group();
        }

        /**
         * Returns the cause; a record with a session has it among the parameters, because Java's logger accepts only
         * one of the two.
         */
        private static @Nullable Throwable thrown(LogRecord entry) {
            if (entry.getThrown() != null || entry.getParameters() == null) {
                return entry.getThrown();
            }
            return Stream.of(entry.getParameters())
                    .filter(Throwable.class::isInstance)
                    .map(Throwable.class::cast)
                    .findFirst()
                    .orElse(null);
        }

        private static StringBuilder begin(StringBuilder text, LogRecord entry, Level level) {
            return text.append(entry.getInstant())
                    .append(' ')
                    .append(ProcessHandle.current().pid())
                    .append(' ')
                    .append(level.getName())
                    .append(' ');
        }

        /**
         * Replaces line breaks, also those beyond ASCII, and characters that change the reading direction, and masks the
         * numbers of persons.
         */
        private static String oneLine(String text) {
            return ResidentNumber.masked(UNPRINTABLE.matcher(text).replaceAll(" "));
        }
    }
}
