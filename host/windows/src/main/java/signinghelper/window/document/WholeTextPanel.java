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
 * Text of the selected document as a whole, because an old page gives its texts no titles. One that a portal may take for a
 * login is said to be so.
 */
final class WholeTextPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 8;
    private static final int HEIGHT = 88;
    private static final int MOST_BYTES = 64 * 1024;
    /** Random numbers of logins are seldom longer, and texts that a person agrees to are seldom so short. */
    private static final int SHORT = 128;

    private static final Pattern ONE_WORD = Pattern.compile("[\\p{Graph}&&\\P{IsHan}]*");

    private final transient Words words;
    private final JTextArea text = PlainText.paragraph("");
    private final NoticeStrip notice = new NoticeStrip(Verdict.WARN);

    WholeTextPanel(Words words) {
        super(new BorderLayout(0, UIScale.scale(GAP)));
        this.words = words;
        text.setFocusable(true); // its keys scroll it
        var scroll = new JScrollPane(text);
        scroll.setPreferredSize(new Dimension(0, UIScale.scale(HEIGHT)));
        var strong = PlainText.strong(words.get("sign.text.login"));
        notice.stack(0, strong, PlainText.paragraph(words.get("sign.text.login.reason")));
        add(notice, BorderLayout.NORTH);
        add(scroll, BorderLayout.CENTER);
    }

    void show(DocumentLine document) {
        var content = document.seenHere();
        var read = content.flatMap(WholeTextPanel::read);
        PlainText.change(text, read.map(this::shown).orElseGet(() -> words.get("sign.text.none")));
        text.setCaretPosition(0);
        notice.setVisible(content.isEmpty() || isLikeLogin(content.get(), read));
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

    private static boolean isLikeLogin(Content content, Optional<DocumentText> read) {
        return content.size() <= SHORT
                || read.isEmpty()
                || ONE_WORD.matcher(read.get().text()).matches();
    }
}
