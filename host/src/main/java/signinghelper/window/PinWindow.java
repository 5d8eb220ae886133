package signinghelper.window;

import signinghelper.prompt.PinQuestion;
import signinghelper.token.Pin;
import signinghelper.token.PinState;
import signinghelper.token.SigningKey;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.KeyStroke;

/** Asks for the PIN of a U-Key. Lives in the event thread; tells what the person did through {@code entries}. */
final class PinWindow {
    private final JFrame frame;
    private final Words words;
    private final Consumer<PinEntry> entries;
    private final KeyChooser chooser;
    private final PinForm form;
    private final JButton confirm;
    private final JButton cancel;
    private final Map<String, PinState> states = new HashMap<>();

    PinWindow(PinQuestion question, Consumer<PinEntry> entries) {
        this.words = new Words(question.language());
        this.entries = entries;
        this.chooser = new KeyChooser(question.keys(), words, this::showState);
        this.form = new PinForm(words, this::enableConfirm, this::submit);
        this.confirm = PlainText.button(new JButton(), words.get("ok"));
        this.cancel = PlainText.button(new JButton(), words.get("cancel"));
        this.frame = new JFrame(words.get("title"));
        question.keys().forEach(key -> states.put(identity(key), key.token().pinState()));
        lay(question);
        connect();
    }

    /** To the front and above the browser, which hides it otherwise. */
    void open() {
        showState(chooser.chosen());
        frame.setLocationRelativeTo(null);
        frame.setAlwaysOnTop(true);
        frame.setVisible(true);
        frame.toFront();
        focus();
    }

    void close() {
        form.wipe();
        frame.dispose();
    }

    void showWorking() {
        form.showWorking();
        chooser.setEnabled(false);
        confirm.setEnabled(false);
        frame.pack();
    }

    /** The PIN was wrong; {@code state} is what the U-Key says now. */
    void showWrong(SigningKey key, PinState state) {
        states.put(identity(key), state);
        chooser.setEnabled(true);
        showState(chooser.chosen());
        if (!state.locked()) {
            form.showWrong(state);
        }
        frame.pack();
        frame.toFront();
        focus();
    }

    private void showState(SigningKey key) {
        var state = states.getOrDefault(identity(key), key.token().pinState());
        form.show(state);
        cancel.setText(words.get(state.locked() ? "close" : "cancel"));
        frame.getRootPane().setDefaultButton(state.locked() ? cancel : confirm);
        enableConfirm();
        frame.pack();
    }

    private void focus() {
        if (!form.focus()) {
            cancel.requestFocusInWindow();
        }
    }

    private void enableConfirm() {
        confirm.setEnabled(form.isReady());
    }

    private void submit() {
        if (!confirm.isEnabled()) {
            return;
        }
        var typed = form.takePin();
        if (Pin.isAcceptable(typed)) {
            showWorking();
            entries.accept(new PinEntry(chooser.chosen(), new Pin(typed)));
        } else {
            java.util.Arrays.fill(typed, '\0');
            form.showUnacceptable();
            frame.pack();
        }
    }

    private void giveUp() {
        entries.accept(new PinEntry(chooser.chosen(), null));
    }

    /** One counter for a whole U-Key, whichever of its keys is chosen. */
    private static String identity(SigningKey key) {
        return key.token().driver() + "\n" + key.token().reference();
    }

    private void lay(PinQuestion question) {
        var content = new JPanel(new BorderLayout(0, 12));
        content.setBorder(BorderFactory.createEmptyBorder(16, 20, 16, 20));
        content.add(new QuestionPanel(question, words, chooser), BorderLayout.NORTH);
        content.add(form, BorderLayout.CENTER);
        var buttons = new JPanel(new FlowLayout(FlowLayout.TRAILING, 8, 0));
        buttons.add(confirm);
        buttons.add(cancel);
        content.add(buttons, BorderLayout.SOUTH);
        frame.setContentPane(content);
        frame.setMinimumSize(new Dimension(480, 0));
        frame.setResizable(false);
    }

    private void connect() {
        frame.setDefaultCloseOperation(JFrame.DO_NOTHING_ON_CLOSE);
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent event) {
                giveUp();
            }
        });
        confirm.setMnemonic(words.mnemonic("ok"));
        confirm.addActionListener(event -> submit());
        cancel.addActionListener(event -> giveUp());
        frame.getRootPane()
                .registerKeyboardAction(
                        event -> giveUp(),
                        KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
                        JComponent.WHEN_IN_FOCUSED_WINDOW);
    }
}
