package signinghelper.check;

import org.jspecify.annotations.Nullable;
import signinghelper.check.Evidence.Role;
import signinghelper.guidance.VisibleText;
import signinghelper.protocol.ErrorCode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What one check found out about one thing.
 *
 * @param check id of the check, e.g. {@code clock}
 * @param code what is wrong; null exactly where nothing is: with {@code PASS} and {@code SKIPPED}
 * @param facts fill the words of {@code code}; hold no secret, path or personal data, since pages see the words
 * @param evidence for the person, in the order in which it was seen
 * @param repairs ids of the repairs that are offered, the best first
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

    /** Whether nothing was looked at because the portal's profile does not say what to look for. */
    public boolean isNotConfigured() {
        return verdict == Verdict.SKIPPED && seen(Role.NOT_CONFIGURED).isPresent();
    }

    /** Which of several things it is about, as a person would name it; empty where there is but one. */
    public Optional<String> about() {
        return seen(Role.ABOUT);
    }

    /** The line that tells a support desk what it has to know; empty where there is none. */
    public Optional<String> supportLine() {
        return seen(Role.SUPPORT_LINE);
    }

    private Optional<String> seen(Role role) {
        return evidence.stream()
                .filter(seen -> seen.role() == role)
                .map(Evidence::value)
                .findFirst();
    }

    /** Facts for the words that stay on this computer: the library's path too, which no page is told. */
    public Map<String, String> factsHere() {
        var all = new HashMap<>(facts);
        seen(Role.LIBRARY).ifPresent(path -> all.put("library", VisibleText.of(path)));
        return all;
    }

    /** The same with facts for the words. */
    public Finding with(Map<String, String> added) {
        return new Finding(check, verdict, code, added, evidence, repairs);
    }

    /** The same, offering {@code repair} as well. */
    public Finding offering(String repair) {
        var all = new java.util.ArrayList<>(repairs);
        all.add(repair);
        return new Finding(check, verdict, code, facts, evidence, all);
    }
}
