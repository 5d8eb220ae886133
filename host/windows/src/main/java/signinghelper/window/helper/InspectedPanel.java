package signinghelper.window.helper;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.check.Verdict;
import signinghelper.inspection.Inspection;
import signinghelper.protocol.Guidance;
import signinghelper.window.part.CardPanel;
import signinghelper.window.part.Column;
import signinghelper.window.part.CopyButton;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.StatusIcon;
import signinghelper.window.part.Words;

import java.awt.BorderLayout;
import java.awt.FlowLayout;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;

/** Card of one inspected file: what is the matter first, then the reason and what to do. */
final class InspectedPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 8;

    /** Creates the card; {@code name} is that of the file. */
    InspectedPanel(String name, Verdict verdict, Guidance said, Words words) {
        super(new BorderLayout());
        var parts = new Column();
        parts.stack(0, PlainText.styled(lines(said.title()), "heading"));
        parts.stack(2, PlainText.styled(lines(name), "strong"));
        parts.stack(GAP / 2, lines(said.reason()));
        if (!said.steps().isEmpty()) {
            parts.stack(GAP / 2, lines(words.numbered(said.steps())));
        }
        var all = String.join("\n", name, said.title(), said.reason(), words.numbered(said.steps()));
        var copy = PlainText.styled(new CopyButton(words.get("inspect.copy"), all, words), "link");
        copy.setContentAreaFilled(false);
        copy.getAccessibleContext().setAccessibleName(words.get("page.button", words.get("inspect.copy"), name));
        copy.getAccessibleContext().setAccessibleDescription(all);
        var line = new JPanel(new FlowLayout(FlowLayout.LEADING, 0, 0));
        line.add(copy);
        parts.stack(GAP / 2, line);
        var icon = new JPanel(new BorderLayout());
        icon.add(new JLabel(StatusIcon.of(verdict)), BorderLayout.NORTH);
        var row = new JPanel(new BorderLayout(UIScale.scale(GAP), 0));
        row.add(icon, BorderLayout.LINE_START);
        row.add(parts, BorderLayout.CENTER);
        add(new CardPanel(verdict, row), BorderLayout.CENTER);
        getAccessibleContext().setAccessibleName(said.title() + " - " + name);
    }

    /** Returns the verdict of the probable cause; a file that was not read whole is not called good. */
    static Verdict verdict(Inspection inspection) {
        return switch (inspection.cause()) {
            case NONE -> inspection.whole() ? Verdict.PASS : Verdict.SKIPPED;
            case PROGRAM -> Verdict.WARN;
            case SENDER, TRANSFER -> Verdict.FAIL;
        };
    }

    private static JTextArea lines(String lines) {
        var area = PlainText.paragraph("");
        PlainText.change(area, lines);
        area.getAccessibleContext().setAccessibleName(lines);
        area.setFocusable(false);
        return area;
    }
}
