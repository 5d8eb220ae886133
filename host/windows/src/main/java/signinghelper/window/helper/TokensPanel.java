package signinghelper.window.helper;

import signinghelper.check.Verdict;
import signinghelper.profile.Profile;
import signinghelper.protocol.Refusal;
import signinghelper.token.KeyFault;
import signinghelper.token.TokenFault;
import signinghelper.window.part.Column;
import signinghelper.window.part.EdgedPanel;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.TokenChooser;
import signinghelper.work.PluggedToken;
import signinghelper.work.PluggedTokens;

import java.awt.BorderLayout;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JTextArea;

/** Panel of the plugged-in U-Keys with their certificates. */
final class TokensPanel extends Column {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 8;
    private static final int SOON_DAYS = 30;

    private final transient HelperTexts texts;
    private final transient HelperActions actions;
    private transient Optional<PluggedTokens> shown = Optional.empty();
    private transient Optional<Refusal> shownRefusal = Optional.empty();
    private transient Optional<Profile> profile = Optional.empty();

    TokensPanel(HelperTexts texts, HelperActions actions) {
        this.texts = texts;
        this.actions = actions;
        stack(GAP, named(texts.words().get("helper.tokens.looking")));
    }

    /**
     * Shows the U-Keys; {@code now} is empty before the first listing.
     *
     * @param refused reason why they could not be listed
     * @param known profile, whose pages may be opened
     */
    void show(Optional<PluggedTokens> now, Optional<Refusal> refused, Optional<Profile> known) {
        if (now.equals(shown) && refused.equals(shownRefusal) && known.equals(profile)) {
            return;
        }
        shown = now;
        shownRefusal = refused;
        profile = known;
        removeAll();
        var tokens = now.orElse(PluggedTokens.NONE);
        tokens.tokens().forEach(this::add);
        tokens.unreadable().forEach(this::add);
        if (refused.isPresent()) {
            stack(GAP, named(texts.of(refused.get())));
        } else if (tokens.equals(PluggedTokens.NONE)) {
            stack(GAP, named(texts.words().get("helper.tokens.none")));
        }
        revalidate();
        repaint();
    }

    private void add(PluggedToken plugged) {
        stack(2 * GAP, PlainText.heading(TokenChooser.text(plugged.token(), texts.words())));
        ExpiryStrip.of(plugged, texts, profile, actions).ifPresent(strip -> stack(GAP, framed(strip)));
        var unreadable = plugged.unreadable();
        if (unreadable != null) {
            stack(GAP, new EdgedPanel(Verdict.FAIL, named(texts.of(unreadable))));
        } else if (plugged.certificates().isEmpty() && plugged.faults().isEmpty()) {
            stack(GAP, new EdgedPanel(Verdict.WARN, named(texts.words().get("helper.certificates.none"))));
        }
        plugged.certificates()
                .forEach(certificate -> stack(GAP, new EdgedPanel(verdict(certificate), named(texts.of(certificate)))));
        plugged.faults().stream()
                .map(KeyFault::code)
                .distinct()
                .forEach(code -> stack(GAP, new EdgedPanel(Verdict.WARN, named(texts.of(Refusal.of(code))))));
    }

    private void add(TokenFault slot) {
        stack(2 * GAP, new EdgedPanel(Verdict.FAIL, named(texts.of(slot.toRefusal()))));
    }

    /** Puts the part into another one, since a stack sets the border of its parts. */
    private static JPanel framed(JComponent part) {
        var frame = new JPanel(new BorderLayout());
        frame.add(part, BorderLayout.CENTER);
        return frame;
    }

    private static Verdict verdict(PluggedToken.Certificate certificate) {
        if (certificate.obstacle() != null) {
            return Verdict.FAIL;
        }
        return certificate.daysLeft() > SOON_DAYS ? Verdict.PASS : Verdict.WARN;
    }

    private JTextArea named(String lines) {
        var area = PlainText.paragraph("");
        PlainText.change(area, lines);
        area.getAccessibleContext().setAccessibleName(lines);
        area.setFocusable(false);
        return area;
    }
}
