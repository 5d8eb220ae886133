package signinghelper.check;

import signinghelper.check.Evidence.Kind;
import signinghelper.platform.Registry;
import signinghelper.platform.Registry.Root;
import signinghelper.platform.Registry.View;
import signinghelper.protocol.ErrorCode;
import signinghelper.registration.Browser;
import signinghelper.registration.Registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Check of {@code cmd.exe}, through which browsers on Windows start a host unless a policy lets them start it directly.
 * A browser cannot start it when it is set to run as an administrator, or when a policy has disabled it.
 */
public final class CommandPromptCheck implements Check {
    static final String ID = "command-prompt";

    private static final String LAYERS = "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\AppCompatFlags\\Layers";
    private static final String SYSTEM_POLICIES = "SOFTWARE\\Policies\\Microsoft\\Windows\\System";
    private static final String DISABLED = "DisableCMD";
    /** Value that disables batch processing too; another one leaves {@code cmd /c} usable. */
    private static final int COMPLETELY = 1;

    private static final String PROGRAM = "\\cmd.exe";
    private static final String ELEVATED = "RUNASADMIN";

    private final Registry registry;
    private final Supplier<Registration> registration;
    private final BooleanSupplier startedByBrowser;

    /**
     * Creates the check without reading anything.
     *
     * @param registration knows the browsers of this computer
     * @param startedByBrowser true when an extension talks to this process, so that at least one browser could start it
     */
    public CommandPromptCheck(
            Registry registry, Supplier<Registration> registration, BooleanSupplier startedByBrowser) {
        this.registry = registry;
        this.registration = registration;
        this.startedByBrowser = startedByBrowser;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> look(Circumstances circumstances) {
        var browsers = dependent();
        if (browsers.isEmpty()) {
            return List.of(Finding.skipped(ID));
        }
        var names = browsers.stream()
                .map(browser -> new Evidence("browser", Kind.PLAIN, browser.title()))
                .toList();
        var findings = new ArrayList<Finding>();
        finding(ErrorCode.COMMAND_PROMPT_ELEVATED, elevations(), names).ifPresent(findings::add);
        finding(ErrorCode.COMMAND_PROMPT_DISABLED, policies(), names).ifPresent(findings::add);
        return findings.isEmpty() ? List.of(Finding.pass(ID, names.toArray(Evidence[]::new))) : findings;
    }

    /** Returns the browsers on Windows that start a host through {@code cmd.exe}. */
    private List<Browser> dependent() {
        if (!registry.exists(new Registry.Key(Root.LOCAL_MACHINE, View.BITS_64, "SOFTWARE"))) {
            return List.of();
        }
        var here = registration.get();
        return here.installed().stream()
                .filter(browser -> !here.hostPolicy(browser).launchesDirectly())
                .toList();
    }

    private Optional<Finding> finding(ErrorCode code, List<Evidence> seen, List<Evidence> browsers) {
        var verdict = startedByBrowser.getAsBoolean() ? Verdict.WARN : Verdict.FAIL;
        var all = Stream.concat(seen.stream(), browsers.stream()).toArray(Evidence[]::new);
        return seen.isEmpty() ? Optional.empty() : Optional.of(Finding.of(ID, verdict, code, all));
    }

    /** Returns the compatibility settings of {@code cmd.exe} that ask for an administrator. */
    private List<Evidence> elevations() {
        return Stream.of(Root.values())
                .map(root -> new Registry.Key(root, View.BITS_64, LAYERS))
                .flatMap(key -> registry.values(key).stream()
                        .filter(program -> program.toLowerCase(Locale.ROOT).endsWith(PROGRAM))
                        .filter(program -> asksForAdministrator(registry.text(key, program)))
                        .map(program -> new Evidence("RUNASADMIN", Kind.PATH, program)))
                .toList();
    }

    private static boolean asksForAdministrator(Optional<String> layers) {
        return layers.stream().flatMap(text -> Stream.of(text.split(" "))).anyMatch(ELEVATED::equalsIgnoreCase);
    }

    private List<Evidence> policies() {
        return Stream.of(Root.values())
                .map(root -> new Registry.Key(root, View.BITS_64, SYSTEM_POLICIES))
                .filter(key -> registry.number(key, DISABLED)
                        .filter(value -> value == COMPLETELY)
                        .isPresent())
                .map(key -> new Evidence(DISABLED, Kind.PLAIN, key.toString()))
                .toList();
    }
}
