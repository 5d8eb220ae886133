package signinghelper.commandline;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import signinghelper.installation.InstallationFolder;
import signinghelper.profile.Profile;
import signinghelper.registration.Browser;
import signinghelper.registration.BrowserStatus;
import signinghelper.registration.Entry;
import signinghelper.registration.Registration;
import signinghelper.registration.Scope;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * {@code status}: shows this host's registration with each browser, and the entry in the desktop's menu. Changes
 * nothing.
 */
@Command(name = "status")
public final class Status implements Callable<Integer> {

    /**
     * The JSON document.
     *
     * @param menu null when it does not belong to this installation: a package's, on Windows and macOS
     */
    private record Answer(
            @Nullable String profile,
            List<OfBrowser> browsers,
            @Nullable OfMenu menu,
            List<Failure> errors) {}

    /** The entry in the menu of a Linux desktop. */
    private record OfMenu(String place, boolean present) {}

    /**
     * Registration with a single browser.
     *
     * @param verified false when it is untested that the browser reads these places
     * @param manifest that the browser would use; null when it would find none
     */
    private record OfBrowser(
            String browser,
            String title,
            boolean verified,
            boolean installed,
            BrowserStatus.State state,
            @Nullable String manifest,
            List<OfEntry> entries,
            OfPolicy policy) {}

    /** Registration under the host's name, listed in the order in which the browser reads them. */
    private record OfEntry(
            String place, Scope scope, @Nullable String manifest, Entry.State state) {}

    /** Administrator's policy. */
    private record OfPolicy(boolean userLevelHosts, boolean blocked) {}

    private final Function<Optional<Path>, Registration> registrations;
    private final Path program;
    private final InstalledProfile installed;
    private final Console console;

    @Mixin
    private BrowserOptions options = new BrowserOptions();

    /** Creates the command for the program in this folder. */
    public Status(
            Function<Optional<Path>, Registration> registrations,
            Path program,
            InstalledProfile installed,
            Console console) {
        this.registrations = registrations;
        this.program = program;
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
        var menu = menu();
        menu.ifPresent(entry -> console.line(
                console.words().get(entry.present() ? "status.menu" : "status.menu.missing", entry.place())));
        console.document(new Answer(
                profile.map(Profile::id).orElse(null),
                found.stream().map(Status::told).toList(),
                menu.orElse(null),
                List.of()));
        var isRight = found.stream()
                .filter(this::counts)
                .allMatch(status -> status.state() == BrowserStatus.State.REGISTERED);
        return (isRight ? ExitCode.DONE : ExitCode.FAULT).number();
    }

    private Optional<OfMenu> menu() {
        return InstallationFolder.around(program)
                .flatMap(folder -> folder.desktopEntry()
                        .map(entry -> new OfMenu(
                                entry.toString(), folder.describedForDesktops().isFor(entry))));
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

    private static OfBrowser told(BrowserStatus status) {
        var browser = status.browser();
        var entries = status.seen().stream()
                .map(seen -> new OfEntry(
                        seen.entry().place().toString(),
                        seen.entry().scope(),
                        text(seen.entry().manifestFile()),
                        seen.state()))
                .toList();
        return new OfBrowser(
                browser.id(),
                browser.title(),
                browser.verified(),
                status.isPresent(),
                status.state(),
                status.first().map(seen -> text(seen.entry().manifestFile())).orElse(null),
                entries,
                new OfPolicy(status.policy().userLevelHosts(), status.policy().forbids()));
    }

    private static @Nullable String text(@Nullable Path file) {
        return file == null ? null : file.toString();
    }
}
