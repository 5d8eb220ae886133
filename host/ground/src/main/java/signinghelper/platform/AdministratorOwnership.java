package signinghelper.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Rule for files that only administrators can change or replace: the file and all folders above it belong to an
 * administrator, and no other user can write there. Stricter than {@link FileOwnership}: the user's own files do not
 * pass, and no folder on the path may be sticky.
 *
 * @param administrator user number on POSIX systems
 * @param root folder below which such files may lie; it must be the administrator's itself. Not used on Windows
 */
public record AdministratorOwnership(int administrator, Path root) {
    private static final int ROOT = 0;
    private static final int GROUP_WRITES = 020;
    private static final int OTHERS_WRITE = 02;

    public AdministratorOwnership {
        Objects.requireNonNull(root);
    }

    /**
     * Creates the rule of this system: root and the whole file tree, or on Windows the users who may write Windows'
     * folder.
     */
    public static AdministratorOwnership ofThisComputer() {
        return new AdministratorOwnership(ROOT, Path.of("/"));
    }

    /** Returns true when {@code file} is such a file. Links are followed first. */
    public boolean covers(Path file) throws IOException {
        var real = file.toRealPath();
        return OperatingSystem.current() == OperatingSystem.WINDOWS
                ? !FileOwnership.isOpenOnWindows(real, FileOwnership.administratorsOfWindows())
                : coversOnPosix(real, root.toRealPath());
    }

    private boolean coversOnPosix(Path file, Path top) throws IOException {
        if (!file.startsWith(top)) {
            return false;
        }
        for (var path = file; path != null && path.startsWith(top); path = path.getParent()) {
            if (!isAdministrators(path)) {
                return false;
            }
        }
        return true;
    }

    private boolean isAdministrators(Path path) throws IOException {
        var owner = (int) Objects.requireNonNull(Files.getAttribute(path, "unix:uid"));
        var group = (int) Objects.requireNonNull(Files.getAttribute(path, "unix:gid"));
        var mode = (int) Objects.requireNonNull(Files.getAttribute(path, "unix:mode"));
        var foreign = group == ROOT ? OTHERS_WRITE : OTHERS_WRITE | GROUP_WRITES;
        return owner == administrator
                && (mode & foreign) == 0
                && !PosixAcl.read(path).letsOthersWrite(administrator);
    }
}
