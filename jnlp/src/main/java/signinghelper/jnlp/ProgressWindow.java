package signinghelper.jnlp;

import signinghelper.installation.Step;

import java.awt.BorderLayout;
import java.awt.FlowLayout;
import java.awt.Font;
import java.awt.Image;
import java.awt.datatransfer.StringSelection;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.swing.BorderFactory;
import javax.swing.ImageIcon;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import javax.swing.UnsupportedLookAndFeelException;
import javax.swing.WindowConstants;

/**
 * Shows the steps and, where one fails, why. It may be closed at any time: an installation that is cut short has changed
 * nothing, or the next one completes it.
 */
final class ProgressWindow implements View {
    /** Size of the text, in columns and rows, so that it grows with the font. */
    private static final int COLUMNS = 34;

    private static final int ROWS = 7;
    private static final List<Integer> ICON_SIZES = List.of(16, 32, 48, 64);
    private static final String ICON = JarPayload.resourceOf("signing-helper.png");
    private static final int MARGIN = 16;
    private static final List<Step> STEPS = List.of(Step.values());

    private final Locale locale;
    private final JFrame frame;
    private final JTextArea text = new JTextArea(ROWS, COLUMNS);
    private final JProgressBar bar = new JProgressBar(0, STEPS.size());
    private final JPanel buttons = new JPanel(new FlowLayout(FlowLayout.TRAILING));

    private ProgressWindow(Locale locale) {
        this.locale = locale;
        frame = new JFrame(Words.TITLE.in(locale));
    }

    static ProgressWindow open(Locale locale) throws InterruptedException {
        var opened = new CompletableFuture<ProgressWindow>();
        try {
            SwingUtilities.invokeAndWait(() -> {
                useSystemLook();
                var window = new ProgressWindow(locale);
                window.lay();
                opened.complete(window);
            });
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        }
        return opened.join();
    }

    private static void useSystemLook() {
        try {
            UIManager.setLookAndFeel(UIManager.getSystemLookAndFeelClassName());
        } catch (ReflectiveOperationException | UnsupportedLookAndFeelException e) {
            System.getLogger(ProgressWindow.class.getName()).log(Level.INFO, "Java's own look", e);
        }
    }

    private void lay() {
        text.setEditable(false);
        text.setOpaque(false);
        text.setLineWrap(true);
        // Chinese has no spaces to break lines at.
        text.setWrapStyleWord(!locale.getLanguage().equals("zh"));
        text.setFont(new Font(
                Font.SANS_SERIF, Font.PLAIN, UIManager.getFont("Label.font").getSize()));
        text.setForeground(UIManager.getColor("Label.foreground"));
        // It takes the focus, to be read and copied, and nothing can be typed.
        text.setCaretColor(UIManager.getColor("Panel.background"));
        text.getAccessibleContext().setAccessibleName(Words.TITLE.in(locale));
        say(Words.PREPARING.in(locale));
        var content = new JPanel(new BorderLayout(0, MARGIN));
        content.setBorder(BorderFactory.createEmptyBorder(MARGIN, MARGIN, MARGIN, MARGIN));
        content.add(bar, BorderLayout.NORTH);
        content.add(text, BorderLayout.CENTER);
        content.add(buttons, BorderLayout.SOUTH);
        var icon = ProgressWindow.class.getClassLoader().getResource(ICON);
        if (icon != null) {
            // Smaller than its real size: drawn at twice the size, it would be too large to be accepted.
            var image = new ImageIcon(icon).getImage();
            frame.setIconImages(ICON_SIZES.stream()
                    .map(side -> image.getScaledInstance(side, side, Image.SCALE_SMOOTH))
                    .toList());
        }
        frame.setContentPane(content);
        frame.setDefaultCloseOperation(WindowConstants.EXIT_ON_CLOSE);
        frame.pack();
        frame.setLocationRelativeTo(null);
        frame.setVisible(true);
    }

    /**
     * Shows the lines and tells screen readers: a screen reader speaks when the name of the current step has changed.
     */
    private void say(String lines) {
        text.setText(lines);
        text.setCaretPosition(0);
        bar.getAccessibleContext().setAccessibleName(lines);
    }

    @Override
    public void begin(Step step) {
        SwingUtilities.invokeLater(() -> {
            bar.setValue(STEPS.indexOf(step));
            say(Words.of(step).in(locale));
        });
    }

    @Override
    public boolean failed(Words why, Optional<Path> log) throws InterruptedException {
        var answer = new CompletableFuture<Boolean>();
        SwingUtilities.invokeLater(() -> {
            say(why.in(locale)
                    + log.map(file -> "\n\n" + Words.LOG.in(locale) + "\n" + file)
                            .orElse(""));
            var again = button(Words.TRY_AGAIN, answer, true);
            var close = button(Words.CLOSE, answer, false);
            log.map(this::copying).ifPresent(buttons::add);
            buttons.add(again);
            buttons.add(close);
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
        } finally {
            SwingUtilities.invokeLater(this::removeButtons);
        }
    }

    private void removeButtons() {
        buttons.removeAll();
        buttons.revalidate();
        buttons.repaint();
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
