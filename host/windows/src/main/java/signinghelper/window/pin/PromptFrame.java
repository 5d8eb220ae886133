package signinghelper.window.pin;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.guidance.VisibleText;
import signinghelper.session.Asker;
import signinghelper.window.part.Arming;
import signinghelper.window.part.EscapeKey;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.WindowIcon;
import signinghelper.window.part.Words;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Insets;
import java.awt.Rectangle;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import javax.swing.Box;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;

/** Common layout of all prompts: a question, a form, a button to continue and a button to cancel. */
final class PromptFrame {
    private static final int WIDTH = 480;
    /** Lines are longer and fewer where a window has little height. */
    private static final int LOW_WIDTH = 640;

    private static final int LIST_WIDTH = 800;
    /** The height of a screen below which a window takes little height. */
    private static final int LOW = 480;

    /** The same for a window with a list, which stands beside its facts then. */
    private static final int LOW_LIST = 600;

    private static final int GAP = 8;
    private static final int STEP = 40;
    private static final int MOST_REFITS = 3;

    private final JFrame frame;
    private final Words words;
    private String title;
    private final JButton confirm;
    private final JButton cancel;
    private final JLabel hint = PlainText.label("");
    private final ArmingListener onArming;
    private final InputGuard guard;
    private final PromptContent content;
    private Rectangle usable = new Rectangle();
    private Insets insets = new Insets(0, 0, 0, 0);
    private Dimension fitted = new Dimension();
    private int refits;
    private boolean isReady;
    private String ready;

    /** Listener for the moments at which keys and clicks begin or cease to count. */
    interface ArmingListener {
        /**
         * Shows {@code state}; {@code said} is the window's text for it, empty when keys count. Returns true if the
         * listener says the text itself.
         */
        boolean show(Arming.State state, String said);
    }

    /**
     * Builds the layout.
     *
     * @param key prefix of the text keys for title and confirming button
     * @param onCancel called for the button, Escape, and the closing of the window
     */
    PromptFrame(
            Words words,
            String key,
            QuestionPanel question,
            JComponent form,
            ArmingListener onArming,
            Runnable onConfirm,
            Runnable onCancel) {
        this.words = words;
        this.title = words.get(key + ".title");
        this.onArming = onArming;
        this.ready = words.get("arming.armed");
        this.frame = new JFrame();
        this.guard = new InputGuard(frame, this::show);
        this.confirm = PlainText.styled(PlainText.button(new JButton(), ""), "primary");
        this.cancel = PlainText.button(new JButton(), words.get("cancel"));
        setConfirm(words.get(key + ".ok"), key + ".ok");
        // Enter confirms in a PIN field only.
        confirm.setDefaultCapable(false);
        confirm.addActionListener(event -> onConfirm.run());
        cancel.addActionListener(event -> onCancel.run());
        this.content = new PromptContent(question, form, buttons());
        question.onResize(this::fit);
        frame.setContentPane(content);
        frame.setIconImages(WindowIcon.images());
        frame.setResizable(false);
        listen(onCancel);
    }

    private JPanel buttons() {
        var buttons = new JPanel(new FlowLayout(FlowLayout.TRAILING, 0, 0));
        buttons.add(confirm);
        buttons.add(Box.createHorizontalStrut(UIScale.scale(GAP)));
        buttons.add(cancel);
        var below = new JPanel(new BorderLayout(UIScale.scale(GAP), 0));
        below.add(hint, BorderLayout.CENTER);
        below.add(buttons, BorderLayout.LINE_END);
        return below;
    }

