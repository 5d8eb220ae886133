package signinghelper.window.helper;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.util.UIScale;
import signinghelper.window.part.Column;
import signinghelper.window.part.EdgedPanel;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;
import signinghelper.work.PluggedTokens;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.FlowLayout;
import java.awt.Rectangle;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/** Panel of a rehearsal: certificate, files, day of the opening, and the result. */
final class RehearsalPanel extends Column {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 8;
    private static final int DAY_COLUMNS = 12;

    private final transient Words words;
    private final transient RehearsalTexts texts;
    private final EncryptionKeyChooser keys;
    private final JComponent choice;
    private final JTextArea absent;
    private final JTextArea awaited;
    private final transient HelperTexts all;
    private final JButton start;
    private final JButton choose;
    private final JTextField day = new JTextField(DAY_COLUMNS);
    private final Column results = new Column();
    private transient List<RehearsalTexts.Said> shown = List.of();

    /** @param chooser asks for files, above the component that it is given */
    RehearsalPanel(
            HelperTexts texts, HelperState state, HelperActions actions, Function<Component, List<Path>> chooser) {
        this.words = texts.words();
        this.all = texts;
        this.texts = new RehearsalTexts(texts);
        this.keys = new EncryptionKeyChooser(this.texts, texts.words(), this::showAwaited);
        this.choice = labelled(label("rehearsal.certificate", keys), keys, BorderLayout.CENTER);
        this.awaited = named("", words.get("rehearsal.heading"));
        this.absent = named("", words.get("rehearsal.heading"));
        this.start = button("rehearsal.start");
        start.addActionListener(event -> keys.chosen().ifPresent(one -> actions.rehearse(one.held())));
        this.choose = button("rehearsal.files");
        choose.addActionListener(event -> actions.rehearse(chooser.apply(this)));
        day.setText(state.rehearsal().day());
        day.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, words.get("rehearsal.day.hint"));
        day.getDocument()
                .addDocumentListener(new Typing(
                        day, typed -> state.rehearsal(state.rehearsal().on(typed))));
        lay(new FileDrop(actions::rehearse));
    }

    private void lay(FileDrop drop) {
        var hint = named(words.get("rehearsal.hint"), words.get("rehearsal.heading"));
        var ofFiles = named(words.get("rehearsal.files.hint"), words.get("rehearsal.files"));
        var opening = labelled(label("rehearsal.day", day), day, BorderLayout.LINE_START);
        stack(0, hint);
        stack(GAP, choice, absent, awaited, line(start), ofFiles, line(choose), opening, results);
        // Texts would otherwise accept dropped files themselves.
        List.of(this, hint, absent, awaited, ofFiles, results).forEach(part -> part.setTransferHandler(drop));
    }

    private JButton button(String key) {
        var button = PlainText.button(new JButton(), words.get(key));
        button.setMnemonic(words.mnemonic(key));
        return button;
    }

    private JLabel label(String key, JComponent of) {
        var label = PlainText.label(words.get(key));
        label.setDisplayedMnemonic(words.mnemonic(key));
        label.setLabelFor(of);
        return label;
    }

    private static JPanel labelled(JLabel label, JComponent part, String place) {
        var rest = new JPanel(new BorderLayout());
        rest.add(part, place);
        var line = new JPanel(new BorderLayout(UIScale.scale(GAP), 0));
        line.add(label, BorderLayout.LINE_START);
        line.add(rest, BorderLayout.CENTER);
        return line;
    }

    private static JPanel line(JButton button) {
        var line = new JPanel(new FlowLayout(FlowLayout.LEADING, 0, 0));
        line.add(button);
        return line;
    }

    private static JTextArea named(String lines, String name) {
        var area = PlainText.paragraph("");
        PlainText.change(area, lines);
        area.getAccessibleContext().setAccessibleName(name);
        return area;
    }

    /**
     * Keeper of the typed day, also for the other language.
     *
     * @param day hears each change
     */
    private record Typing(JTextField field, Consumer<String> day) implements DocumentListener {
        @Override
        public void insertUpdate(DocumentEvent event) {
            day.accept(field.getText());
        }

        @Override
        public void removeUpdate(DocumentEvent event) {
            day.accept(field.getText());
        }

        @Override
        public void changedUpdate(DocumentEvent event) {}
    }

    void show(HelperState state) {
        keys.offer(state.tokens().orElse(PluggedTokens.NONE).tokens());
        var isThere = keys.chosen().isPresent();
        choice.setVisible(isThere);
        PlainText.change(absent, texts.absent(state).orElseGet(() -> words.get("rehearsal.looking")));
        absent.setVisible(!isThere);
        showAwaited();
        start.setEnabled(isThere && !state.rehearsal().isRunning());
        choose.setEnabled(!state.rehearsal().isRunning());
        showResults(texts.of(state.rehearsal()));
        revalidate();
    }

    /** Shows which openings the chosen certificate is needed for. */
    private void showAwaited() {
        var lines = keys.chosen().map(one -> all.of(one.openings())).orElse(List.of());
        PlainText.change(awaited, String.join("\n", lines));
        awaited.setVisible(!lines.isEmpty());
        revalidate();
    }

    /** Parts that say the same stay, and with them the focus. */
    private void showResults(List<RehearsalTexts.Said> now) {
        if (now.equals(shown)) {
            return;
        }
        var isNew = !now.isEmpty() && (shown.isEmpty() || !now.get(0).equals(shown.get(0)));
        shown = now;
        results.removeAll();
        var texts = now.stream()
                .map(said -> named(said.text(), words.get("rehearsal.result")))
                .toList();
        for (var index = 0; index < now.size(); index++) {
            results.stack(GAP, new EdgedPanel(now.get(index).verdict(), texts.get(index)));
        }
        results.revalidate();
        results.repaint();
        if (isNew && isShowing()) {
            // Runs after the present layout is finished.
            SwingUtilities.invokeLater(() -> reveal(texts.get(0)));
        }
    }

    /** Brings the beginning of the result into sight, and the keyboard to it, so that it is also read out. */
    private void reveal(JTextArea first) {
        scrollRectToVisible(new Rectangle(0, getHeight() - 1, 1, 1));
        scrollRectToVisible(results.getBounds());
        first.requestFocusInWindow();
    }
}
