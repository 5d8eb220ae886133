package signinghelper.demo;

import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import signinghelper.demo.authority.DemoAuthority;
import signinghelper.demo.token.SoftwareKeyDriver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;

/**
 * What the demonstration needs on the disk: the installed host with the software U-Key's driver and the demo's profile,
 * the U-Key, and the CA's roots.
 *
 * @param launcher of the host, for a browser to start
 * @param token folder of the U-Key
 * @param anchors roots in PEM
 * @param extensionId of the extension that may start the host
 */
record Stage(Path launcher, Path token, Path anchors, String extensionId) {

    /**
     * Sets it up.
     *
     * @param root of the built repository
     * @param folder new, empty or set up before
     * @param withheld method that the profile allows no page; empty text for none
     */
    static Stage set(Path root, Path folder, DemoAuthority authority, String withheld) throws IOException {
        new StageFolder(folder).empty();
        var extensionId = Files.readString(root.resolve("extension/target/extension-id.txt"))
                .strip();
        var host = folder.resolve("host");
        var token = folder.resolve("token");
        StageFolder.copy(root.resolve("host/target/install"), host);
        StageFolder.copyInto(root.resolve("demo/target"), "demo-*-token.jar", host.resolve("app"));
        new DemoProfile(
                        root.resolve("profiles/demo/profile.json"),
                        root.resolve("host/target/keys/demo-profile-key.pem"))
                .write(host.resolve("profile.jws"), extensionId, withheld);
        Files.writeString(host.resolve("java.options"), option(SoftwareKeyDriver.FOLDER_PROPERTY, token));
        DemoToken.make(token, authority);
        var launcher = host.resolve("signing-helper");
        if (!launcher.toFile().setExecutable(true)) {
            throw new IOException("cannot make executable: " + launcher);
        }
        return new Stage(launcher, token, writeAnchors(folder.resolve("anchors.pem"), authority), extensionId);
    }

    /** A line of a Java argument file, where a backslash in quotes stands for the next character. */
    private static String option(String property, Path value) {
        return "\"-D" + property + "=" + value.toString().replace("\\", "\\\\") + "\"\n";
    }

    private static Path writeAnchors(Path file, DemoAuthority authority) throws IOException {
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
