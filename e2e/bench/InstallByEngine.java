import signinghelper.installation.FolderPayload;
import signinghelper.installation.InstallationFolder;
import signinghelper.installation.Installer;
import signinghelper.installation.RunningJava;

import java.nio.file.Path;

/** {@code InstallByEngine FOLDER PROGRAM}: installs as a link does, by the same engine. */
final class InstallByEngine {
    private InstallByEngine() {}

    public static void main(String[] arguments) throws Exception {
        new Installer(new InstallationFolder(Path.of(arguments[0])), new RunningJava(), step -> {})
                .install(new FolderPayload(Path.of(arguments[1])));
    }
}
