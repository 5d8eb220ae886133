package signinghelper.window.pin;

import signinghelper.token.PinLengths;
import signinghelper.token.PinRule;
import signinghelper.window.part.Column;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import javax.swing.JTextArea;

/** List of the rules for a new PIN, each marked as soon as it is kept. */
final class PinRuleList extends Column {
    private static final long serialVersionUID = 1L;

    private final transient Words words;
    private final JTextArea list = PlainText.styled(PlainText.paragraph(""), "small");
    private PinLengths lengths = PinLengths.USUAL;
    private transient Set<PinRule> broken = Set.of();
    /** Between two rules. */
    private String separator = "\n";

    PinRuleList(Words words) {
        this.words = words;
        stack(0, list);
    }

    /** Puts the rules one after the other where a window is low. */
    void setLow(boolean isLow) {
        separator = isLow ? "\u00A0\u00A0 " : "\n";
        show(broken);
    }

    /** Uses the lengths that the U-Key allows from now on. */
    void use(PinLengths allowed) {
        lengths = allowed;
    }

    /** Returns the rules that the PINs in the fields break, and marks the others. */
    Set<PinRule> judge(PinField current, PinField fresh, PinField repeated) {
        show(PinRule.broken(lengths, current.typed(), fresh.typed(), repeated.typed()));
        return broken;
    }

    private void show(Set<PinRule> now) {
        broken = now;
        PlainText.change(
                list,
                Arrays.stream(PinRule.values())
                        .map(rule -> words.get(broken.contains(rule) ? "rule.open" : "rule.kept", text(rule)))
                        .collect(Collectors.joining(separator)));
    }

    private String text(PinRule rule) {
        return switch (rule) {
            case LENGTH -> words.get("rule.length", lengths.shortest(), lengths.longest());
            case CHARACTERS -> words.get("rule.characters");
            case DIFFERENT -> words.get("rule.different");
            case REPEATED -> words.get("rule.repeated");
        };
    }

    /** Returns the rules that are still broken, for a screen reader. */
    String spoken() {
        return broken.stream().map(this::text).collect(Collectors.joining("; "));
    }
}
