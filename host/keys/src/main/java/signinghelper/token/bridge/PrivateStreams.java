package signinghelper.token.bridge;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * The child's standard output and error for itself alone. Any other code that writes to the two from now on, above all
 * the library to be loaded, writes to nowhere. Its output must not get between the frames. It may contain a PIN, so it
 * is not logged either.
 */
public final class PrivateStreams {
    private final OutputStream frames;
    private final OutputStream log;

    private PrivateStreams(OutputStream frames, OutputStream log) {
        this.frames = frames;
        this.log = log;
    }

    /** Standard output as it was. */
    public OutputStream frames() {
        return frames;
    }

    /** Standard error as it was. */
    public OutputStream log() {
        return log;
    }

    /**
     * To be called once, before any library is loaded.
     *
     * @param out Java's standard output
     * @param error Java's standard error
     * @throws IOException if the system forbids it
     */
    public static PrivateStreams take(OutputStream out, OutputStream error) throws IOException {
        if (Platform.isWindows()) {
            protectOnWindows();
            return new PrivateStreams(out, error);
        }
        return takeOnPosix();
    }

    private interface PosixLibrary extends Library {
        int open(String path, int flags);

        int dup(int descriptor);

        int dup2(int from, int to);
    }

    private static PrivateStreams takeOnPosix() throws IOException {
        var c = Native.load(Platform.C_LIBRARY_NAME, PosixLibrary.class);
        var frames = c.dup(1);
        var log = c.dup(2);
        var nothing = c.open("/dev/null", 1);
        if (frames < 0 || log < 0 || nothing < 0 || c.dup2(nothing, 1) < 0 || c.dup2(nothing, 2) < 0) {
            throw new IOException("cannot move standard output");
        }
        return new PrivateStreams(new FileOutputStream("/dev/fd/" + frames), new FileOutputStream("/dev/fd/" + log));
    }

    private interface Kernel extends Library {
        Pointer GetStdHandle(int which);

        boolean SetStdHandle(int which, Pointer handle);

        boolean SetHandleInformation(Pointer handle, int mask, int flags);
    }

    private interface WindowsRuntime extends Library {
        int _open(String path, int flags);

        int _dup2(int from, int to);

        Pointer _get_osfhandle(int descriptor);
    }

    /**
     * Java keeps writing to its own handles. They are protected from being closed, because each C runtime closes them
     * when its descriptors 1 and 2 are redirected. Libraries with their own runtime read the standard handles when they
     * are loaded.
     */
    private static void protectOnWindows() throws IOException {
        var protectFromClose = 2;
        var standard = new int[] {-11, -12};
        var kernel = Native.load("kernel32", Kernel.class);
        for (var which : standard) {
            kernel.SetHandleInformation(kernel.GetStdHandle(which), protectFromClose, protectFromClose);
        }
        for (var name : List.of("ucrtbase", "msvcrt")) {
            var runtime = Native.load(name, WindowsRuntime.class);
            var nothing = runtime._open("NUL", 1);
            if (nothing < 0 || runtime._dup2(nothing, 1) < 0 || runtime._dup2(nothing, 2) < 0) {
                throw new IOException("cannot move standard output of " + name);
            }
            for (var which : standard) {
                kernel.SetStdHandle(which, runtime._get_osfhandle(nothing));
            }
        }
    }
}
