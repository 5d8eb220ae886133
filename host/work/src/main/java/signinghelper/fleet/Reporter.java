package signinghelper.fleet;

import org.jspecify.annotations.Nullable;
import signinghelper.check.InstalledLibraries;
import signinghelper.clock.TimeSource;
import signinghelper.installation.DesktopEntry;
import signinghelper.installation.InstallationFolder;
import signinghelper.platform.WholeFile;
import signinghelper.profile.Profile;
import signinghelper.profile.ProfileSource;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;
import signinghelper.registration.BrowserStatus;
import signinghelper.registration.Registration;
import signinghelper.support.ProgramVersions;
import signinghelper.support.RecentRefusal;
import signinghelper.support.Whereabouts;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Maker of the computer's report. It reads files and settings of this computer, and asks no server. */
public final class Reporter {
    private static final Logger LOG = System.getLogger(Reporter.class.getName());
    /** An administrator's program may read the file of every computer. */
    private static final int LARGEST = 64 * 1024;

    private final ProgramVersions versions;
    private final Path program;
    private final Path log;
    private final Whereabouts paths;
    private final ProfileSource profile;
    private final InstalledLibraries libraries;
    private final TimeSource time;
    private final WireFormat format;

    /**
     * Creates the maker without reading anything.
     *
     * @param program folder that the program lies in
     * @param log folder of the user's log
     * @param profile the profile in force, and nothing more
     */
    public Reporter(
            ProgramVersions versions,
            Path program,
            Path log,
            Whereabouts paths,
            ProfileSource profile,
            InstalledLibraries libraries,
            TimeSource time,
            WireFormat format) {
        this.versions = versions;
        this.program = program;
        this.log = log;
        this.paths = paths;
        this.profile = profile;
        this.libraries = libraries;
        this.time = time;
        this.format = format;
    }

    /** Reports on these browsers. */
    public ComputerReport report(List<BrowserStatus> browsers) {
        @Nullable Profile inForce = null;
        @Nullable ErrorCode refused = null;
        try {
            inForce = profile.load();
        } catch (Refusal refusal) {
            refused = refusal.code();
        }
        var now = time.now().instant();
        return new ComputerReport(
                now.truncatedTo(ChronoUnit.SECONDS).toString(),
                versions,
                inForce == null ? null : inForce.id(),
                inForce == null ? null : inForce.version(),
                refused,
                browsers.stream()
                        .map(browser -> RegisteredBrowser.of(browser, paths))
                        .toList(),
                menu(),
                InstalledDriver.of(libraries.ofDrivers()),
                RecentRefusal.read(log, now));
    }

    private ComputerReport.@Nullable OfMenu menu() {
        return InstallationFolder.around(program)
                .flatMap(folder -> folder.desktopEntry()
                        .map(entry -> new ComputerReport.OfMenu(
                                paths.shown(entry.toString()), DesktopEntry.isFor(folder.launcher(), entry))))
                .orElse(null);
    }

    /** Replaces the report file; a failure is logged, since nobody waits for it. */
    public void write(Path file, Registration registration) {
        try {
            var ids = extensions();
            var browsers = registration.browsers().stream()
                    .map(browser -> registration.status(browser, ids))
                    .toList();
            var content = format.toAscii(format.encode(report(browsers))).getBytes(StandardCharsets.UTF_8);
            if (content.length > LARGEST) {
                throw new IOException("a report of " + content.length + " bytes");
            }
            WholeFile.write(file, content);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the report for administrators cannot be written", e);
        }
    }

    private List<String> extensions() {
        try {
            return profile.load().access().extensionIds();
        } catch (Refusal refusal) {
            return List.of();
        }
    }
}
