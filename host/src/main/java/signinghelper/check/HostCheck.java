package signinghelper.check;

import signinghelper.check.Evidence.Kind;
import signinghelper.protocol.ErrorCode;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** This program itself: its version, the Java it runs on, its profile, and whether it can write what it remembers. */
public final class HostCheck implements Check {
    static final String ID = "host";
    private static final Logger LOG = System.getLogger(HostCheck.class.getName());

    private final String version;
    private final Path state;

    /**
     * Looks at nothing yet.
     *
     * @param state the person's folder, as {@code Folders} has it
     */
    public HostCheck(String version, Path state) {
        this.version = version;
        this.state = state;
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
            return List.of(finding(ErrorCode.PROFILE_INVALID, seen));
        }
        seen.add(new Evidence("profile", Kind.PLAIN, profile.id() + " " + profile.version()));
        return List.of(
                isWritable()
                        ? Finding.pass(ID, seen.toArray(Evidence[]::new))
                        : finding(ErrorCode.DATA_FOLDER_UNWRITABLE, seen));
    }

    private static Finding finding(ErrorCode code, List<Evidence> seen) {
        return Finding.of(ID, Verdict.FAIL, code, seen.toArray(Evidence[]::new));
    }

    /** By writing: permissions alone say nothing of a full disk or of security software. */
    private boolean isWritable() {
        try {
            var probe = Files.createTempFile(Files.createDirectories(state), "probe", ".tmp");
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
