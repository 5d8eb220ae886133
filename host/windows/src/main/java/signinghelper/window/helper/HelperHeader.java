package signinghelper.window.helper;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.check.Verdict;
import signinghelper.guidance.VisibleText;
import signinghelper.window.part.Column;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.StatusIcon;
import signinghelper.window.part.Words;

import java.awt.BorderLayout;
import java.awt.FlowLayout;
import java.net.URI;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;

/** Header of the findings: the overall state in one line, and the button that checks again. */
final class HelperHeader extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int EDGE = 8;
    private static final int ICON = 32;

    private final transient Words words;
    private final JLabel verdict = PlainText.label("");
    private final JLabel progress = PlainText.label("");
    private final JButton again;
    private final JButton portal;
    private transient Optional<URI> address = Optional.empty();
    private boolean hadFocus;

    HelperHeader(HelperTexts texts, HelperActions actions) {
        super(new BorderLayout(UIScale.scale(12), 0));
        setBorder(BorderFactory.createEmptyBorder(0, UIScale.scale(EDGE), UIScale.scale(EDGE), UIScale.scale(EDGE)));
        this.words = texts.words();
        this.again = PlainText.button(new JButton(), words.get("helper.again"));
        again.setMnemonic(words.mnemonic("helper.again"));
        again.addActionListener(event -> actions.diagnose());
        this.portal = PlainText.styled(PlainText.button(new JButton(), words.get("helper.portal")), "primary");
        portal.addActionListener(event -> address.ifPresent(actions::browse));
        PlainText.styled(verdict, "display");
        verdict.setIconTextGap(UIScale.scale(EDGE));
        var lines = new Column();
        lines.stack(0, verdict);
        lines.stack(2, progress);
        add(lines, BorderLayout.CENTER);
        var buttons = new JPanel(new FlowLayout(FlowLayout.TRAILING, UIScale.scale(EDGE), 0));
        buttons.add(again);
        buttons.add(portal);
        var beside = new JPanel(new BorderLayout());
        beside.add(buttons, BorderLayout.SOUTH);
        add(beside, BorderLayout.LINE_END);
    }

    void show(HelperState state) {
        var worst = worst(state);
        verdict.setIcon(StatusIcon.of(worst, UIScale.scale(ICON)));
        verdict.setText(VisibleText.of(headline(state, worst)));
        progress.setText(VisibleText.of(
                words.get("helper.progress", state.checksDone(), state.checks().size())));
        address = Optional.of(state)
                .filter(known -> worst == Verdict.PASS)
                .flatMap(HelperState::profile)
                .map(profile -> profile.computer().time().portal());
        portal.setVisible(address.isPresent());
        enableAgain(!state.isDiagnosing());
    }

    /** An uncertain state is not reported as good, and while the diagnosis runs the state is uncertain. */
    private static Verdict worst(HelperState state) {
        if (state.count(Verdict.FAIL) > 0) {
            return Verdict.FAIL;
        }
        if (state.isDiagnosing()) {
            return Verdict.SKIPPED;
        }
        return state.count(Verdict.WARN) + state.count(Verdict.UNKNOWN) > 0 ? Verdict.WARN : Verdict.PASS;
    }

    private String headline(HelperState state, Verdict worst) {
        if (worst == Verdict.FAIL) {
            return words.get("helper.state.wrong", state.count(Verdict.FAIL));
        }
        if (state.isDiagnosing()) {
            return words.get("helper.state.running");
        }
        return worst == Verdict.PASS
                ? words.get("helper.state.fine")
                : words.get("helper.state.attention", state.count(Verdict.WARN) + state.count(Verdict.UNKNOWN));
    }

    /** A disabled button loses the focus; the focus is restored, so that the keyboard position stays. */
    private void enableAgain(boolean enabled) {
        if (again.isEnabled() && !enabled) {
            hadFocus = again.isFocusOwner();
        }
        var isBack = !again.isEnabled() && enabled && hadFocus;
        again.setEnabled(enabled);
        if (isBack) {
            again.requestFocusInWindow();
        }
    }
}
