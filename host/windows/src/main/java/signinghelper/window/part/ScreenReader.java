package signinghelper.window.part;

import signinghelper.platform.OperatingSystem;
import signinghelper.platform.WindowsScreenReader;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Screen reader of the user's desktop, which windows serve without being asked to. */
final class ScreenReader {
    private static final Logger LOG = System.getLogger(ScreenReader.class.getName());
    private static final long MOST_SECONDS = 1;

    /** Question to the session bus that desktops answer (AT-SPI 2, org.a11y.Status). */
    private static final List<String> QUESTION = List.of(
            "dbus-send",
            "--session",
            "--print-reply=literal",
            "--dest=org.a11y.Bus",
            "/org/a11y/bus",
            "org.freedesktop.DBus.Properties.Get",
            "string:org.a11y.Status",
            "string:ScreenReaderEnabled");

    private ScreenReader() {}

    /** Returns true while one runs on Windows or on a desktop with AT-SPI; false elsewhere, and where nobody knows. */
    static boolean runs() {
        try {
            return OperatingSystem.current() == OperatingSystem.WINDOWS ? WindowsScreenReader.runs() : runsOnDesktop();
        } catch (LinkageError e) {
            LOG.log(Level.WARNING, "Windows not asked about a screen reader", e);
            return false;
        }
    }

    private static boolean runsOnDesktop() {
        if (System.getenv("DBUS_SESSION_BUS_ADDRESS") == null) {
            return false;
        }
        try {
            var asked = new ProcessBuilder(QUESTION)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!asked.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                asked.destroyForcibly();
                return false;
            }
            var answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.contains("true");
        } catch (IOException e) {
            LOG.log(Level.INFO, "no answer about a screen reader: " + e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
