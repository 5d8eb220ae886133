package signinghelper.window.pin;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.check.Verdict;
import signinghelper.protocol.Guidance;
import signinghelper.window.part.Background;
import signinghelper.window.part.Column;
import signinghelper.window.part.Design;
import signinghelper.window.part.PageLink;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.StatusIcon;
import signinghelper.window.part.VerdictColor;
import signinghelper.window.part.WebPage;
import signinghelper.window.part.Words;

import java.awt.BorderLayout;
import java.net.URI;
import java.util.List;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.SwingConstants;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;

/**
 * Panel with the reason why nothing can be entered: a sign, a title, and numbered steps that can be selected and
 * copied. A page that a step names has buttons below; the step itself names only its host, since long addresses break
 * the lines.
 */
final class BlockedPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 6;

    private final transient Words words;
    private final transient Background opening = new Background("page of a prompt");
    private final JTextArea title = PlainText.strong("");
    private final JTextArea reason = PlainText.paragraph("");
    private final JTextArea steps = PlainText.paragraph("");
    private final Column pages = new Column();
    private final JTextArea unopened = PlainText.paragraph("");

    BlockedPanel(Words words) {
        super(new BorderLayout(UIScale.scale(2 * GAP), 0));
        this.words = words;
        title.setFont(UIManager.getFont("h3.font"));
        title.setForeground(VerdictColor.of(Verdict.FAIL));
        var icon = new JLabel(new StatusIcon("bad", Design.size("control")));
        icon.setVerticalAlignment(SwingConstants.TOP);
        var texts = new Column();
        texts.stack(0, title);
        texts.stack(UIScale.scale(GAP), reason, steps, pages, unopened);
        unopened.getAccessibleContext().setAccessibleName(words.get("page.unopened.name"));
        unopened.setVisible(false);
        add(icon, BorderLayout.LINE_START);
        add(texts, BorderLayout.CENTER);
        setVisible(false);
    }

    void show(Guidance why) {
        PlainText.change(title, why.title());
        PlainText.change(reason, why.reason());
        var numbered = words.numbered(why.steps());
        var named = words.pages(numbered);
        PlainText.change(steps, shortened(numbered, named));
        showPages(named);
        reason.setVisible(!why.reason().isEmpty());
        steps.setVisible(!why.steps().isEmpty());
        setVisible(true);
    }

    private static String shortened(String text, List<URI> pages) {
        var shorter = text;
        for (var page : pages) {
            shorter = shorter.replace(page.toString(), page.getHost());
        }
        return shorter;
    }

    private void showPages(List<URI> named) {
        pages.removeAll();
        named.forEach(page -> pages.stack(UIScale.scale(GAP), new PageLink(page, words, this::open)));
        pages.setVisible(!named.isEmpty());
        unopened.setVisible(false);
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

    /** Returns the panel's complete text, for a screen reader. */
    String spoken() {
        return isVisible() ? title.getText() + "\n" + reason.getText() + "\n" + steps.getText() : "";
    }

    /** See {@link PinForm#focusMessage}. */
    void focusTitle() {
        title.requestFocusInWindow();
    }
}
