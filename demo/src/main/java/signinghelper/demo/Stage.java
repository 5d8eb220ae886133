package signinghelper.demo;

import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import signinghelper.platform.LinuxRestarts;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.stage.JavaOptions;
import signinghelper.testkit.stage.StageFolder;
import signinghelper.testkit.token.SoftwareKeyDriver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * Files that the demonstration needs on the disk: the installed host with the demo's profile, the U-Keys with their
 * libraries, and the CA's roots.
 *
 * @param launcher launcher of the host, for a browser to start
 * @param anchors roots in PEM
 * @param extensionId identifier of the extension that may start the host
 */
record Stage(Path launcher, StagedTokens tokens, Path anchors, String extensionId) {

    /**
     * Sets it up in the folder of {@code options}: one that is new, empty or was set up before.
     *
     * @param portal the profile's entries of CA and portal
     * @param tlsRoots that the host trusts in the place of its Java's; empty for those
     */
    static Stage set(DemoOptions options, PortalEntries portal, List<X509Certificate> tlsRoots) throws IOException {
        var authority = portal.authority();
        var root = options.root();
        var folder = options.folder();
        new StageFolder(folder).empty();
        var extensionId = Files.readString(root.resolve("extension/target/extension-id.txt"))
                .strip();
        var host = folder.resolve("host");
        StageFolder.copy(root.resolve("host/target/install"), host);
        // A stage does not live long enough for the class archive that the host would make.
        Files.deleteIfExists(host.resolve("classes.lst"));
        var tokens = StagedTokens.make(options, authority);
        var java = new JavaOptions();
        // The portal's users are in China; elsewhere the diagnosis would report that this computer's time zone is
        // unusual.
        java.set("user.timezone", "Asia/Shanghai");
        // The host does not search other programs' files in this computer's folder, and does not report that this
        // computer has to be restarted.
        var temporary = Files.createDirectory(folder.resolve("temporary"));
        java.set("java.io.tmpdir", temporary.toString());
        java.set(LinuxRestarts.NOTE_PROPERTY, folder.resolve("reboot-required").toString());
        if (tokens.hasSoftwareKey()) {
            StageFolder.copyInto(root.resolve("testkit/parts/target"), "*-token.jar", host.resolve("app"));
            java.set(SoftwareKeyDriver.FOLDER_PROPERTY, tokens.software().toString());
        }
        if (!tlsRoots.isEmpty()) {
            java.trust(host.resolve("tls-roots.p12"), tlsRoots);
        }
        java.addTo(host.resolve("java.options"));
        var launcher = host.resolve("signing-helper");
        for (var variable : tokens.variables().entrySet()) {
            export(launcher, variable.getKey(), variable.getValue());
        }
        new DemoProfile(
                        root.resolve("profiles/demo/profile.json"),
                        root.resolve("host/target/keys/demo-profile-key.pem"))
                .write(host.resolve("profile.jws"), extensionId, options.withheld(), portal, tokens.libraries());
        if (!launcher.toFile().setExecutable(true)) {
            throw new IOException("cannot make executable: " + launcher);
        }
        var anchors = writeAnchors(folder.resolve("anchors.pem"), authority);
        return new Stage(launcher, tokens, anchors, extensionId);
    }

    /** Lets the launcher set a variable for the host in every start. */
    private static void export(Path launcher, String variable, Path value) throws IOException {
        var quoted = "'" + value.toString().replace("'", "'\\''") + "'";
        var lines = new ArrayList<>(Files.readAllLines(launcher));
        lines.add(1, "export " + variable + "=" + quoted);
        Files.write(launcher, lines);
    }

    private static Path writeAnchors(Path file, TestAuthority authority) throws IOException {
        try (var writer = new PemWriter(Files.newBufferedWriter(file))) {
            for (var anchor : authority.anchors()) {
                writer.writeObject(new PemObject("CERTIFICATE", anchor.getEncoded()));
            }
        } catch (CertificateEncodingException e) {
            throw new IOException("cannot write the roots", e);
        }
        return file;
    }
}
