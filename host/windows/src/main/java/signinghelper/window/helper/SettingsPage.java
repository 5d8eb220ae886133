package signinghelper.window.helper;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.guidance.Language;
import signinghelper.window.part.CardPanel;
import signinghelper.window.part.Column;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.ScrolledColumn;
import signinghelper.window.part.Words;
import signinghelper.work.WindowSettings;
import signinghelper.work.WindowSettings.Look;

import java.awt.BorderLayout;
import java.awt.GridBagLayout;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.swing.BorderFactory;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JPanel;

/** Page of what the person has set for all windows. Each change is in force at once. */
final class SettingsPage implements HelperPage {
    private static final int GAP = 12;
    private static final int SIDE = 16;

    private final Words words;
    private final HelperActions actions;
    private final JComponent content;

    SettingsPage(Words words, WindowSettings settings, HelperActions actions) {
        this.words = words;
        this.actions = actions;
        var card = new Column();
        var languages = Stream.concat(
                        Stream.of(Optional.<Language>empty()),
                        Stream.of(Language.values()).map(Optional::of))
                .toList();
        card.stack(
                0,
                row(
                        "language",
                        chooser(
                                "language",
                                languages,
                                Optional.ofNullable(settings.language()),
                                language -> words.get("settings.language." + word(language)),
                                language -> settings.in(language.orElse(null)))),
                row(
                        "size",
                        chooser(
                                "size",
                                WindowSettings.SIZES,
                                settings.size(),
                                size -> words.get("settings.percent", size),
                                settings::sized)),
                row(
                        "look",
                        chooser(
                                "look",
                                List.of(Look.values()),
                                settings.look(),
                                look -> words.get("settings.look." + word(look)),
                                settings::looking)),
                row("notices", notices(settings)));
        var all = new ScrolledColumn();
        all.stack(0, PlainText.title(words.get("settings.heading")));
        var frame = new JPanel(new BorderLayout());
        frame.add(CardPanel.plain(card), BorderLayout.CENTER);
        all.stack(GAP, frame);
        this.content = ScrolledColumn.scrolled(all);
    }

    private static String word(Optional<Language> language) {
        return language.map(one -> one == Language.CHINESE ? "chinese" : "english")
                .orElse("any");
    }

    private static String word(Look look) {
        return switch (look) {
            case DESKTOP -> "desktop";
            case LIGHT -> "light";
            case DARK -> "dark";
            case CONTRAST -> "contrast";
        };
    }

    private <T> JComponent chooser(
            String key, List<T> values, T now, Function<T, String> name, Function<T, WindowSettings> change) {
        var chooser = new JComboBox<>(values.stream().map(name).toArray(String[]::new));
        chooser.setSelectedIndex(values.indexOf(now));
        chooser.addActionListener(event -> {
            var chosen = values.get(Math.max(0, chooser.getSelectedIndex()));
            if (!chosen.equals(now)) {
                actions.settle(change.apply(chosen));
            }
        });
        return named(key, chooser);
    }

    private JComponent notices(WindowSettings settings) {
        var box = new JCheckBox();
        box.setSelected(settings.notices());
        box.addActionListener(event -> actions.settle(settings.telling(box.isSelected())));
        return named("notices", box);
    }

    /** Gives the control its words, and the name by which it gets the focus again after a change. */
    private JComponent named(String key, JComponent control) {
        control.setName(key);
        var label = words.get("settings." + key);
        control.getAccessibleContext().setAccessibleName(label);
        // Debian's bridge gives a chooser the name of what is chosen.
        control.getAccessibleContext()
                .setAccessibleDescription(words.get("page.button", label, words.get("settings.hint." + key)));
        return control;
    }

    private JPanel row(String key, JComponent control) {
        var text = new Column();
        text.stack(0, plain(words.get("settings." + key), "strong"), plain(words.get("settings.hint." + key), "quiet"));
        var beside = new JPanel(new GridBagLayout());
        beside.add(control);
        var row = new JPanel(new BorderLayout(UIScale.scale(GAP), 0));
        row.add(text, BorderLayout.CENTER);
        row.add(beside, BorderLayout.LINE_END);
        var edge = UIScale.scale(GAP / 2);
        var side = UIScale.scale(SIDE);
        var framed = new JPanel(new BorderLayout());
        framed.setBorder(BorderFactory.createEmptyBorder(edge, side, edge, side));
        framed.add(row, BorderLayout.CENTER);
        return framed;
    }

    private static JComponent plain(String text, String style) {
        var lines = PlainText.styled(PlainText.paragraph(text), style);
        lines.setFocusable(false);
        return lines;
    }

    @Override
    public String key() {
        return "helper.page.settings";
    }

    @Override
    public String icon() {
        return "settings";
    }

    @Override
    public JComponent content() {
        return content;
    }

    @Override
    public void show(HelperState state) {}
}
