package signinghelper.platform;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import org.jspecify.annotations.Nullable;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** SKF libraries that cryptographic providers name in Windows' registry. Thin on purpose: it can only be run there. */
public final class RegisteredLibraries {
    private static final String PROVIDERS = "SOFTWARE\\Microsoft\\Cryptography\\Defaults\\Provider\\";
    private static final String VALUE = "SKFImagePath";
    private static final Pointer LOCAL_MACHINE = Pointer.createConstant(0x8000_0002);
    private static final int ONLY_TEXT = 0x2;
    private static final int VIEW_64 = 0x1_0000;
    private static final int VIEW_32 = 0x2_0000;
    private static final int LONGEST_PATH = 32_767;

    private interface Registry extends Library {
        int RegGetValueW(
                Pointer key,
                WString path,
                WString value,
                int flags,
                @Nullable Pointer type,
                char[] text,
                IntByReference bytes);
    }

    /**
     * Full paths, of the view of 64-bit programs first.
     *
     * @param provider name of the cryptographic provider
     */
    public List<Path> of(String provider) {
        var found = new ArrayList<Path>();
        if (OperatingSystem.current() == OperatingSystem.WINDOWS && provider.indexOf('\\') < 0) {
            var registry = Native.load("advapi32", Registry.class);
            for (var view : new int[] {VIEW_64, VIEW_32}) {
                read(registry, provider, view, found);
            }
        }
        return found;
    }

    private static void read(Registry registry, String provider, int view, List<Path> found) {
        var text = new char[LONGEST_PATH];
        var bytes = new IntByReference(text.length * Character.BYTES);
        var result = registry.RegGetValueW(
                LOCAL_MACHINE,
                new WString(PROVIDERS + provider),
                new WString(VALUE),
                ONLY_TEXT | view,
                null,
                text,
                bytes);
        if (result == 0) {
            try {
                var path = Path.of(Native.toString(text));
                if (path.isAbsolute() && !found.contains(path)) {
                    found.add(path);
                }
            } catch (InvalidPathException e) {
                // Whoever wrote it meant something else.
                return;
            }
        }
    }
}
