package signinghelper.check;

import signinghelper.check.Evidence.Kind;
import signinghelper.installation.InstallationFolder;
import signinghelper.platform.OwnFolder;
import signinghelper.profile.ProfileSource;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Check of this program itself: its version, its Java runtime, its profile and write access to its state folder. It
 * also reports whether another version is to be started from now on, and whether this one is withdrawn.
 */
public final class HostCheck implements Check {
    static final String ID = "host";
    private static final Logger LOG = System.getLogger(HostCheck.class.getName());

    private final String version;
    private final Path state;
    private final Path install;
    private final ProfileSource source;

    /**
     * Creates the check without reading anything.
     *
     * @param state the user's state folder, as {@code Folders} gives it
     * @param install this program's folder, as {@code Folders} gives it
     * @param source tells why there is no profile in force
     */
    public HostCheck(String version, Path state, Path install, ProfileSource source) {
        this.version = version;
        this.state = state;
        this.install = install;
        this.source = source;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> look(Circumstances circumstances) {
        var seen = new ArrayList<>(List.of(
                new Evidence("version", Kind.PLAIN, version),
                new Evidence("java", Kind.PLAIN, System.getProperty("java.version", "")),
                new Evidence("architecture", Kind.PLAIN, System.getProperty("os.arch", "")),
                new Evidence("system", Kind.PLAIN, System.getProperty("os.name", "")),
                new Evidence("data-folder", Kind.PATH, state.toString())));
        var profile = circumstances.profile();
        if (profile == null) {
            return List.of(withoutProfile(seen));
        }
        seen.add(new Evidence("profile", Kind.PLAIN, profile.id() + " " + profile.version()));
        if (!isWritable()) {
            return List.of(finding(ErrorCode.DATA_FOLDER_UNWRITABLE, seen));
        }
        var findings = new ArrayList<Finding>();
        if (profile.computer().isWithdrawn(version)) {
            findings.add(Finding.of(ID, Verdict.WARN, ErrorCode.VERSION_WITHDRAWN, seen.toArray(Evidence[]::new))
                    .with(HelpFacts.of(profile, Map.of("version", version))));
        }
        successor().ifPresent(next -> findings.add(updated(next, seen)));
        return findings.isEmpty() ? List.of(Finding.pass(ID, seen.toArray(Evidence[]::new))) : findings;
    }

    private Finding withoutProfile(List<Evidence> seen) {
        try {
            source.load();
            // Put right since the diagnosis began, which went on without it.
            return finding(ErrorCode.PROFILE_INVALID, seen);
        } catch (Refusal refusal) {
            return finding(refusal.code(), seen).with(refusal.facts());
        }
    }

    /** A browser uses the version that it has started until that process ends. */
    private static Finding updated(Path next, List<Evidence> seen) {
        seen.add(new Evidence("starts-next", Kind.PATH, next.toString()));
        return Finding.of(ID, Verdict.WARN, ErrorCode.UPDATE_PENDING, seen.toArray(Evidence[]::new))
                .with(Map.of("version", next.getFileName().toString()));
    }

    private Optional<Path> successor() {
        try {
            return InstallationFolder.successorOf(install);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "cannot tell which version is started next", e);
            return Optional.empty();
        }
    }

    private static Finding finding(ErrorCode code, List<Evidence> seen) {
        return Finding.of(ID, Verdict.FAIL, code, seen.toArray(Evidence[]::new));
    }

    /** Tests by writing: permissions do not show a full disk or interference of security software. */
    private boolean isWritable() {
        try {
            var probe = Files.createTempFile(OwnFolder.make(state), "probe", ".tmp");
            try {
                Files.write(probe, new byte[1]);
            } finally {
                Files.delete(probe);
            }
            return true;
        } catch (IOException e) {
            LOG.log(Level.WARNING, "cannot write into the data folder", e);
            return false;
        }
    }
}
