package signinghelper.window;

import signinghelper.guidance.VisibleText;
import signinghelper.session.Asker;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.KeyStroke;

/** What all prompts look like: a question, a form, one button that goes on and one that does not. */
final class PromptFrame {
    private final JFrame frame;
    private final Words words;
    private final String title;
    private final JButton confirm;
    private final JButton cancel;
    private final JLabel hint = PlainText.label("");
    private final ArmingListener onArming;
    private final InputGuard guard;
    private boolean isReady;

    /** Listener for the moments at which keys and clicks begin or cease to count. */
    interface ArmingListener {
        /** Shows {@code state}; {@code said} is the window's word on it, empty when keys count. */
        void show(Arming.State state, String said);
    }

    /**
     * Puts the parts together.
     *
     * @param key what the words of title and confirming button begin with
     * @param onCancel the button, Escape or the closing of the window
     */
    PromptFrame(
            Words words,
            String key,
            JComponent question,
            JComponent form,
            ArmingListener onArming,
            Runnable onConfirm,
            Runnable onCancel) {
        this.words = words;
        this.title = words.get(key + ".title");
        this.onArming = onArming;
        this.frame = new JFrame();
        this.guard = new InputGuard(frame, this::show);
        this.confirm = PlainText.button(new JButton(), "");
        this.cancel = PlainText.button(new JButton(), words.get("cancel"));
        setConfirm(key + ".ok");
        // Enter confirms in a PIN field only.
        confirm.setDefaultCapable(false);
        confirm.addActionListener(event -> onConfirm.run());
        cancel.addActionListener(event -> onCancel.run());
        lay(question, form);
        listen(onCancel);
    }

    private void lay(JComponent question, JComponent form) {
        var content = new JPanel(new BorderLayout(0, 12));
        content.setBorder(BorderFactory.createEmptyBorder(16, 20, 16, 20));
        content.add(question, BorderLayout.NORTH);
        content.add(form, BorderLayout.CENTER);
        var buttons = new JPanel(new FlowLayout(FlowLayout.TRAILING, 0, 0));
        buttons.add(confirm);
        buttons.add(Box.createHorizontalStrut(8));
        buttons.add(cancel);
        var below = new JPanel(new BorderLayout(8, 0));
        below.add(hint, BorderLayout.CENTER);
        below.add(buttons, BorderLayout.LINE_END);
        content.add(below, BorderLayout.SOUTH);
        frame.setContentPane(content);
        frame.setIconImages(WindowIcon.images());
        frame.setMinimumSize(new Dimension(480, 0));
        frame.setResizable(false);
    }

    private void listen(Runnable onCancel) {
        frame.setDefaultCloseOperation(JFrame.DO_NOTHING_ON_CLOSE);
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent event) {
                onCancel.run();
            }
        });
        frame.getRootPane()
                .registerKeyboardAction(
                        event -> onCancel.run(),
                        KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
                        JComponent.WHEN_IN_FOCUSED_WINDOW);
    }

    private void show(Arming.State state) {
        var said = words.ofArming(state);
        hint.setText(VisibleText.of(said));
        frame.getAccessibleContext().setAccessibleDescription(said);
        frame.setTitle(said.isEmpty() ? title : words.get("arming.title", title));
        confirm.setEnabled(isReady && guard.isOpen());
        onArming.show(state, said);
        if (state == Arming.State.ARMED) {
            frame.setAlwaysOnTop(false);
        }
    }

    /** On the screen of {@code asker}, in front and, until seen once, above the browser, which hides it otherwise. */
    void open(Asker asker) {
        show(Arming.State.AWAY);
        fit();
        ScreenChoice.centre(frame, asker);
        frame.setAlwaysOnTop(true);
        frame.setVisible(true);
        frame.toFront();
    }

    void hide() {
        frame.setVisible(false);
    }

    void show() {
        frame.setVisible(true);
    }

    /** Asks anew; keys and clicks count once its user can have seen what it says now. */
    void ask() {
        guard.ask();
    }

    /** Shows what needs no consent; keys and clicks count at once. */
    void inform() {
        guard.rest();
    }

    /** To what it says now. A wrapped text knows its height only once it has its width, so twice. */
    void fit() {
        frame.pack();
        frame.pack();
    }

    void enableConfirm(boolean enabled) {
        isReady = enabled;
        confirm.setEnabled(enabled && guard.isOpen());
    }

    boolean canConfirm() {
        return confirm.isEnabled();
    }

    /** Where there is nothing to confirm, Enter closes. */
    void setCancel(String text, boolean isDefault) {
        cancel.setText(VisibleText.of(text));
        frame.getRootPane().setDefaultButton(isDefault ? cancel : null);
    }

    /** What the button that goes on says, as {@code key} names it. */
    void setConfirm(String key) {
        confirm.setText(VisibleText.of(words.get(key)));
        confirm.setMnemonic(words.mnemonic(key));
    }

    void focusCancel() {
        cancel.requestFocusInWindow();
    }

    void close() {
        guard.close();
        frame.dispose();
    }
}
