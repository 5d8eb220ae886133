package signinghelper.commandline;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import signinghelper.profile.ProfileSource;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.registration.Browser;
import signinghelper.registration.BrowserStatus;
import signinghelper.registration.Change;
import signinghelper.registration.Registration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** {@code register}: registers this host with browsers, for the extensions of the profile. */
@Command
public final class Register implements Callable<Integer> {
    private final Function<Optional<Path>, Registration> registrations;
    private final ProfileSource profile;
    private final Console console;

    @Mixin
    private BrowserOptions options = new BrowserOptions();

    /**
     * Creates the command without writing anything.
     *
     * @param registrations by the folder of a browser's user data, if one is named
     */
    public Register(Function<Optional<Path>, Registration> registrations, ProfileSource profile, Console console) {
        this.registrations = registrations;
        this.profile = profile;
        this.console = console;
    }

    @Override
    public Integer call() {
        var registration = registrations.apply(options.userData());
        var browsers = options.chosen(registration, registration.usual(options.scope()), console.words());
        return new BrowserChanges(registration, console)
                .make(() -> changes(registration, browsers))
                .number();
    }

    private List<Change> changes(Registration registration, List<Browser> browsers) throws IOException, Refusal {
        if (browsers.isEmpty()) {
            throw Refusal.of(ErrorCode.RIGHTS_MISSING);
        }
        var inForce = profile.load();
        var extensions = inForce.access().extensionIds();
        if (extensions.isEmpty()) {
            console.note(console.words().get("register.no.extension"));
        }
        browsers.stream()
                .map(browser -> registration.status(browser, extensions))
                .filter(status -> status.isPresent() && isForbidden(status))
                .forEach(status -> console.note(console.words()
                        .get("register.forbidden", status.browser().title())));
        var changes = new ArrayList<>(registration.registering(browsers, options.scope(), extensions));
        changes.addAll(registration.offers().offering(browsers, options.scope(), BrowserOptions.stores(inForce)));
        return changes;
    }

    /** Returns true when a policy forbids the host, so that registering does not help. */
    private boolean isForbidden(BrowserStatus status) {
        return status.state() == BrowserStatus.State.FORBIDDEN
                || !status.policy().allows(options.scope());
    }
}
