package signinghelper.window.pin;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.util.UIScale;
import org.jspecify.annotations.Nullable;
import signinghelper.check.Verdict;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.PinState;
import signinghelper.window.part.Column;
import signinghelper.window.part.NoticeStrip;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.VerdictColor;
import signinghelper.window.part.Words;

import java.awt.BorderLayout;
import java.awt.Color;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;

/** Field for the PIN with all that belongs to it: its name, the tries left, what was wrong, and help for a forgotten one. */
final class PinInput extends Column {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 6;
    /** Place of the message among the parts. */
    private static final int BELOW_FIELD = 2;

    private final transient Words words;
    private final PinField field;
    private final TypingHint typing;
    private final JLabel tries = PlainText.label("");
    private final JTextArea message = PlainText.styled(PlainText.paragraph(""), "strong");
    private final JTextArea which;
    private final JPanel head;
    private final JPanel foot;
    private final NoticeStrip forgotten = new NoticeStrip(Verdict.SKIPPED);

    /** @param onResize runs when its height has changed by itself */
    PinInput(Words words, Runnable onChange, Runnable onEnter, Runnable onResize) {
        this.words = words;
        this.field = new PinField(words, onChange, onEnter);
        this.typing = new TypingHint(words, field, onResize);
        this.which = PlainText.styled(PlainText.paragraph(words.get("pin.which")), "quiet");
        var steps = new StepsPanel(words);
        steps.show(words.guidanceOf(Refusal.of(ErrorCode.PIN_LOCKED)).steps());
        forgotten.stack(0, PlainText.styled(PlainText.paragraph(words.get("pin.forgotten.text")), "strong"), steps);
        forgotten.setVisible(false);
        this.head = head();
        this.foot = foot(onResize);
        stack(0, head);
        stack(GAP, field, message, typing, foot);
        stack(GAP, forgotten);
    }

    private JPanel head() {
        var label = PlainText.styled(PlainText.label(words.get("pin")), "strong");
        label.setLabelFor(field);
        label.setDisplayedMnemonic(words.mnemonic("pin"));
        field.getAccessibleContext().setAccessibleName(words.get("pin.name"));
        var row = new JPanel(new BorderLayout(UIScale.scale(2 * GAP), 0));
        row.add(label, BorderLayout.LINE_START);
        row.add(tries, BorderLayout.LINE_END);
        return row;
    }

    private JPanel foot(Runnable onResize) {
        var link = PlainText.styled(PlainText.button(new JButton(), words.get("pin.forgotten")), "link small");
        link.addActionListener(event -> {
            forgotten.setVisible(!forgotten.isVisible());
            onResize.run();
        });
        var row = new JPanel(new BorderLayout(UIScale.scale(GAP), 0));
        row.add(which, BorderLayout.CENTER);
        row.add(link, BorderLayout.LINE_END);
        return row;
    }

    /** Leaves out what stands below the field; an empty field then says which PIN. A message takes the place of the tries. */
    void setLow(boolean isLow) {
        foot.setVisible(!isLow);
        place(isLow && !tries.isVisible());
        if (field.isEditable()) {
            take(true, null);
        }
    }

    private void place(boolean isAbove) {
        if (isAbove) {
            head.add(message, BorderLayout.CENTER);
        } else {
            add(message, BELOW_FIELD);
        }
        message.setBorder(BorderFactory.createEmptyBorder(isAbove ? 0 : GAP, 0, 0, 0));
    }

    /** Shows how many tries are left; clears the message about an earlier PIN. */
    void show(PinState state) {
        var left = state.triesLeft();
        tries.setText(left == null ? words.get("tries.unknown") : words.get("tries", left));
        PlainText.styled(
                tries,
                left != null && left < Objects.requireNonNullElse(state.triesMaximum(), left)
                        ? "small-strong"
                        : "quiet");
        // The notice of the last try says it, with what it means.
        tries.setVisible(!state.lastTry());
        say("", getForeground());
        markWrong(false);
    }

    /** See {@link PinField#take}. */
    void take(boolean keys, @Nullable String why) {
        field.take(keys, keys && !foot.isVisible() ? which.getText() : why);
    }

    void showWrong(PinState state) {
        warn(words.get(state.lastTry() || state.triesLeft() == null ? "pin.wrong.unknown" : "pin.wrong"));
        markWrong(true);
    }

    private void markWrong(boolean isWrong) {
        field.putClientProperty(FlatClientProperties.OUTLINE, isWrong ? FlatClientProperties.OUTLINE_ERROR : null);
    }

    void warn(String text) {
        say(text, VerdictColor.of(Verdict.FAIL));
    }

    void inform(String text) {
        say(text, getForeground());
    }

    private void say(String text, Color color) {
        PlainText.change(message, text);
        message.setForeground(color);
        message.setVisible(!text.isEmpty());
    }

    /** Returns what it says beside the field, for a screen reader: the message before the tries. */
    String spoken() {
        return Stream.of(message.getText(), tries.isVisible() ? tries.getText() : "", typing.spoken(), which.getText())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    PinField field() {
        return field;
    }
}
