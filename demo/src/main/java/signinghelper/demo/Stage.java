package signinghelper.demo;

import signinghelper.testkit.stage.PemFile;
import signinghelper.testkit.stage.StageFolder;
import signinghelper.testkit.stage.StagedHost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
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
        StageFolder.copy(root.resolve("host/program/target/install"), host);
        var tokens = StagedTokens.make(options, authority);
        if (tokens.hasSoftwareKey()) {
            StageFolder.copyInto(root.resolve("testkit/parts/target"), "*-token.jar", host.resolve("app"));
        }
        var staged = new StagedHost(host);
        staged.prepare(tokens.software(), tokens.variables(), tlsRoots);
        new DemoProfile(
                        root.resolve("profiles/demo/profile.json"),
                        root.resolve("host/profile/target/keys/demo-profile-key.pem"))
                .write(staged.profile(), extensionId, portal, tokens.libraries());
        var anchors = PemFile.write(folder.resolve("anchors.pem"), authority.anchors());
        return new Stage(staged.launcher(), tokens, anchors, extensionId);
    }
}
