package signinghelper.commandline;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import signinghelper.fleet.ComputerReport;
import signinghelper.fleet.Reporter;
import signinghelper.registration.Browser;
import signinghelper.registration.BrowserStatus;
import signinghelper.registration.Registration;
import signinghelper.registration.Scope;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * {@code status}: shows this host's registration with each browser, the entry in the desktop's menu, the drivers'
 * versions and the codes of recent refusals. Changes nothing.
 */
@Command
public final class Status implements Callable<Integer> {

    /** The JSON document: the report, and the errors that every command has. */
    private record Answer(@JsonUnwrapped ComputerReport report, List<Failure> errors) {}

    private final Function<Optional<Path>, Registration> registrations;
    private final Reporter reporter;
    private final InstalledProfile installed;
    private final Console console;

    @Mixin
    private BrowserOptions options = new BrowserOptions();

    public Status(
            Function<Optional<Path>, Registration> registrations,
            Reporter reporter,
            InstalledProfile installed,
            Console console) {
        this.registrations = registrations;
        this.reporter = reporter;
        this.installed = installed;
        this.console = console;
    }

    @Override
    public Integer call() {
        var registration = registrations.apply(options.userData());
        var browsers = options.chosen(registration, registration.browsers(), console.words());
        var profile = installed.load();
        var extensions = profile.map(found -> found.access().extensionIds()).orElse(List.of());
        var found = browsers.stream()
                .map(browser -> status(registration, browser, extensions))
                .toList();
        found.forEach(this::print);
        var report = reporter.report(found);
        print(report);
        console.document(new Answer(report, List.of()));
        var isRight = found.stream()
                .filter(this::counts)
                .allMatch(status -> status.state() == BrowserStatus.State.REGISTERED);
        return (isRight ? ExitCode.DONE : ExitCode.FAULT).number();
    }

    private BrowserStatus status(Registration registration, Browser browser, List<String> extensions) {
        return options.scope() == Scope.SYSTEM
                ? registration.statusForEveryone(browser, extensions)
                : registration.status(browser, extensions);
    }

    /** A browser that is not installed counts only if it was named. */
    private boolean counts(BrowserStatus status) {
        return status.isPresent() || options.isNamed();
    }

    private void print(BrowserStatus status) {
        var words = console.words();
        console.line(words.get(
                status.isPresent() ? "status.line" : "status.absent",
                status.browser().title(),
                words.get("status." + status.state())));
        for (var seen : status.seen()) {
            console.line(words.get(
                    "status.entry",
                    seen.entry().place(),
                    words.get("status.scope." + seen.entry().scope()),
                    words.get("status.entry." + seen.state())));
        }
        if (!status.browser().verified()) {
            console.line(words.get("status.unverified"));
        }
    }

    private void print(ComputerReport report) {
        var words = console.words();
        var menu = report.menu();
        if (menu != null) {
            console.line(words.get(menu.present() ? "status.menu" : "status.menu.missing", menu.place()));
        }
        report.drivers()
                .forEach(driver -> console.line(words.get(
                        "status.driver", driver.driver(), Objects.requireNonNullElse(driver.version(), "-"))));
        report.refusals()
                .forEach(refusal ->
                        console.line(words.get("status.refusal", refusal.code(), refusal.count(), refusal.last())));
    }
}
