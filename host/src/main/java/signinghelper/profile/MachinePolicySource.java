package signinghelper.profile;

import signinghelper.platform.FileMark;
import signinghelper.platform.OperatingSystem;
import signinghelper.platform.Registry;
import signinghelper.platform.WindowsRegistry;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the machine's administrator leaves the {@link MachinePolicy}: in a file, and on Windows, so that a group policy can
 * set it, in the registry as one value with the same JSON. The registry's counts where both are there.
 *
 * @param registry Windows'; empty elsewhere
 * @param file that only an administrator can write
 */
public record MachinePolicySource(Optional<Registry> registry, Path file) {
    /** Only administrators and group policies write below this key. */
    static final Registry.Key KEY =
            new Registry.Key(Registry.Root.LOCAL_MACHINE, Registry.View.BITS_64, "SOFTWARE\\Policies\\SigningHelper");

    static final String VALUE = "Policy";

    public static MachinePolicySource ofThisComputer(Path file) {
        return new MachinePolicySource(
                OperatingSystem.current() == OperatingSystem.WINDOWS
                        ? Optional.of(new WindowsRegistry())
                        : Optional.empty(),
                file);
    }

    /** Everything that {@link #read} depends on, for comparison with a later state. */
    record Mark(Optional<String> registered, FileMark file) {
        /** Compares without a record's own equality, which is made at run time and would be the start's alone to pay for. */
        boolean isStill(Mark now) {
            return registered.equals(now.registered) && file.equals(now.file);
        }
    }

    Mark mark() throws IOException {
        return new Mark(registry.flatMap(windows -> windows.text(KEY, VALUE)), FileMark.of(file));
    }

    /** The one in force; one that narrows nothing where none was left. */
    MachinePolicy read(WireFormat format) throws IOException {
        var set = registry.flatMap(windows -> windows.text(KEY, VALUE));
        if (set.isPresent()) {
            return MachinePolicy.parse(set.get(), format);
        }
        return Files.exists(file) ? MachinePolicy.parse(Files.readString(file), format) : MachinePolicy.NONE;
    }
}
