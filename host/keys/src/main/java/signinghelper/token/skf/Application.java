package signinghelper.token.skf;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;
import signinghelper.token.Pin;
import signinghelper.token.PinState;
import signinghelper.token.SealCandidates;
import signinghelper.token.memory.PinMemory;

import java.util.List;
import java.util.Optional;

import static signinghelper.token.skf.Skf.USER_TYPE;

/** An open application of a device: the PIN belongs to it, and so do the containers. */
final class Application implements AutoCloseable {
    /** Marks a count that the library has not written, so that it is not read as zero. */
    private static final int UNTOLD = -1;

    private final Skf skf;
    private final @Nullable Pointer handle;

    Application(Skf skf, @Nullable Pointer handle) {
        this.skf = skf;
        this.handle = handle;
    }

    /**
     * Reads the PIN's state without using a try. Empty when the library does not report it, or reports a maximum
     * of zero.
     */
    Optional<PinState> pinState() throws SkfException {
        var maximum = new Ulong(0);
        var left = new Ulong(0);
        var isDefault = new Ulong(0);
        try {
            skf.call(
                    "SKF_GetPINInfo",
                    () -> skf.functions()
                            .SKF_GetPINInfo(handle, USER_TYPE, maximum.pointer(), left.pointer(), isDefault.pointer()));
        } catch (SkfException e) {
            if (e.meansUnsupported()) {
                return Optional.empty();
            }
            throw e;
        }
        return maximum.value() > 0 && left.value() >= 0
                ? Optional.of(PinState.counted(left.value(), maximum.value(), isDefault.value() != 0))
                : Optional.empty();
    }

    /** Presents the PIN once. */
    void verify(Pin pin) throws SkfException {
        try (var secret = new PinMemory(pin)) {
            counting(
                    "SKF_VerifyPIN",
                    tries -> skf.functions().SKF_VerifyPIN(handle, USER_TYPE, secret.pointer(), tries));
        }
    }

    /** Presents the current PIN once. */
    void changePin(Pin current, Pin fresh) throws SkfException {
        try (var old = new PinMemory(current);
                var next = new PinMemory(fresh)) {
            counting(
                    "SKF_ChangePIN",
                    tries -> skf.functions().SKF_ChangePIN(handle, USER_TYPE, old.pointer(), next.pointer(), tries));
        }
    }

    private interface Counting {
        int run(Pointer triesLeft);
    }

    private void counting(String function, Counting counting) throws SkfException {
        var tries = new Ulong(UNTOLD);
        try {
            skf.call(function, () -> counting.run(tries.pointer()));
        } catch (SkfException e) {
            throw tries.value() < 0 ? e : e.withTriesLeft(tries.value());
        }
    }

    void logOut() throws SkfException {
        skf.call("SKF_ClearSecureState", () -> skf.functions().SKF_ClearSecureState(handle));
    }

    /** Reads the files that may be seals. */
    SealCandidates sealFiles() throws SkfException {
        return new SealFiles(skf, handle).read();
    }

    List<NativeName> containers() throws SkfException {
        return skf.names("SKF_EnumContainer", (names, size) -> skf.functions().SKF_EnumContainer(handle, names, size));
    }

    Container open(NativeName name) throws SkfException {
        var container = new PointerByReference();
        skf.call("SKF_OpenContainer", () -> skf.functions().SKF_OpenContainer(handle, name.terminated(), container));
        return new Container(skf, name, container.getValue());
    }

    @Override
    public void close() throws SkfException {
        skf.call("SKF_CloseApplication", () -> skf.functions().SKF_CloseApplication(handle));
    }
}
