package signinghelper.window.document;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.check.Verdict;
import signinghelper.content.DocumentText;
import signinghelper.formats.document.Content;
import signinghelper.prompt.DocumentLine;
import signinghelper.window.part.NoticeStrip;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;

/**
 * Text of the selected document as a whole, because an old page gives its texts no titles. It says so where a portal may take
 * any of the texts for a login.
 */
final class WholeTextPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 8;
    private static final int HEIGHT = 88;
    private static final int MOST_BYTES = 64 * 1024;
    /** Random numbers of logins are seldom longer, and texts that a person agrees to are seldom so short. */
    private static final int SHORT = 64;

    /** A server's nonce, or the random number of a page, wherever it stands in a text. */
    private static final Pattern RANDOM = Pattern.compile("[A-Za-z0-9+/=_-]{20}");

    private final transient Words words;
    private final JTextArea text = PlainText.paragraph("");
    private final NoticeStrip notice = new NoticeStrip(Verdict.WARN);

    WholeTextPanel(Words words, boolean isLikeLogin) {
        super(new BorderLayout(0, UIScale.scale(GAP)));
        this.words = words;
        text.setFocusable(true); // its keys scroll it
        var scroll = new JScrollPane(text);
        scroll.setPreferredSize(new Dimension(0, UIScale.scale(HEIGHT)));
        var strong = PlainText.strong(words.get("sign.text.login"));
        notice.stack(0, strong, PlainText.paragraph(words.get("sign.text.login.reason")));
        notice.setVisible(isLikeLogin);
        add(notice, BorderLayout.NORTH);
        add(scroll, BorderLayout.CENTER);
    }

    void show(DocumentLine document) {
        var read = document.seenHere().flatMap(WholeTextPanel::read);
        PlainText.change(text, read.map(this::shown).orElseGet(() -> words.get("sign.text.none")));
        text.setCaretPosition(0);
        text.getAccessibleContext().setAccessibleName(words.get("sign.text"));
        text.getAccessibleContext()
                .setAccessibleDescription(notice.isVisible() ? words.get("sign.text.login") : words.get("sign.text"));
    }

    private String shown(DocumentText read) {
        return read.isWhole() ? read.text() : read.text() + "\n" + words.get("text.cut");
    }

    private static Optional<DocumentText> read(Content content) {
        try {
            return DocumentText.of(content, MOST_BYTES);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Returns true where a portal may take {@code document} for a login; so it may what cannot be read. */
    static boolean isLikeLogin(DocumentLine document) {
        return document.seenHere()
                .flatMap(WholeTextPanel::read)
                .filter(DocumentText::isWhole)
                .map(DocumentText::text)
                .filter(text -> text.replaceAll("\\s", "").length() > SHORT)
                .filter(text -> !RANDOM.matcher(text).find())
                .isEmpty();
    }
}
