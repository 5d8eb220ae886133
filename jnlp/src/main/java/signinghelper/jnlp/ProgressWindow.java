package signinghelper.jnlp;

import org.jspecify.annotations.Nullable;
import signinghelper.installation.Step;

import java.awt.Image;
import java.awt.datatransfer.StringSelection;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.swing.ImageIcon;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;

/**
 * Shows the steps and, where one fails, why. It may be closed at any time: an installation that is cut short has changed
 * nothing, or the next one completes it.
 */
final class ProgressWindow implements View {
    private static final List<Integer> ICON_SIZES = List.of(16, 32, 48, 64);
    private static final String ICON = JarPayload.resourceOf("signing-helper.png");

    private final Locale locale;
    private final JFrame frame;
    private final ProgressPanel panel;
    private final JButton cancel;

    private ProgressWindow(Locale locale) {
        this.locale = locale;
        frame = new JFrame(Words.TITLE.in(locale));
        var icon = icon();
        panel = new ProgressPanel(locale, icon);
        cancel = new JButton(Words.CANCEL.in(locale));
        cancel.addActionListener(pressed -> System.exit(1));
        if (icon != null) {
            // Smaller than its real size: drawn at twice the size, it would be too large to be accepted.
            frame.setIconImages(ICON_SIZES.stream()
                    .map(side -> icon.getScaledInstance(side, side, Image.SCALE_SMOOTH))
                    .toList());
        }
    }

    private static @Nullable Image icon() {
        var icon = ProgressWindow.class.getClassLoader().getResource(ICON);
        return icon == null ? null : new ImageIcon(icon).getImage();
    }

    static ProgressWindow open(Locale locale) throws InterruptedException {
        var opened = new CompletableFuture<ProgressWindow>();
        try {
            SwingUtilities.invokeAndWait(() -> {
                DesktopsLook.use();
                var window = new ProgressWindow(locale);
                window.show();
                opened.complete(window);
            });
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        }
        return opened.join();
    }

    private void show() {
        panel.work(Step.CLEAN_UP, cancel);
        frame.setContentPane(panel);
        frame.setDefaultCloseOperation(WindowConstants.EXIT_ON_CLOSE);
        frame.pack();
        frame.setLocationRelativeTo(null);
        frame.setVisible(true);
    }

    @Override
    public void begin(Step step) {
        SwingUtilities.invokeLater(() -> panel.work(step, cancel));
    }

    @Override
    public boolean failed(Words why, Optional<Path> log) throws InterruptedException {
        var answer = new CompletableFuture<Boolean>();
        SwingUtilities.invokeLater(() -> {
            var again = button(Words.TRY_AGAIN, answer, true);
            var close = button(Words.CLOSE, answer, false);
            var buttons = new ArrayList<JButton>();
            log.map(this::copying).ifPresent(buttons::add);
            buttons.addAll(List.of(again, close));
            panel.fail(
                    why.in(locale)
                            + log.map(file -> "\n\n" + Words.LOG.in(locale) + "\n" + file)
                                    .orElse(""),
                    buttons);
            close.registerKeyboardAction(
                    pressed -> close.doClick(),
                    KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
                    JComponent.WHEN_IN_FOCUSED_WINDOW);
            frame.getRootPane().setDefaultButton(again);
            frame.pack();
            frame.toFront();
            again.requestFocusInWindow();
        });
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Creates the button that copies the whole log to the clipboard, for a message to a support desk. */
    private JButton copying(Path log) {
        var button = new JButton(Words.COPY.in(locale));
        button.addActionListener(pressed -> {
            try {
                var content = new StringSelection(Files.readString(log));
                frame.getToolkit().getSystemClipboard().setContents(content, content);
                button.setText(Words.COPIED.in(locale));
            } catch (IOException e) {
                System.getLogger(ProgressWindow.class.getName()).log(Level.WARNING, "cannot read the log", e);
            }
        });
        return button;
    }

    private JButton button(Words words, CompletableFuture<Boolean> answer, boolean value) {
        var button = new JButton(words.in(locale));
        button.addActionListener(pressed -> answer.complete(value));
        return button;
    }

    @Override
    public boolean hasScreen() {
        return true;
    }
}
