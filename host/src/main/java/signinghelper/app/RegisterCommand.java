package signinghelper.app;

import signinghelper.platform.Folders;
import signinghelper.platform.OperatingSystem;
import signinghelper.profile.ProfileStore;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;
import signinghelper.registration.Browser;
import signinghelper.registration.FolderRegistry;
import signinghelper.registration.Registration;
import signinghelper.registration.Scope;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code register BROWSER [USER-DATA-FOLDER]}: tells a browser where this host is, for the extensions of the profile. */
final class RegisterCommand {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private final Folders folders = Folders.ofThisProcess();
    private final WireFormat format = new WireFormat();

    private RegisterCommand() {}

    static int run(List<String> arguments) {
        if (arguments.size() < 2 || arguments.size() > 3 || !arguments.get(0).equals("register")) {
            System.err.println("usage: signing-helper register BROWSER [USER-DATA-FOLDER]");
            return WRONG_USE;
        }
        var userData = arguments.size() == 3 ? Optional.of(Path.of(arguments.get(2))) : Optional.<Path>empty();
        try {
            return new RegisterCommand().register(arguments.get(1), userData);
        } catch (IOException | Refusal e) {
            System.err.println("signing-helper: cannot register: " + e + causeOf(e));
            return FAILED;
        }
    }

    private static String causeOf(Exception e) {
        return e.getCause() == null ? "" : " (" + e.getCause().getMessage() + ")";
    }

    private int register(String browserId, Optional<Path> userData) throws IOException, Refusal {
        var browser = Browser.find(browserId, format)
                .filter(found -> found.folders(OperatingSystem.current()).isPresent());
        if (browser.isEmpty()) {
            System.err.println("signing-helper: no browser '" + browserId + "' is known on this system");
            return WRONG_USE;
        }
        var profile = new ProfileStore(folders.profile(), folders.machinePolicy(), folders.state(), format).load();
        var registry = new FolderRegistry(FolderRegistry.Surroundings.ofThisComputer(userData), format);
        var registration =
                new Registration(registry, folders.install().resolve("signing-helper"), profile.extensionIds());
        System.err.println(registration.register(browser.get(), Scope.PERSON));
        return DONE;
    }
}
