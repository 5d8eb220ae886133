package signinghelper.token.bridge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;

/** Copy of a child's log in the host's log: its first thousand lines, each cut to a thousand characters. */
final class ChildLog {
    private static final Logger LOG = System.getLogger(ChildLog.class.getName());
    private static final int MOST_LINES = 1000;
    private static final int LONGEST_LINE = 1000;

    private final String name;
    private final StringBuilder line = new StringBuilder();
    private int lines;

    ChildLog(String name) {
        this.name = name;
    }

    /** Reads to the end, so that the child never waits for room in the pipe. */
    void copy(InputStream in) {
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (var read = reader.read(); read >= 0; read = reader.read()) {
                take((char) read);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "bridge " + name + " logs no more", e);
        }
    }

    private void take(char character) {
        if (character != '\n') {
            if (line.length() < LONGEST_LINE) {
                line.append(character);
            }
            return;
        }
        if (lines++ < MOST_LINES) {
            LOG.log(Level.INFO, "bridge " + name + ": " + line);
        }
        line.setLength(0);
    }
}
