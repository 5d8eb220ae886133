package signinghelper.window.helper;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.check.Verdict;
import signinghelper.profile.Profile;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Guidance;
import signinghelper.window.part.Column;
import signinghelper.window.part.PageLink;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.StateFrame;
import signinghelper.window.part.StatusIcon;
import signinghelper.window.part.VerdictColor;
import signinghelper.work.PluggedToken;

import java.awt.BorderLayout;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;

/** Strip over a U-Key whose certificate ends soon: when, what to do, and what a renewed one cannot open. */
final class ExpiryStrip extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 10;
    private static final int SOON_DAYS = 30;

    private ExpiryStrip(Guidance said, HelperTexts texts, Optional<Profile> profile, HelperActions actions) {
        super(new BorderLayout(UIScale.scale(GAP), 0));
        var steps = texts.words().numbered(said.steps());
        var parts = new Column();
        parts.stack(0, PlainText.styled(lines(said.reason()), "strong"), lines(steps));
        PageLink.in(steps, profile)
                .forEach(page -> parts.stack(GAP / 2, new PageLink(page, texts.words(), actions::browse)));
        var icon = new JPanel(new BorderLayout());
        icon.setOpaque(false);
        icon.add(new JLabel(StatusIcon.of(Verdict.WARN)), BorderLayout.NORTH);
        add(icon, BorderLayout.LINE_START);
        add(parts, BorderLayout.CENTER);
        PlainText.styled(this, "waiting");
        setBorder(StateFrame.around(VerdictColor.of(Verdict.WARN), GAP));
        getAccessibleContext().setAccessibleName(said.title());
    }

    /** Returns the strip for the usable certificate that ends first; empty when none ends within 30 days. */
    static Optional<ExpiryStrip> of(
            PluggedToken token, HelperTexts texts, Optional<Profile> profile, HelperActions actions) {
        return token.certificates().stream()
                .filter(one -> one.obstacle() == null && one.daysLeft() <= SOON_DAYS)
                .min(Comparator.comparing(PluggedToken.Certificate::daysLeft))
                .map(one -> Map.of("days", String.valueOf(one.daysLeft()), "diagnosis", "here"))
                .map(facts -> texts.guidance().words(ErrorCode.CERTIFICATE_EXPIRES_SOON, facts, texts.language()))
                .map(said -> new ExpiryStrip(said, texts, profile, actions));
    }

    private static JTextArea lines(String lines) {
        var area = PlainText.paragraph("");
        PlainText.change(area, lines);
        area.getAccessibleContext().setAccessibleName(lines);
        area.setFocusable(false);
        return area;
    }
}
