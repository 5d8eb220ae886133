package signinghelper.profile;

import signinghelper.platform.FileMark;
import signinghelper.platform.Folders;
import signinghelper.platform.OperatingSystem;
import signinghelper.platform.Registry;
import signinghelper.platform.WindowsRegistry;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Place of the administrator's {@link MachinePolicy}: a file, and on Windows also one registry value with the same
 * JSON, so that a group policy can set it. The registry's value is used when both exist.
 *
 * @param registry Windows'; empty elsewhere
 * @param key in the registry
 * @param file that only an administrator can write
 */
public record MachinePolicySource(Optional<Registry> registry, Registry.Key key, Path file) {
    static final String VALUE = "Policy";

    public static MachinePolicySource ofThisComputer(Folders folders) {
        return of(
                OperatingSystem.current() == OperatingSystem.WINDOWS
                        ? Optional.of(new WindowsRegistry())
                        : Optional.empty(),
                folders);
    }

    /** Creates the source of one portal's program; only administrators and group policies can write its key. */
    public static MachinePolicySource of(Optional<Registry> registry, Folders folders) {
        var key = new Registry.Key(
                Registry.Root.LOCAL_MACHINE,
                Registry.View.BITS_64,
                "SOFTWARE\\Policies\\" + folders.product().nameOnWindows());
        return new MachinePolicySource(registry, key, folders.machinePolicy());
    }

    /** Everything that {@link #read} depends on, for comparison with a later state. */
    record Mark(Optional<String> registered, FileMark file) {
        /** Compares without a record's own equality, which is generated at run time and would slow down the start. */
        boolean isStill(Mark now) {
            return registered.equals(now.registered) && file.equals(now.file);
        }
    }

    /** A policy that cannot be read may forbid something, so it is an error. */
    private Optional<String> registered() throws IOException {
        try {
            return registry.flatMap(windows -> windows.text(key, VALUE));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    Mark mark() throws IOException {
        return new Mark(registered(), FileMark.of(file));
    }

    /** Returns the policy in force; without one, a policy that restricts nothing. */
    MachinePolicy read(WireFormat format) throws IOException {
        var set = registered();
        if (set.isPresent()) {
            return MachinePolicy.parse(set.get(), format);
        }
        return Files.exists(file) ? MachinePolicy.parse(Files.readString(file), format) : MachinePolicy.NONE;
    }
}
