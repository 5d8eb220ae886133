package signinghelper.token.skf;

import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;
import signinghelper.token.memory.Zeroed;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A connection with a device. */
final class Device implements AutoCloseable {
    private final Skf skf;
    private final @Nullable Pointer handle;

    private Device(Skf skf, @Nullable Pointer handle) {
        this.skf = skf;
        this.handle = handle;
    }

    static Device connect(Skf skf, NativeName name) throws SkfException {
        var handle = new PointerByReference();
        skf.call("SKF_ConnectDev", () -> skf.functions().SKF_ConnectDev(name.terminated(), handle));
        return new Device(skf, handle.getValue());
    }

    DeviceInfo info() throws SkfException {
        var info = Zeroed.memory(DeviceInfo.SIZE);
        skf.call("SKF_GetDevInfo", () -> skf.functions().SKF_GetDevInfo(handle, info));
        return DeviceInfo.read(info);
    }

    List<NativeName> applications() throws SkfException {
        return skf.names(
                "SKF_EnumApplication", (names, size) -> skf.functions().SKF_EnumApplication(handle, names, size));
    }

    Application open(NativeName name) throws SkfException {
        var application = new PointerByReference();
        skf.call(
                "SKF_OpenApplication",
                () -> skf.functions().SKF_OpenApplication(handle, name.terminated(), application));
        return new Application(skf, application.getValue());
    }

    /** Opens an application; empty when no application has that name. */
    Optional<Application> open(String name) throws SkfException {
        for (var candidate : applications()) {
            if (candidate.text().equals(name)) {
                return Optional.of(open(candidate));
            }
        }
        return Optional.empty();
    }

    /**
     * Reserves the device for this connection, as soon as it is free.
     *
     * @param patience after which {@code SAR_TIMEOUTERR} is thrown
     */
    void lock(Duration patience) throws SkfException {
        skf.call("SKF_LockDev", () -> skf.functions().SKF_LockDev(handle, new NativeLong(patience.toMillis())));
    }

    void unlock() throws SkfException {
        skf.call("SKF_UnlockDev", () -> skf.functions().SKF_UnlockDev(handle));
    }

    @Override
    public void close() throws SkfException {
        skf.call("SKF_DisConnectDev", () -> skf.functions().SKF_DisConnectDev(handle));
    }
}
