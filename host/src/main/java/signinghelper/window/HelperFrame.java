package signinghelper.window;

import signinghelper.check.Finding;
import signinghelper.guidance.Language;
import signinghelper.guidance.VisibleText;
import signinghelper.prompt.PluggedToken;
import signinghelper.protocol.Refusal;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.GraphicsEnvironment;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;

/** What the helper window looks like. Another language lays it out anew from what it has been told so far. */
final class HelperFrame {
    private static final int HEIGHT = 720;
    private static final int SCROLL_STEP = 24;

    private final JFrame frame = new JFrame();
    private final List<String> checks;
    private final Runnable onEnd;
    private final JButton again = PlainText.button(new JButton(), "");
    private final JButton change = PlainText.button(new JButton(), "");
    private final JButton otherLanguage = PlainText.button(new JButton(), "");
    private final JButton close = PlainText.button(new JButton(), "");
    private final List<Finding> findings = new ArrayList<>();
    private List<PluggedToken> tokens = List.of();
    private Optional<Refusal> tokensRefused = Optional.empty();
    private Optional<Refusal> said = Optional.empty();
    private boolean hasLooked;
    private boolean isDiagnosing;

    private HelperTexts texts;
    private JLabel state = PlainText.label("");
    private JTextArea message = PlainText.strong("");
    private FindingsPanel findingsPanel;
    private TokensPanel tokensPanel;

    HelperFrame(HelperTexts texts, List<String> checks, Runnable onAgain, Runnable onChange, Runnable onEnd) {
        this.texts = texts;
        this.checks = checks;
        this.onEnd = onEnd;
        this.findingsPanel = new FindingsPanel(checks, texts);
        this.tokensPanel = new TokensPanel(texts);
        again.addActionListener(event -> onAgain.run());
        change.addActionListener(event -> onChange.run());
        otherLanguage.addActionListener(event -> speak(this.texts.inOtherLanguage()));
        close.addActionListener(event -> onEnd.run());
        listen();
        lay();
    }

    private void listen() {
        frame.setDefaultCloseOperation(JFrame.DO_NOTHING_ON_CLOSE);
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent event) {
                onEnd.run();
            }
        });
        frame.addWindowFocusListener(new WindowAdapter() {
            @Override
            public void windowLostFocus(WindowEvent event) {
                frame.setAlwaysOnTop(false);
            }
        });
        frame.getRootPane()
                .registerKeyboardAction(
                        event -> onEnd.run(),
                        KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
                        JComponent.WHEN_IN_FOCUSED_WINDOW);
        frame.setIconImages(WindowIcon.images());
    }

    private void speak(HelperTexts other) {
        texts = other;
        lay();
        frame.validate();
        frame.repaint();
        otherLanguage.requestFocusInWindow();
    }

    private void lay() {
        var words = texts.words();
        frame.setTitle(VisibleText.of(words.get("helper.title")));
        findingsPanel = new FindingsPanel(checks, texts);
        tokensPanel = new TokensPanel(texts);
        state = PlainText.label("");
        message = PlainText.strong("");
        name(again, "helper.again");
        name(change, "helper.change");
        name(otherLanguage, "helper.language");
        name(close, "helper.close");
        var content = new JPanel(new BorderLayout(0, 12));
        content.setBorder(BorderFactory.createEmptyBorder(16, 20, 16, 20));
        content.add(top(), BorderLayout.NORTH);
        content.add(middle(), BorderLayout.CENTER);
        content.add(buttons(), BorderLayout.SOUTH);
        frame.setContentPane(content);
        findings.forEach(findingsPanel::add);
        showTokens();
        showState();
        say(said);
    }

    private void name(JButton button, String key) {
        button.setText(VisibleText.of(texts.words().get(key)));
        button.setMnemonic(texts.words().mnemonic(key));
    }

    private JComponent top() {
        var top = new Column();
        top.stack(0, PlainText.heading(texts.words().get("helper.heading")));
        top.stack(4, PlainText.label(texts.version()), state, message);
        return top;
    }

    private JComponent middle() {
        var all = new ScrolledColumn();
        all.stack(0, PlainText.heading(texts.words().get("helper.tokens")));
        all.stack(6, tokensPanel);
        all.stack(16, PlainText.heading(texts.words().get("helper.findings")));
        all.stack(6, findingsPanel);
        var scroll = new JScrollPane(all);
        scroll.setBorder(null);
        scroll.setHorizontalScrollBarPolicy(JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        scroll.getVerticalScrollBar().setUnitIncrement(SCROLL_STEP);
        return scroll;
    }

    private JPanel buttons() {
        var buttons = new JPanel(new FlowLayout(FlowLayout.TRAILING, 8, 0));
        List.of(again, change, otherLanguage, close).forEach(buttons::add);
        return buttons;
    }

    /** As tall as it may be on this screen, since more is to come. */
    void open() {
        frame.pack();
        var screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
        frame.setSize(new Dimension(Math.min(frame.getWidth(), screen.width), Math.min(HEIGHT, screen.height)));
        frame.setLocationRelativeTo(null);
        frame.setVisible(true);
        toFront();
        again.requestFocusInWindow();
    }

    /** Above the browser, which hides it otherwise, until the person turns to another window. */
    void toFront() {
        frame.setExtendedState(frame.getExtendedState() & ~JFrame.ICONIFIED);
        frame.setAlwaysOnTop(true);
        frame.toFront();
        frame.requestFocus();
    }

    void close() {
        frame.dispose();
    }

    Language language() {
        return texts.language();
    }

    void beginDiagnosis() {
        isDiagnosing = true;
        findings.clear();
        findingsPanel.clear();
        showState();
    }

    void add(Finding finding) {
        findings.add(finding);
        findingsPanel.add(finding);
        showState();
    }

    void endDiagnosis() {
        isDiagnosing = false;
        showState();
    }

    private void showState() {
        var words = texts.words();
        var wrong = findings.stream().filter(finding -> finding.code() != null).count();
        if (isDiagnosing) {
            var done = findings.stream().map(Finding::check).distinct().count();
            state.setText(words.get("helper.state.running", done, checks.size()));
        } else {
            state.setText(wrong == 0 ? words.get("helper.state.fine") : words.get("helper.state.wrong", wrong));
        }
        again.setEnabled(!isDiagnosing);
    }

    void show(List<PluggedToken> now, Optional<Refusal> refused) {
        hasLooked = true;
        tokens = now;
        tokensRefused = refused;
        showTokens();
    }

    private void showTokens() {
        if (hasLooked) {
            tokensPanel.show(tokens, tokensRefused);
        }
    }

    void enableChange(boolean enabled) {
        change.setEnabled(enabled);
    }

    /** What came of the change of a PIN. */
    void say(Optional<Refusal> refusal) {
        said = refusal;
        PlainText.change(message, refusal.map(texts::of).orElse(""));
        message.setVisible(refusal.isPresent());
        frame.validate();
    }
}
