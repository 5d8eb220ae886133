package signinghelper.window.preview;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;

import java.awt.FlowLayout;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.KeyStroke;

/** Bar above a document's pages or text that leads to the files before and after it. */
final class FileBar extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 8;

    /** @param leave closes what is shown, before another file is */
    FileBar(FileSteps steps, Words words, Runnable leave) {
        super(new FlowLayout(FlowLayout.LEADING, UIScale.scale(GAP), UIScale.scale(GAP / 2)));
        add(PlainText.styled(PlainText.label(words.get("preview.file", steps.place(), steps.count())), "strong"));
        add(button(words.get("preview.file.previous"), KeyEvent.VK_LEFT, steps.previous(), leave));
        add(button(words.get("preview.file.next"), KeyEvent.VK_RIGHT, steps.next(), leave));
    }

    private JButton button(String name, int key, Optional<Runnable> step, Runnable leave) {
        var button = PlainText.button(new JButton(), name);
        button.setEnabled(step.isPresent());
        step.ifPresent(then -> button.addActionListener(event -> {
            leave.run();
            then.run();
        }));
        registerKeyboardAction(
                event -> button.doClick(),
                KeyStroke.getKeyStroke(key, InputEvent.ALT_DOWN_MASK),
                WHEN_IN_FOCUSED_WINDOW);
        return button;
    }
}