    private void listen(Runnable onCancel) {
        frame.setDefaultCloseOperation(JFrame.DO_NOTHING_ON_CLOSE);
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent event) {
                onCancel.run();
            }
        });
        // The edges of a window are known late, some time after it has come.
        frame.getRootPane().addComponentListener(new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent event) {
                refit();
            }
        });
        frame.addPropertyChangeListener("graphicsConfiguration", event -> refit());
        EscapeKey.runs(cancel, onCancel);
    }

    private void show(Arming.State state) {
        var said = words.ofArming(state);
        var isSaid = onArming.show(state, said);
        var hinted = state == Arming.State.WAITING ? words.get("arming.waiting.button") : said;
        hint.setText(isSaid || !confirm.isVisible() ? "" : VisibleText.of(hinted));
        // A reader says a changed description whole, so that who asks stands with what has the focus.
        frame.getAccessibleContext().setAccessibleDescription(said.isEmpty() ? ready : said);
        frame.setTitle(said.isEmpty() ? title : words.get("arming.title", title));
        confirm.setEnabled(isReady && guard.isOpen());
        if (state == Arming.State.ARMED) {
            frame.setAlwaysOnTop(false);
        }
    }

    /**
     * Opens on the screen of {@code asker}, in front of other windows. Until it was seen once, it stays above the
     * browser, which would hide it.
     *
     * @param place 0 for the middle; each further one leaves the title of the one before uncovered
     */
    void open(Asker asker, int place) {
        show(Arming.State.AWAY);
        usable = ScreenChoice.usable(asker);
        frame.addNotify();
        fit();
        ScreenChoice.place(frame, usable, place * UIScale.scale(STEP));
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

    /** Asks again; keys and clicks count once the user can have seen the new text. */
    void ask() {
        guard.ask();
    }

    /** Shows content that needs no consent; keys and clicks count at once. */
    void inform() {
        guard.rest();
    }

    /** Sets the height that its content needs, but never larger than its screen. */
    void fit() {
        refits = 0;
        fitNow();
    }

    private void fitNow() {
        if (!frame.isDisplayable()) {
            return;
        }
        if (frame.isShowing()) {
            usable = ScreenChoice.usable(frame.getGraphicsConfiguration());
        }
        insets = frame.getInsets();
        var isLow = usable.height < UIScale.scale(content.hasList() ? LOW_LIST : LOW);
        content.setLow(isLow);
        var wanted = content.hasList() ? LIST_WIDTH : isLow ? LOW_WIDTH : WIDTH;
        var width = Math.min(UIScale.scale(wanted), usable.width);
        var around = insets.top + insets.bottom + titleInside();
        var inside = content.heightAt(width - insets.left - insets.right);
        var height = Math.min(inside + around, usable.height);
        // Size and place at once: a window manager gives a window no size that leaves the screen in its old place.
        frame.setBounds(ScreenChoice.within(new Rectangle(frame.getX(), frame.getY(), width, height), usable));
        fitted = frame.getSize();
        frame.validate();
        lay();
    }

    /**
     * Fits again where edges, screen or size have become others than those that it was fitted to: the window manager's
     * answer to an earlier size may come after a later one. A manager that insists on its own size gets it.
     */
    private void refit() {
        if (frame.isShowing() && isOther() && refits < MOST_REFITS) {
            refits++;
            fitNow();
        } else if (frame.isShowing()) {
            lay();
        }
    }

    private void lay() {
        content.lay();
        content.showFocused();
    }

    private boolean isOther() {
        return !usable.equals(ScreenChoice.usable(frame.getGraphicsConfiguration()))
                || !insets.equals(frame.getInsets())
                || !fitted.equals(frame.getSize());
    }

    /** Returns the height of the title that the look and feel draws within the frame, as it does on Windows. */
    private int titleInside() {
        return frame.getRootPane().getPreferredSize().height - content.getPreferredSize().height;
    }

    void enableConfirm(boolean enabled) {
        isReady = enabled;
        confirm.setEnabled(enabled && guard.isOpen());
    }

    boolean canConfirm() {
        return confirm.isEnabled();
    }

    /** Sets the closing button. It is the only one where nothing can be confirmed; Enter presses it where it ends nothing. */
    void setCancel(String text, boolean isOnly, boolean isDefault) {
        cancel.setText(VisibleText.of(text));
        confirm.setVisible(!isOnly);
        frame.getRootPane().setDefaultButton(isDefault ? cancel : null);
    }

    /** Sets the description that a screen reader adds to the closing button. */
    void describeCancel(String text) {
        cancel.getAccessibleContext().setAccessibleDescription(text);
    }

    /** Sets what the window is for, in its title. */
    void setTitle(String text) {
        title = text;
        frame.setTitle(guard.isOpen() ? title : words.get("arming.title", title));
    }

    /** Lets a screen reader say {@code text} once keys count; none says the description of a list that has the focus. */
    void sayOnceReady(String text) {
        ready = text;
        if (guard.isOpen()) {
            frame.getAccessibleContext().setAccessibleDescription(text);
        }
    }

    /** Sets the button to continue, with the letter that {@code key} has. */
    void setConfirm(String text, String key) {
        confirm.setText(VisibleText.of(text));
        confirm.setMnemonic(words.mnemonic(key));
    }

    void focusCancel() {
        cancel.requestFocusInWindow();
    }

    void close() {
        guard.close();
        content.close();
        frame.dispose();
    }
}
