package signinghelper.app;

import signinghelper.installation.ClassArchive;
import signinghelper.log.LogFile;
import signinghelper.platform.Folders;

import java.util.List;

/**
 * {@code class-archive}: creates the class archive that makes later starts faster, for packages that install the
 * program without its engine. {@code class-archive clear} removes what a killed maker has left among temporary files.
 */
final class ClassArchiveMode {
    static final String NAME = "class-archive";

    private static final String CLEAR = "clear";
    private static final int DONE = 0;
    private static final int NONE = 1;

    private ClassArchiveMode() {}

    /** Creates the archive, or clears; prints nothing if an archive exists afterwards. */
    static int run(List<String> arguments) {
        var folders = Folders.ofThisProcess();
        LogFile.open(folders.log());
        if (arguments.contains(CLEAR)) {
            ClassArchive.removeAbandoned();
            return DONE;
        }
        try {
            if (ClassArchive.make(folders.install())) {
                return DONE;
            }
            System.err.println("signing-helper: no class archive; the program starts more slowly");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return NONE;
    }
}
