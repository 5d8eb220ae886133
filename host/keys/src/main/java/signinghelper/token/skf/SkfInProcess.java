package signinghelper.token.skf;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

import java.nio.file.Path;

/** Library that JNA has loaded into this process. */
record SkfInProcess(NativeLibrary library, SkfLibrary functions) implements LoadedSkf {

    /**
     * Loads a library without calling it.
     *
     * @throws UnsatisfiedLinkError if it is not a library, or not for this processor
     */
    static SkfInProcess load(Path path) {
        var library = NativeLibrary.getInstance(path.toString());
        return new SkfInProcess(library, Native.load(path.toString(), SkfLibrary.class));
    }

    @Override
    public boolean exports(String function) {
        try {
            Function unused = library.getFunction(function);
            return true;
        } catch (UnsatisfiedLinkError e) {
            return false;
        }
    }

    @Override
    public Path file() {
        return library.getFile().toPath();
    }
}
