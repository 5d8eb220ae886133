package signinghelper.check;

import signinghelper.check.Evidence.Kind;
import signinghelper.guidance.Language;
import signinghelper.platform.Registry;
import signinghelper.platform.Registry.Root;
import signinghelper.platform.Registry.View;
import signinghelper.profile.FormerInstallation;
import signinghelper.protocol.ErrorCode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Check for remains of earlier programs for the portal, and of the helper's own unfinished work. */
public final class LeftoversCheck implements Check {
    static final String ID = "leftovers";
    private static final String INSTALLED = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall";
    private static final List<Registry.Key> PLACES = List.of(
            new Registry.Key(Root.LOCAL_MACHINE, View.BITS_64, INSTALLED),
            new Registry.Key(Root.LOCAL_MACHINE, View.BITS_32, INSTALLED),
            new Registry.Key(Root.CURRENT_USER, View.BITS_64, INSTALLED));
    private static final String TITLE = "DisplayName";

    private final Registry registry;
    private final OwnLeftovers own;

    public LeftoversCheck(Registry registry, OwnLeftovers own) {
        this.registry = registry;
        this.own = own;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> look(Circumstances circumstances) {
        var findings = new ArrayList<Finding>();
        Optional.ofNullable(circumstances.profile())
                .map(found -> found.computer().formerInstallations())
                .orElse(List.of())
                .stream()
                .flatMap(former -> installed(former.value()).stream())
                .forEach(findings::add);
        findings.addAll(unfinished());
        return findings.isEmpty() ? List.of(Finding.pass(ID)) : findings;
    }

    private Optional<Finding> installed(FormerInstallation former) {
        var seen = PLACES.stream()
                .flatMap(place -> registry.children(place).stream().map(place::child))
                .filter(key ->
                        registry.text(key, TITLE).filter(former::isListedAs).isPresent())
                .map(key -> new Evidence(
                        "installed", Kind.PLAIN, registry.text(key, TITLE).orElse("") + " (" + key + ")"))
                .toArray(Evidence[]::new);
        return seen.length == 0
                ? Optional.empty()
                : Optional.of(Finding.of(ID, Verdict.WARN, ErrorCode.FORMER_INSTALLATION, seen)
                        .with(names(former)));
    }

    private static Map<String, String> names(FormerInstallation former) {
        var names = new HashMap<String, String>();
        for (var language : Language.values()) {
            names.put("program@" + language.tag(), former.name(language));
        }
        return names;
    }

    private List<Finding> unfinished() {
        var seen = own.all().stream()
                .map(path -> new Evidence("leftover", Kind.PATH, path.toString()))
                .toArray(Evidence[]::new);
        return seen.length == 0
                ? List.of()
                : List.of(Finding.of(ID, Verdict.WARN, ErrorCode.LEFTOVERS_FOUND, seen)
                        .with(Map.of("count", Integer.toString(seen.length)))
                        .offering(LeftoversRepair.ID));
    }
}
