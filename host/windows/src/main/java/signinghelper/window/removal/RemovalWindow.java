package signinghelper.window.removal;

import signinghelper.check.Verdict;
import signinghelper.window.part.ConsentPanel;
import signinghelper.window.part.EscapeKey;
import signinghelper.window.part.WindowIcon;
import signinghelper.window.part.Words;

import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.function.Consumer;
import javax.swing.JFrame;

/** The window of an uninstallation. Lives in the event thread. */
final class RemovalWindow {

    /** Action of the user. */
    enum Event {
        AGREED,
        CLOSED
    }

    private final Words words;
    private final Consumer<Event> events;
    private final JFrame frame;
    private final ConsentPanel panel;
    private boolean isWorking;

    RemovalWindow(Words words, Consumer<Event> events) {
        this.words = words;
        this.events = events;
        this.frame = new JFrame(words.get("removal.title"));
        this.panel = new ConsentPanel(words, this::agree, this::close);
        frame.setIconImages(WindowIcon.images());
        frame.setContentPane(panel);
        frame.setDefaultCloseOperation(JFrame.DO_NOTHING_ON_CLOSE);
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent event) {
                close();
            }
        });
        EscapeKey.runs(panel.closing(), this::close);
        frame.getRootPane().setDefaultButton(panel.closing());
    }

    void ask(String lines) {
        panel.ask(words.get("removal.heading"), lines, "removal.ok");
        frame.pack();
        panel.fit();
        frame.setLocationRelativeTo(null);
        frame.setVisible(true);
        frame.toFront();
        panel.closing().requestFocusInWindow();
    }

    private void agree() {
        isWorking = true;
        panel.showWorking(words.get("removal.heading"), words.get("removal.working"));
        events.accept(Event.AGREED);
    }

    void showEnd(Verdict verdict, String lines) {
        isWorking = false;
        panel.showEnd(verdict, lines);
    }

    /** Stays open during the removal, which would otherwise continue unseen. */
    private void close() {
        if (!isWorking) {
            frame.dispose();
            events.accept(Event.CLOSED);
        }
    }
}
