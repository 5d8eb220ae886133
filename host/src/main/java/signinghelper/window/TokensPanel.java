package signinghelper.window;

import signinghelper.prompt.PluggedToken;
import signinghelper.protocol.Refusal;

import java.util.List;
import java.util.Optional;

/** What is plugged in, with its certificates. */
final class TokensPanel extends Column {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 6;

    private final transient HelperTexts texts;
    private transient Optional<List<PluggedToken>> shown = Optional.empty();
    private transient Optional<Refusal> shownRefusal = Optional.empty();

    TokensPanel(HelperTexts texts) {
        this.texts = texts;
        say(texts.words().get("helper.tokens.looking"));
    }

    /**
     * {@code now} is empty before the first look.
     *
     * @param refused why nothing could be found out
     */
    void show(Optional<List<PluggedToken>> now, Optional<Refusal> refused) {
        if (now.equals(shown) && refused.equals(shownRefusal)) {
            return;
        }
        shown = now;
        shownRefusal = refused;
        removeAll();
        var tokens = now.orElse(List.of());
        tokens.forEach(token -> say(texts.of(token)));
        if (refused.isPresent()) {
            say(texts.of(refused.get()));
        } else if (tokens.isEmpty()) {
            say(texts.words().get("helper.tokens.none"));
        }
        revalidate();
        repaint();
    }

    private void say(String lines) {
        var area = PlainText.paragraph("");
        PlainText.change(area, lines);
        area.getAccessibleContext().setAccessibleName(texts.words().get("helper.tokens"));
        stack(GAP, area);
    }
}
