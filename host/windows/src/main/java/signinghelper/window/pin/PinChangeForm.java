package signinghelper.window.pin;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Guidance;
import signinghelper.protocol.Refusal;
import signinghelper.token.Pin;
import signinghelper.token.PinLengths;
import signinghelper.token.PinRule;
import signinghelper.token.PinState;
import signinghelper.window.part.Arming;
import signinghelper.window.part.Column;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;

import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.JPanel;
import javax.swing.JTextArea;

/** Form with the current PIN, the new one twice, and its rules, each marked as soon as it is fulfilled. */
final class PinChangeForm extends Column {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 6;

    private final transient Words words;
    private final transient Runnable onChange;
    private final JTextArea which;
    private final JPanel fields = new JPanel(new GridBagLayout());
    private final PinField current;
    private final PinField fresh;
    private final PinField repeated;
    private final JTextArea rules = PlainText.paragraph("");
    private final PinStatus status;
    private final BlockedPanel blocked;
    private PinLengths lengths = PinLengths.USUAL;
    private boolean open;
    private boolean armed;
    private String arming = "";

    PinChangeForm(Words words, Runnable onChange, Runnable onEnter) {
        this.words = words;
        this.onChange = onChange;
        this.current = new PinField(this::typed, onEnter);
        this.fresh = new PinField(this::typed, onEnter);
        this.repeated = new PinField(this::typed, onEnter);
        this.status = new PinStatus(words, onChange);
        this.blocked = new BlockedPanel(words);
        this.which = PlainText.paragraph(words.get("change.which"));
        stack(0, blocked, which);
        stack(2 * GAP, fields);
        stack(GAP, rules);
        stack(0, status);
        place(current, "change.current", 0);
        place(fresh, "change.fresh", 1);
        place(repeated, "change.repeated", 2);
    }

    private void place(PinField field, String key, int row) {
        var label = PlainText.label(words.get(key));
        label.setLabelFor(field);
        label.setDisplayedMnemonic(words.mnemonic(key));
        var place = new GridBagConstraints();
        place.gridy = row;
        place.fill = GridBagConstraints.HORIZONTAL;
        place.insets = new Insets(row == 0 ? 0 : GAP, 0, 0, 2 * GAP);
        fields.add(label, place);
        place.weightx = 1;
        place.insets = new Insets(row == 0 ? 0 : GAP, 0, 0, 0);
        fields.add(field, place);
    }

    /** Shows the PIN state that the U-Key reports; clears the message about an earlier try. */
    void show(PinState state) {
        lengths = state.lengths();
        status.show(state);
        showEntry(!state.locked());
        if (state.locked()) {
            blocked.show(words.guidanceOf(Refusal.of(ErrorCode.PIN_LOCKED)));
        }
        typed();
    }

    /** Shows that the current PIN was wrong, and the {@code state} that the U-Key reports now. */
    void showWrong(PinState state) {
        show(state);
        if (!state.locked()) {
            status.showWrong(state, "change.wrong");
            describe();
        }
    }

    /** Shows that the PIN of this U-Key has to be changed elsewhere. */
    void showDeadEnd(String why) {
        showEntry(false);
        blocked.show(new Guidance(words.get("change.heading"), why, List.of()));
        typed();
    }

    /** Shows either the input fields or the reason why nothing can be entered. */
    private void showEntry(boolean shown) {
        blocked.setVisible(!shown);
        which.setVisible(shown);
        fields.setVisible(shown);
        status.setVisible(shown);
        enableFields(shown);
    }

    private void enableFields(boolean enabled) {
        open = enabled;
        rules.setVisible(enabled);
        for (var field : new PinField[] {current, fresh, repeated}) {
            field.setEnabled(enabled);
            field.setEditable(armed);
        }
    }

    /**
     * Reacts as {@link PromptFrame.ArmingListener}. The fields are cleared, because the first characters of the PIN may
     * have gone to another window.
     */
    void showArming(Arming.State state, String said) {
        armed = state == Arming.State.ARMED;
        arming = said;
        if (state == Arming.State.STRAY) {
            wipe();
        }
        for (var field : new PinField[] {current, fresh, repeated}) {
            field.setEditable(armed && open);
        }
        describe();
    }

    void showWorking() {
        open = false;
        for (var field : new PinField[] {current, fresh, repeated}) {
            field.setEditable(false);
        }
        status.inform(words.get("change.working"));
        describe();
    }

    /** Shows the end; the fields are empty and disabled. */
    void showEnd(String text) {
        wipe();
        showEntry(false);
        blocked.setVisible(false);
        status.setVisible(true);
        status.showEnd(text);
        typed();
    }

    /** Shows the missing input after Enter was pressed too early. */
    void sayWhatIsMissing() {
        if (open && !current.isEmpty() && broken().isEmpty()) {
            warn(words.get("last.missing"));
        }
    }

    void warn(String text) {
        status.warn(text);
        describe();
    }

    /** Updates the form after each key. */
    private void typed() {
        var broken = broken();
        rules.setText(Arrays.stream(PinRule.values())
                .map(rule -> words.get(broken.contains(rule) ? "rule.open" : "rule.kept", text(rule)))
                .collect(Collectors.joining("\n")));
        describe();
        onChange.run();
    }

    private Set<PinRule> broken() {
        return PinRule.broken(lengths, current.typed(), fresh.typed(), repeated.typed());
    }

    private String text(PinRule rule) {
        return switch (rule) {
            case LENGTH -> words.get("rule.length", lengths.shortest(), lengths.longest());
            case CHARACTERS -> words.get("rule.characters");
            case DIFFERENT -> words.get("rule.different");
            case REPEATED -> words.get("rule.repeated");
        };
    }

    /** Sets the text for screen readers: the last message, and the rules that a new PIN still breaks. */
    private void describe() {
        var lacks = broken().stream().map(this::text).collect(Collectors.joining("; "));
        var said = status.spoken() + "\n" + arming;
        current.getAccessibleContext().setAccessibleDescription(said.trim());
        for (var field : new PinField[] {fresh, repeated}) {
            field.getAccessibleContext().setAccessibleDescription(lacks);
        }
    }

    /**
     * Returns true when the typed PINs could be accepted by a U-Key, and a last try, if it is one, is agreed to.
     */
    boolean isReady() {
        return open && !current.isEmpty() && broken().isEmpty() && status.isAgreed();
    }

    /**
     * Returns the current PIN and empties its field; the new one stays there in case the current one is wrong.
     *
     * @return null when no U-Key could have that as its current PIN
     */
    PinChangeEntry.@Nullable Pins takePins() {
        try {
            return Pin.isAcceptable(current.typed())
                    ? new PinChangeEntry.Pins(current.pin(), fresh.pin(), status.consent())
                    : null;
        } finally {
            current.clear();
        }
    }

    void clearFresh() {
        fresh.clear();
        repeated.clear();
    }

    void wipe() {
        current.clear();
        clearFresh();
    }

    /** Moves the focus to the first empty field, or to the current PIN's. Returns false if nothing can be typed. */
    boolean focus() {
        Stream.of(current, fresh, repeated)
                .filter(PinField::isEmpty)
                .findFirst()
                .orElse(current)
                .requestFocusInWindow();
        return open;
    }
}
