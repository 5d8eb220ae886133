package signinghelper.support;

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
import java.util.regex.Pattern;

/**
 * The log of this computer: {@code log/helper-0.log} and older ones, 1 MiB each. Written so that it may be sent to a
 * support desk: no PIN, no content, no certificate.
 */
public final class LogFile {
    private static final int BYTES = 1024 * 1024;
    private static final int FILES = 5;

    private LogFile() {}

    /**
     * From now on {@code System.Logger} writes there and nowhere else; without a writable folder it is silent. The folder
     * and the files that are in it are the owner's alone.
     */
    public static void open(Path folder) {
        LogManager.getLogManager().reset();
        try {
            OwnFolder.make(folder);
            writeTo(new FileHandler(folder.resolve("helper-%g.log").toString(), BYTES, FILES, true));
            OwnFolder.closeFiles(folder, "helper-*");
        } catch (IOException e) {
            System.err.println("no log: " + e.getMessage());
        }
    }

    /** In a bridge: {@code System.Logger} writes to {@code System.err}, which the host copies into its own log. */
    public static void openOnStandardError() {
        LogManager.getLogManager().reset();
        try {
            writeTo(new ConsoleHandler());
        } catch (IOException e) {
            throw new IllegalStateException("UTF-8", e);
        }
    }

    private static void writeTo(Handler handler) throws IOException {
        handler.setEncoding("UTF-8");
        var rate = new LogRate();
        handler.setFilter(rate);
        handler.setFormatter(new Line(rate));
        var root = Logger.getLogger("");
        root.addHandler(handler);
        root.setLevel(Level.INFO);
    }

    /** One record, one line, so that nothing in it can pass for another record; a cause follows indented. */
    private static final class Line extends Formatter {
        private final LogRate rate;

        Line(LogRate rate) {
            this.rate = rate;
        }

        private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

        @Override
        public String format(LogRecord entry) {
            var text = new StringBuilder();
            var leftOut = rate.takeLeftOut();
            if (leftOut > 0) {
                begin(text, entry, Level.WARNING).append(leftOut).append(" lines were left out\n");
            }
            begin(text, entry, entry.getLevel())
                    .append(oneLine(entry.getMessage()))
                    .append('\n');
            for (var cause = entry.getThrown(); cause != null; cause = cause.getCause()) {
                text.append("    ").append(oneLine(cause.toString())).append('\n');
                if (cause instanceof RuntimeException && cause.getStackTrace().length > 0) {
                    text.append("        at ").append(cause.getStackTrace()[0]).append('\n');
                }
            }
            return text.toString();
        }

        private static StringBuilder begin(StringBuilder text, LogRecord entry, Level level) {
            return text.append(entry.getInstant())
                    .append(' ')
                    .append(ProcessHandle.current().pid())
                    .append(' ')
                    .append(level.getName())
                    .append(' ');
        }

        /** Also what breaks lines or turns the reading direction beyond ASCII. */
        private static String oneLine(String text) {
            return UNPRINTABLE.matcher(text).replaceAll(" ");
        }
    }
}
