package signinghelper.token.bridge;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;

/** Immediate end of this process without the libraries' clean-up: a hanging library would hang there as well. */
public final class AbruptExit {
    private interface CLibrary extends Library {
        void _exit(int code);
    }

    private final CLibrary c = Native.load(Platform.C_LIBRARY_NAME, CLibrary.class);

    /** Does not return. */
    public void exit(int code) {
        c._exit(code);
    }
}
