package signinghelper.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.swing.JFrame;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/** An editor that a user types in; the typed text is in a file. */
final class OtherWindow {
    static final String TITLE = "other window";

    private OtherWindow() {}

    /** {@code FILE} that takes what is typed. */
    public static void main(String[] arguments) {
        SwingUtilities.invokeLater(() -> open(Path.of(arguments[0])));
    }

    private static void open(Path file) {
        var frame = new JFrame(TITLE);
        var area = new JTextArea(10, 40);
        area.getDocument().addDocumentListener(new DocumentListener() {
            @Override
            public void insertUpdate(DocumentEvent event) {
                try {
                    Files.writeString(file, area.getText());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public void removeUpdate(DocumentEvent event) {
                insertUpdate(event);
            }

            @Override
            public void changedUpdate(DocumentEvent event) {}
        });
        frame.add(area);
        frame.pack();
        frame.setDefaultCloseOperation(JFrame.EXIT_ON_CLOSE);
        frame.setVisible(true);
    }
}
