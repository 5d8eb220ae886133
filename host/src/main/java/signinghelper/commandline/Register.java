package signinghelper.commandline;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import signinghelper.command.ProfileSource;
import signinghelper.platform.Folders;
import signinghelper.platform.OperatingSystem;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;
import signinghelper.registration.Browser;
import signinghelper.registration.FolderRegistry;
import signinghelper.registration.Registration;
import signinghelper.registration.Scope;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code register}: tells a browser where this host is, for the extensions of the profile. */
@Command(name = "register")
public final class Register implements Callable<Integer> {

    /** The JSON document. */
    private record Answer(@Nullable String manifest, List<Failure> errors) {}

    private final Folders folders;
    private final ProfileSource profile;
    private final WireFormat format;
    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "BROWSER", descriptionKey = "browser")
    private String browser = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "USER-DATA-FOLDER", descriptionKey = "user-data-folder")
    private @Nullable Path userData;

    public Register(Folders folders, ProfileSource profile, WireFormat format, Console console) {
        this.folders = folders;
        this.profile = profile;
        this.format = format;
        this.console = console;
    }

    @Override
    public Integer call() {
        try {
            var manifest = register(known());
            console.line(manifest);
            console.document(new Answer(manifest, List.of()));
            return ExitCode.DONE.number();
        } catch (IOException e) {
            return refused(Refusal.of(ErrorCode.FILE_FAILED, e));
        } catch (Refusal refusal) {
            return refused(refusal);
        }
    }

    private int refused(Refusal refusal) {
        console.document(new Answer(null, List.of(console.refuse(refusal, null))));
        return ExitCode.REFUSED.number();
    }

    private Browser known() throws IOException {
        return Browser.find(browser, format)
                .filter(found -> found.folders(OperatingSystem.current()).isPresent())
                .orElseThrow(() -> new WrongUseException(
                        Objects.requireNonNull(spec), console.words().get("register.unknown", browser)));
    }

    private String register(Browser known) throws IOException, Refusal {
        var surroundings = FolderRegistry.Surroundings.ofThisComputer(Optional.ofNullable(userData));
        var registration = new Registration(
                new FolderRegistry(surroundings, format),
                folders.install().resolve("signing-helper"),
                profile.load().extensionIds());
        return registration.register(known, Scope.PERSON);
    }
}
