package signinghelper.window.helper;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.util.UIScale;
import signinghelper.guidance.HelpBook;
import signinghelper.guidance.HelpSearch;
import signinghelper.guidance.VisibleText;
import signinghelper.profile.Profile;
import signinghelper.window.part.Column;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;

import java.awt.BorderLayout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/** Frequent questions; the search text above keeps only the questions that contain it. */
final class AnswersPanel extends Column {
    private static final long serialVersionUID = 1L;
    private static final int FEW = 2;

    private final transient Words words;
    private final transient HelperActions actions;
    private final JTextField query = new JTextField();
    private final JLabel count = PlainText.label("");
    private final Column list = new Column();
    private final transient Map<String, AnswerPanel> panels = new HashMap<>();
    private transient HelpSearch search = new HelpSearch(List.of());

    AnswersPanel(Words words, HelperActions actions) {
        this.words = words;
        this.actions = actions;
        var label = PlainText.label(words.get("help.search"));
        label.setLabelFor(query);
        label.setDisplayedMnemonic(words.mnemonic("help.search"));
        query.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, words.get("help.search.hint"));
        query.putClientProperty(FlatClientProperties.TEXT_FIELD_SHOW_CLEAR_BUTTON, true);
        query.getDocument().addDocumentListener(new DocumentListener() {
            @Override
            public void insertUpdate(DocumentEvent event) {
                find();
            }

            @Override
            public void removeUpdate(DocumentEvent event) {
                find();
            }

            @Override
            public void changedUpdate(DocumentEvent event) {
                find();
            }
        });
        var line = new JPanel(new BorderLayout(UIScale.scale(8), 0));
        line.add(label, BorderLayout.LINE_START);
        line.add(query, BorderLayout.CENTER);
        stack(0, line);
        stack(6, count, list);
    }

    void show(List<HelpBook.Answer> answers, Optional<Profile> profile) {
        search = new HelpSearch(answers);
        panels.clear();
        answers.forEach(answer -> panels.put(answer.id(), new AnswerPanel(answer, words, profile, actions)));
        find();
    }

    private void find() {
        var found = search.find(query.getText());
        list.removeAll();
        found.stream()
                .map(answer -> Objects.requireNonNull(panels.get(answer.id())))
                .forEach(panel -> list.stack(2, panel));
        if (!query.getText().isBlank() && found.size() <= FEW) {
            found.forEach(
                    answer -> Objects.requireNonNull(panels.get(answer.id())).open(true));
        }
        count.setText(
                VisibleText.of(found.isEmpty() ? words.get("help.found.none") : words.get("help.found", found.size())));
        revalidate();
        repaint();
    }
}
