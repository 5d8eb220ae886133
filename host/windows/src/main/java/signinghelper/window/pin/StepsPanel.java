package signinghelper.window.pin;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.window.part.Background;
import signinghelper.window.part.Column;
import signinghelper.window.part.CopyButton;
import signinghelper.window.part.PageLink;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.WebPage;
import signinghelper.window.part.Words;

import java.awt.FlowLayout;
import java.net.URI;
import java.util.List;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;

/**
 * Panel of numbered steps, with a button for each page that they name and one that copies them. A step itself names only
 * a page's host, since long addresses break the lines.
 */
final class StepsPanel extends Column {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 6;

    private final transient Words words;
    private final transient Background opening = new Background("page of a prompt");
    private final JTextArea steps = PlainText.paragraph("");
    private final Column pages = new Column();
    private final JTextArea unopened = PlainText.paragraph("");

    StepsPanel(Words words) {
        this.words = words;
        stack(UIScale.scale(GAP), steps, pages, unopened);
    }

    void show(List<String> lines) {
        var numbered = words.numbered(lines);
        var named = words.pages(numbered);
        PlainText.change(steps, shortened(numbered, named));
        pages.removeAll();
        named.forEach(page -> pages.stack(UIScale.scale(GAP), new PageLink(page, words, this::open)));
        if (named.isEmpty() && !lines.isEmpty()) {
            offerCopy(words.get("steps.copy"), numbered);
        }
        unopened.setVisible(false);
        steps.setVisible(!lines.isEmpty());
        setVisible(!lines.isEmpty());
    }

    /** Adds a button {@code name} that copies {@code text}. */
    void offerCopy(String name, String text) {
        var row = new JPanel(new FlowLayout(FlowLayout.LEADING, 0, 0));
        row.setOpaque(false);
        row.add(PlainText.styled(new CopyButton(name, text, words), "link small"));
        pages.stack(UIScale.scale(GAP), row);
        setVisible(true);
    }

    private static String shortened(String text, List<URI> pages) {
        var shorter = text;
        for (var page : pages) {
            shorter = shorter.replace(page.toString(), page.getHost());
        }
        return shorter;
    }

    private void open(URI page) {
        opening.run(() -> {
            if (!WebPage.open(page)) {
                SwingUtilities.invokeLater(() -> sayUnopened(page));
            }
        });
    }

    private void sayUnopened(URI page) {
        PlainText.change(unopened, words.get("page.unopened", page));
        unopened.setVisible(true);
        revalidate();
    }

    String spoken() {
        return isVisible() ? steps.getText() : "";
    }
}
