package signinghelper.commandline;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import signinghelper.registration.Browser;
import signinghelper.registration.Change;
import signinghelper.registration.Registration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** {@code unregister}: removes the entries that {@code register} has written; another program's registration stays. */
@Command
public final class Unregister implements Callable<Integer> {
    private final Function<Optional<Path>, Registration> registrations;
    private final InstalledProfile installed;
    private final Console console;

    @Mixin
    private BrowserOptions options = new BrowserOptions();

    public Unregister(
            Function<Optional<Path>, Registration> registrations, InstalledProfile installed, Console console) {
        this.registrations = registrations;
        this.installed = installed;
        this.console = console;
    }

    @Override
    public Integer call() {
        var registration = registrations.apply(options.userData());
        var browsers = options.chosen(registration, registration.browsers(), console.words());
        return new BrowserChanges(registration, console)
                .make(() -> changes(registration, browsers))
                .number();
    }

    private List<Change> changes(Registration registration, List<Browser> browsers) throws IOException {
        var changes = new ArrayList<>(registration.unregistering(browsers, options.scope()));
        var stores = installed.load().map(BrowserOptions::stores).orElse(Map.of());
        changes.addAll(registration.offers().withdrawing(browsers, options.scope(), stores));
        return changes;
    }
}
