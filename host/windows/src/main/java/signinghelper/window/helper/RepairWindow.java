package signinghelper.window.helper;

import signinghelper.check.Verdict;
import signinghelper.window.part.ConsentPanel;
import signinghelper.window.part.EscapeKey;

import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import javax.swing.JDialog;
import javax.swing.JFrame;

/** Dialogue of one repair, above the helper window; it blocks no other window. */
final class RepairWindow {
    private final HelperTexts texts;
    private final JDialog dialog;
    private final ConsentPanel panel;
    private Runnable onConfirm = () -> {};
    private boolean isWorking;

    RepairWindow(JFrame owner, HelperTexts texts) {
        this.texts = texts;
        this.dialog = new JDialog(owner, texts.words().get("repair.title"), false);
        this.panel = new ConsentPanel(texts.words(), () -> onConfirm.run(), this::close);
        dialog.setContentPane(panel);
        dialog.setDefaultCloseOperation(JDialog.DO_NOTHING_ON_CLOSE);
        dialog.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent event) {
                close();
            }
        });
        EscapeKey.runs(panel.closing(), this::close);
        dialog.getRootPane().setDefaultButton(panel.closing());
    }

    HelperTexts texts() {
        return texts;
    }

    void showWorking(String name, String lines) {
        isWorking = true;
        panel.showWorking(name, lines);
        open();
    }

    void ask(String name, String lines, String key, Runnable onConfirmed) {
        isWorking = false;
        onConfirm = onConfirmed;
        panel.ask(name, lines, key);
        open();
    }

    void showEnd(Verdict verdict, String lines) {
        isWorking = false;
        panel.showEnd(verdict, lines);
    }

    private void open() {
        if (!dialog.isVisible()) {
            dialog.pack();
            panel.fit();
            dialog.setLocationRelativeTo(dialog.getOwner());
            dialog.setVisible(true);
        }
    }

    boolean isOpen() {
        return dialog.isDisplayable();
    }

    void toFront() {
        dialog.toFront();
    }

    /** Stays open during a change, which would otherwise continue unseen. */
    private void close() {
        if (!isWorking) {
            dialog.dispose();
        }
    }
}
