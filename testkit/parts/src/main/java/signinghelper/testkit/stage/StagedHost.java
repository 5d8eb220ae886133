package signinghelper.testkit.stage;

import signinghelper.platform.LinuxRestarts;
import signinghelper.testkit.token.SoftwareKeyDriver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Host that belongs to a stage alone, in a folder with what it needs of the computer.
 *
 * @param folder tree of the installed program; beside it lie its temporary files
 */
public record StagedHost(Path folder) {

    /**
     * Prepares it.
     *
     * @param software folder of the software U-Key; an empty path when absent
     * @param variables variables of its environment
     * @param tlsRoots roots that it trusts in the place of its Java's; empty for those
     */
    public void prepare(Path software, Map<String, Path> variables, List<X509Certificate> tlsRoots) throws IOException {
        // A stage does not live long enough for the class archive that the host would make.
        Files.deleteIfExists(folder.resolve("classes.lst"));
        var java = new JavaOptions();
        // The portal's users are in China; elsewhere the diagnosis would report that this computer's time zone is
        // unusual.
        java.set("user.timezone", "Asia/Shanghai");
        // The host does not search other programs' files in this computer's folder, and does not report that this
        // computer has to be restarted.
        var temporary = Files.createDirectories(folder.resolveSibling("temporary"));
        java.set("java.io.tmpdir", temporary.toString());
        java.set(
                LinuxRestarts.NOTE_PROPERTY,
                folder.resolveSibling("reboot-required").toString());
        if (!software.toString().isEmpty()) {
            java.set(SoftwareKeyDriver.FOLDER_PROPERTY, software.toString());
        }
        if (!tlsRoots.isEmpty()) {
            java.trust(folder.resolve("tls-roots.p12"), tlsRoots);
        }
        java.addTo(folder.resolve("java.options"));
        for (var variable : variables.entrySet()) {
            export(variable.getKey(), variable.getValue());
        }
        if (!launcher().toFile().setExecutable(true)) {
            throw new IOException("cannot make executable: " + launcher());
        }
    }

    /** Launcher for a browser to start. */
    public Path launcher() {
        return folder.resolve("signing-helper");
    }

    /** File of the profile. */
    public Path profile() {
        return folder.resolve("profile.jws");
    }

    /** Lets the launcher set a variable for the host in every start. */
    private void export(String variable, Path value) throws IOException {
        var quoted = "'" + value.toString().replace("'", "'\\''") + "'";
        var lines = new ArrayList<>(Files.readAllLines(launcher()));
        lines.add(1, "export " + variable + "=" + quoted);
        Files.write(launcher(), lines);
    }
}
