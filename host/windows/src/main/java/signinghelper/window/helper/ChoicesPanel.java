package signinghelper.window.helper;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.certificate.RememberedChoices;
import signinghelper.check.Verdict;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.window.part.CardPanel;
import signinghelper.window.part.Column;
import signinghelper.window.part.PlainText;
import signinghelper.work.PluggedToken;
import signinghelper.work.PluggedTokens;

import java.awt.BorderLayout;
import java.util.List;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JTextArea;

/** Certificates that are remembered for sites, each with the button that forgets it. */
final class ChoicesPanel extends Column {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 8;

    private final transient HelperTexts texts;
    private final transient HelperActions actions;
    private transient List<RememberedChoices.Choice> shown = List.of();
    private transient Optional<PluggedTokens> plugged = Optional.empty();

    ChoicesPanel(HelperTexts texts, HelperActions actions) {
        this.texts = texts;
        this.actions = actions;
    }

    void show(List<RememberedChoices.Choice> choices, Optional<PluggedTokens> tokens) {
        if (choices.equals(shown) && tokens.equals(plugged)) {
            return;
        }
        shown = List.copyOf(choices);
        plugged = tokens;
        removeAll();
        shown.forEach(choice -> stack(GAP, row(choice)));
        revalidate();
        repaint();
    }

    private JPanel row(RememberedChoices.Choice choice) {
        var said = texts.words()
                .get(
                        choice.isLast() ? "choices.last" : "choices.kept",
                        choice.origin(),
                        holder(choice).orElseGet(() -> texts.words().get("choices.away")));
        var forget = PlainText.button(new JButton(), texts.words().get("choices.forget"));
        forget.getAccessibleContext()
                .setAccessibleName(texts.words().get("page.button", forget.getText(), choice.origin()));
        forget.getAccessibleContext().setAccessibleDescription(said);
        forget.addActionListener(event -> actions.forget(choice));
        var parts = new JPanel(new BorderLayout(UIScale.scale(GAP), 0));
        parts.add(lines(said), BorderLayout.CENTER);
        var beside = new JPanel(new BorderLayout());
        beside.add(forget, BorderLayout.NORTH);
        parts.add(beside, BorderLayout.LINE_END);
        var frame = new JPanel(new BorderLayout());
        frame.add(new CardPanel(Verdict.SKIPPED, parts), BorderLayout.CENTER);
        return frame;
    }

    private static JTextArea lines(String lines) {
        var area = PlainText.paragraph(lines);
        area.getAccessibleContext().setAccessibleName(lines);
        area.setFocusable(false);
        return area;
    }

    /** Returns the holder of the certificate; empty while it is not plugged in. */
    private Optional<String> holder(RememberedChoices.Choice choice) {
        return plugged.orElse(PluggedTokens.NONE).tokens().stream()
                .map(PluggedToken::certificates)
                .flatMap(List::stream)
                .filter(one -> Fingerprint.of(one.held().key().certificate())
                        .toString()
                        .equals(choice.fingerprint()))
                .findFirst()
                .map(one -> one.holder().displayName());
    }
}
