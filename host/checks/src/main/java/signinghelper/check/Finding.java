package signinghelper.check;

import org.jspecify.annotations.Nullable;
import signinghelper.check.Evidence.Role;
import signinghelper.guidance.VisibleText;
import signinghelper.protocol.ErrorCode;
import signinghelper.token.KeyEntry;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Result of one check on one object.
 *
 * @param check id of the check, e.g. {@code clock}
 * @param code the problem; null exactly when no problem exists: with {@code PASS} and {@code SKIPPED}
 * @param facts values for the text of {@code code}; without secrets, paths and personal data, since pages see the text
 * @param evidence for the user, in the order in which it was observed
 * @param repairs ids of the repairs that are offered, best first
 */
public record Finding(
        String check,
        Verdict verdict,
        @Nullable ErrorCode code,
        Map<String, String> facts,
        List<Evidence> evidence,
        List<String> repairs) {

    public Finding {
        Objects.requireNonNull(check);
        if ((code == null) != (verdict == Verdict.PASS || verdict == Verdict.SKIPPED)) {
            throw new IllegalArgumentException(verdict + " with code " + code);
        }
        facts = Map.copyOf(facts);
        evidence = List.copyOf(evidence);
        repairs = List.copyOf(repairs);
    }

    public static Finding pass(String check, Evidence... evidence) {
        return new Finding(check, Verdict.PASS, null, Map.of(), List.of(evidence), List.of());
    }

    public static Finding skipped(String check, Evidence... evidence) {
        return new Finding(check, Verdict.SKIPPED, null, Map.of(), List.of(evidence), List.of());
    }

    public static Finding of(String check, Verdict verdict, ErrorCode code, Evidence... evidence) {
        return new Finding(check, verdict, code, Map.of(), List.of(evidence), List.of());
    }

    /** Returns true when nothing was checked because the portal's profile does not configure it. */
    public boolean isNotConfigured() {
        return verdict == Verdict.SKIPPED && seen(Role.NOT_CONFIGURED).isPresent();
    }

    /** Returns a skipped finding in its place when another check of {@code ids} tells the failure, or has to pass first. */
    Finding toldOnce(Set<String> ids) {
        var isTold = Stream.concat(seen(Role.TOLD_BY).stream(), seen(Role.WAITS_FOR).stream())
                .anyMatch(teller -> !teller.equals(check) && ids.contains(teller));
        return isTold ? skipped(check, evidence.toArray(Evidence[]::new)) : this;
    }

    /** Returns the id of the check that tells the cause of this skipped finding. */
    public Optional<String> toldBy() {
        return seen(Role.TOLD_BY).filter(teller -> verdict == Verdict.SKIPPED);
    }

    /** Returns true when nothing was checked because another check has to pass first. */
    public boolean isWaiting() {
        return verdict == Verdict.SKIPPED && seen(Role.WAITS_FOR).isPresent();
    }

    /** Returns the object of the finding among several, under the name a user knows; empty when only one exists. */
    public Optional<String> about() {
        return seen(Role.ABOUT);
    }

    /** Returns the use of the certificate that the finding is about; empty when it is about none. */
    public Optional<KeyEntry.Use> use() {
        return seen(Role.USE).map(KeyEntry.Use::valueOf);
    }

    /** Returns the line with the facts that a support desk needs; empty when the finding has no such line. */
    public Optional<String> supportLine() {
        return seen(Role.SUPPORT_LINE);
    }

    private Optional<String> seen(Role role) {
        return evidence.stream()
                .filter(seen -> seen.role() == role)
                .map(Evidence::value)
                .findFirst();
    }

    /** Place where a user reads a finding. Its texts name no button that is not there. */
    public enum Place {
        /** Window of the diagnosis, which has a button for each repair. */
        HERE,
        /** Terminal, where each repair is a command. */
        TERMINAL,
        /** Page or popup, from which a button opens the window. */
        ELSEWHERE
    }

    /**
     * Returns facts for the texts at {@code place}. Those that stay on this computer have paths, rights and openings
     * too, and stand in the diagnosis itself, so that none of their steps leads to it.
     */
    public Map<String, String> factsAt(Place place) {
        var all = new HashMap<>(facts);
        var name = place.name().toLowerCase(Locale.ROOT);
        if (!repairs.isEmpty()) {
            all.put("repair", name);
        }
        if (place == Place.ELSEWHERE) {
            return all;
        }
        all.put("diagnosis", name);
        seen(Role.LIBRARY).ifPresent(path -> all.put("library", VisibleText.of(path)));
        seen(Role.FOLDER).ifPresent(path -> all.put("folder", VisibleText.of(path)));
        seen(Role.RIGHT).ifPresent(right -> all.put("right", VisibleText.of(right)));
        seen(Role.OPENINGS).ifPresent(times -> all.put("openings", times));
        return all;
    }

    /** Returns a copy with additional facts for its text. */
    public Finding with(Map<String, String> added) {
        return new Finding(check, verdict, code, added, evidence, repairs);
    }

    /** Returns a copy with further evidence. */
    Finding seeing(List<Evidence> further) {
        var all = new java.util.ArrayList<>(evidence);
        all.addAll(further);
        return new Finding(check, verdict, code, facts, all, repairs);
    }

    /** Returns a copy that offers {@code repair} as well. */
    public Finding offering(String repair) {
        var all = new java.util.ArrayList<>(repairs);
        all.add(repair);
        return new Finding(check, verdict, code, facts, evidence, all);
    }
}
