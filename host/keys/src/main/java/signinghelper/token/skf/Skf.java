package signinghelper.token.skf;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;
import signinghelper.token.memory.Zeroed;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Java interface to a {@link LoadedSkf}: lists for buffers, {@link SkfException} for return values. */
final class Skf {
    static final NativeLong USER_TYPE = new NativeLong(1);
    static final int TRUE = 1;
    static final int FALSE = 0;

    private static final int ROOM_FOR_NAMES = 4096;
    private static final int MOST_ROOM = 1024 * 1024;
    private static final int ROOM_TO_SPARE = 64;

    private final LoadedSkf library;
    private final KnownForm knownForm = new KnownForm();

    private Skf(LoadedSkf library) {
        this.library = library;
    }

    /**
     * Loads a library without calling it.
     *
     * @param program of 32 bits that is to load it; null for a library of this process' kind
     * @throws UnsatisfiedLinkError if it is not a library, or not for this processor
     */
    static Skf load(Path path, @Nullable Path program) {
        return new Skf(program == null ? SkfInProcess.load(path) : SkfIn32Bits.load(program, path));
    }

    /** Returns true when the library reports devices that are plugged in or pulled out. */
    boolean hasEvents() {
        return has("SKF_WaitForDevEvent");
    }

    /** Returns true when the library has all of these functions. */
    boolean has(String... functions) {
        return Stream.of(functions).allMatch(library::exports);
    }

    /** Returns the form of ciphertexts that the library takes, as far as it is known. */
    KnownForm knownForm() {
        return knownForm;
    }

    /** Returns the file that was loaded. */
    Path file() {
        return library.file();
    }

    SkfLibrary functions() {
        return library.functions();
    }

    /** Returns the names of the plugged-in devices. */
    List<NativeName> devices() throws SkfException {
        return names("SKF_EnumDev", (names, size) -> functions().SKF_EnumDev(TRUE, names, size));
    }

    interface Call {
        int run();
    }

    /** Calls a function once. {@code function} is its name, for the exception. */
    void call(String function, Call call) throws SkfException {
        int value;
        try {
            value = call.run();
        } catch (UnsatisfiedLinkError e) {
            throw SkfException.missing(function);
        }
        if (value != 0) {
            throw SkfException.returned(function, value);
        }
    }

    interface Filling {
        int run(Pointer buffer, Pointer size);
    }

    List<NativeName> names(String function, Filling filling) throws SkfException {
        var memory = fill(function, ROOM_FOR_NAMES, filling).memory();
        return NativeName.list(memory.getByteArray(0, (int) memory.size()));
    }

    /** Returns the bytes from a function that fills a buffer of a given size. */
    byte[] bytes(String function, int room, Filling filling) throws SkfException {
        var filled = fill(function, room, filling);
        var length = filled.size();
        if (length < 0 || length > filled.memory().size()) {
            throw SkfException.returned(function, SkfException.SAR_BUFFER_TOO_SMALL);
        }
        return filled.memory().getByteArray(0, length);
    }

    private record Filled(Memory memory, int size) {}

    /**
     * Offers a buffer at once instead of asking for the size first, since a device may be plugged in between two calls.
     * If the buffer is too small, it asks again with a larger one.
     */
    private Filled fill(String function, int room, Filling filling) throws SkfException {
        var memory = Zeroed.memory(room + ROOM_TO_SPARE);
        var size = new Ulong(room);
        try {
            call(function, () -> filling.run(memory, size.pointer()));
            return new Filled(memory, size.value());
        } catch (SkfException e) {
            if (e.is(SkfException.SAR_BUFFER_TOO_SMALL) && room < MOST_ROOM) {
                return fill(function, room * 16, filling);
            }
            throw e;
        }
    }
}
