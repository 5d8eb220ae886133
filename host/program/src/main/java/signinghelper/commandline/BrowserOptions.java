package signinghelper.commandline;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import signinghelper.guidance.WordBook;
import signinghelper.platform.OperatingSystem;
import signinghelper.profile.Profile;
import signinghelper.profile.Store;
import signinghelper.registration.Browser;
import signinghelper.registration.ExtensionOffer;
import signinghelper.registration.Registration;
import signinghelper.registration.Scope;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Options for the browsers of {@code register}, {@code unregister} and {@code status}. */
final class BrowserOptions {
    @Option(names = "--browser", paramLabel = "BROWSER", split = ",")
    private List<String> browsers = List.of();

    @Option(names = "--system")
    private boolean system;

    @Option(names = "--user-data-folder", paramLabel = "DIR")
    private @Nullable Path userData;

    /** Command that has these options. */
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    Scope scope() {
        return system ? Scope.SYSTEM : Scope.PERSON;
    }

    /** Returns the browser's folder, if it was given. */
    Optional<Path> userData() {
        return Optional.ofNullable(userData);
    }

    /** Returns true when the user has named browsers. */
    boolean isNamed() {
        return !browsers.isEmpty();
    }

    /**
     * Returns the named browsers.
     *
     * @param otherwise browsers to use when none is named
     * @throws WrongUseException if this system has no such browser, or the options contradict each other
     */
    List<Browser> chosen(Registration registration, List<Browser> otherwise, WordBook words) {
        if (userData != null && (browsers.size() != 1 || system || isWindows())) {
            throw wrong(words.get("browser.folder"));
        }
        var known = registration.browsers();
        for (var name : browsers) {
            if (known.stream().noneMatch(browser -> browser.id().equals(name))) {
                var ids = known.stream().map(Browser::id).collect(Collectors.joining(", "));
                throw wrong(words.get("browser.unknown", name, ids));
            }
        }
        return isNamed()
                ? known.stream()
                        .filter(browser -> browsers.contains(browser.id()))
                        .toList()
                : otherwise;
    }

    private WrongUseException wrong(String words) {
        return new WrongUseException(Objects.requireNonNull(command), words);
    }

    /** Returns the extension in each store, from {@code profile}. */
    static Map<String, ExtensionOffer> stores(Profile profile) {
        return profile.access().stores().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, store -> offer(store.getValue().value())));
    }

    private static ExtensionOffer offer(Store store) {
        return new ExtensionOffer(store.id(), store.updateUrl());
    }

    private static boolean isWindows() {
        return OperatingSystem.current() == OperatingSystem.WINDOWS;
    }
}
