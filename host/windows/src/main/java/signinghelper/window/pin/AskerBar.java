package signinghelper.window.pin;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.check.Verdict;
import signinghelper.window.part.Design;
import signinghelper.window.part.GroundedIcon;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.StatusIcon;
import signinghelper.window.part.VerdictColor;

import java.awt.BorderLayout;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.SwingConstants;
import javax.swing.UIManager;

/** Bar above all else in a prompt that says what is asked, and who asks; it never scrolls. */
final class AskerBar extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int TILE = 40;
    private static final int ICON = 24;
    private static final int LOW_TILE = 28;
    private static final int LOW_ICON = 20;

    private final AskerLine line = new AskerLine();
    private final JLabel tile = PlainText.label("");
    private final String picture;
    private final JTextArea asked;
    private final JTextArea name;

    AskerBar(String asked, AskerText asker) {
        super(new BorderLayout(UIScale.scale(PromptContent.GAP), 0));
        PlainText.styled(this, "asker");
        this.asked = PlainText.styled(PlainText.paragraph(asked), "quiet");
        this.name = PlainText.styled(PlainText.paragraph(asker.name()), "title");
        var place = PlainText.styled(PlainText.paragraph(asker.place()), "quiet");
        if (!asker.isSite()) {
            PlainText.styled(place, "small-strong").setForeground(VerdictColor.of(Verdict.WARN));
        }
        this.picture = asker.isSite() ? "site" : "program";
        tile.setVerticalAlignment(SwingConstants.CENTER);
        var texts = new JPanel(line);
        texts.setOpaque(false);
        texts.add(this.asked);
        texts.add(name);
        texts.add(place);
        add(tile, BorderLayout.LINE_START);
        add(texts, BorderLayout.CENTER);
        setLow(false);
    }

    /** Says who asks in one line where a window is low; what is asked stands in its title too. */
    void setLow(boolean isLow) {
        line.want(isLow);
        asked.setVisible(!isLow);
        tile.setIcon(new GroundedIcon(
                new StatusIcon(picture, UIScale.scale(isLow ? LOW_ICON : ICON)),
                UIScale.scale(isLow ? LOW_TILE : TILE),
                "info-ground",
                2 * Design.size("radius")));
        PlainText.styled(name, isLow ? "heading" : "title");
        var gap = UIScale.scale(isLow ? PromptContent.GAP / 2 : PromptContent.GAP);
        var edge = UIScale.scale(isLow ? PromptContent.LOW_EDGE : PromptContent.EDGE);
        setBorder(BorderFactory.createCompoundBorder(
                BorderFactory.createMatteBorder(0, 0, 1, 0, UIManager.getColor("SigningHelper.divider")),
                BorderFactory.createEmptyBorder(gap, edge, gap, edge)));
    }
}
