package signinghelper.window.pin;

import signinghelper.session.Asker;
import signinghelper.window.part.Arming;
import signinghelper.window.part.Words;

import java.awt.BorderLayout;
import java.awt.Container;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JPasswordField;
import javax.swing.SwingUtilities;

/**
 * Stand-in for a prompt's frame, without a screen: drawn into memory, and confirmed with the PIN once it is open.
 *
 * <p>It has no class or lambda of its own, which the list would name and the program has not.
 */
final class PromptFrame implements Runnable {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 480;

    private final JPanel all = new JPanel(new BorderLayout());
    private final PromptContent content;
    private final JComponent form;
    private final Runnable onConfirm;
    private final ArmingListener onArming;

    interface ArmingListener {
        boolean show(Arming.State state, String said);
    }

    PromptFrame(
            Words words,
            String key,
            QuestionPanel question,
            JComponent form,
            ArmingListener onArming,
            Runnable onConfirm,
            Runnable onCancel) {
        this.form = form;
        this.onConfirm = onConfirm;
        this.onArming = onArming;
        var buttons = new JPanel();
        buttons.add(new JButton(words.get("cancel")));
        content = new PromptContent(question, form, buttons);
        all.add(content);
    }

    void open(Asker asker, int place) {
        onArming.show(Arming.State.ARMED, "");
        fit();
        all.paint(new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB).createGraphics());
        SwingUtilities.invokeLater(this);
    }

    /** Types the PIN, and a new one where it is asked for. */
    @Override
    public void run() {
        var pin = System.getProperty("replay.pin", "");
        var fields = fields(form, new ArrayList<>());
        for (int field = 0; field < fields.size(); field++) {
            fields.get(field).setText(field == 0 ? pin : pin + pin);
        }
        onConfirm.run();
    }

    private static List<JPasswordField> fields(Container container, List<JPasswordField> found) {
        for (var part : container.getComponents()) {
            if (part instanceof JPasswordField field) {
                found.add(field);
            } else if (part instanceof Container inner) {
                fields(inner, found);
            }
        }
        return found;
    }

    void hide() {}

    void show() {}

    void ask() {}

    void inform() {}

    void fit() {
        content.setLow(false);
        content.heightAt(WIDTH);
        all.setSize(WIDTH, HEIGHT);
        all.doLayout();
        content.lay();
    }

    void enableConfirm(boolean enabled) {}

    boolean canConfirm() {
        return true;
    }

    void setCancel(String text, boolean isOnly, boolean isDefault) {}

    void describeCancel(String text) {}

    void setConfirm(String text, String key) {}

    void sayOnceReady(String text) {}

    void setTitle(String text) {}

    void focusCancel() {}

    void close() {
        content.close();
    }
}
