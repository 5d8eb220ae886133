package signinghelper.window.pin;

import signinghelper.window.part.Arming;

import java.awt.KeyEventDispatcher;
import java.awt.KeyboardFocusManager;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import javax.swing.Timer;

/**
 * Guard that ignores keys and clicks in a window while {@link Arming} says that they cannot be intended. Closing the
 * window by its title bar always works.
 */
final class InputGuard {
    private final JFrame frame;
    private final Consumer<Arming.State> onChange;
    private final Arming arming = new Arming();
    private final KeyEventDispatcher keys = this::swallows;
    private final JPanel pane = new JPanel();
    private final Timer timer = new Timer(0, event -> change(() -> arming.look(now())));
    private boolean isOff;

    /** Guards {@code frame} from its opening on; {@code onChange} receives each state. */
    InputGuard(JFrame frame, Consumer<Arming.State> onChange) {
        this.frame = frame;
        this.onChange = onChange;
        timer.setRepeats(false);
        pane.setOpaque(false);
        pane.addMouseListener(new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent event) {
                if (isAtPinField(event)) {
                    change(() -> arming.click(now()));
                }
            }
        });
        frame.setGlassPane(pane);
        pane.setVisible(true);
        var focus = new WindowAdapter() {
            @Override
            public void windowGainedFocus(WindowEvent event) {
                change(() -> arming.gainFocus(now()));
            }

            @Override
            public void windowLostFocus(WindowEvent event) {
                change(arming::loseFocus);
            }
        };
        frame.addWindowFocusListener(focus);
        KeyboardFocusManager.getCurrentKeyboardFocusManager().addKeyEventDispatcher(keys);
    }

    private static long now() {
        return System.nanoTime();
    }

    /** Guards the answer to a question that is asked now. */
    void ask() {
        isOff = false;
        change(() -> arming.ask(now()));
        tell();
    }

    /** Guards nothing until {@link #ask}: no consent is asked for. */
    void rest() {
        isOff = true;
        tell();
    }

    void close() {
        timer.stop();
        KeyboardFocusManager.getCurrentKeyboardFocusManager().removeKeyEventDispatcher(keys);
    }

    /** Returns true if keys and clicks count. */
    boolean isOpen() {
        return isOff || arming.state() == Arming.State.ARMED;
    }

    private boolean swallows(KeyEvent event) {
        if (isOff || SwingUtilities.getRoot(event.getComponent()) != frame) {
            return false;
        }
        if (event.getID() == KeyEvent.KEY_RELEASED) {
            return !isOpen();
        }
        change(() -> arming.key(now()));
        return !isOpen();
    }

    private boolean isAtPinField(MouseEvent event) {
        var content = frame.getContentPane();
        var place = SwingUtilities.convertPoint(pane, event.getPoint(), content);
        return SwingUtilities.getDeepestComponentAt(content, place.x, place.y) instanceof PinField;
    }

    /**
     * The timer runs once for the whole time. Every key that was pressed before its end is thus ahead of it in the
     * event queue, even if the queue is delayed.
     */
    private void change(Runnable change) {
        var before = arming.state();
        change.run();
        timer.stop();
        if (arming.isDue()) {
            var left = Math.max(0, arming.remaining(now()));
            timer.setInitialDelay((int) TimeUnit.NANOSECONDS.toMillis(left) + 1);
            timer.start();
        }
        if (before != arming.state()) {
            tell();
        }
    }

    private void tell() {
        pane.setVisible(!isOpen());
        onChange.accept(isOff ? Arming.State.ARMED : arming.state());
    }
}
