package signinghelper.window.history;

import com.formdev.flatlaf.util.UIScale;
import org.jspecify.annotations.Nullable;
import signinghelper.guidance.Language;
import signinghelper.history.HistoryEntry;
import signinghelper.history.HistoryExportFormat;
import signinghelper.history.SignatureHistory;
import signinghelper.platform.WholeFile;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.window.part.Column;
import signinghelper.window.part.PlainCell;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.KeyboardFocusManager;
import java.awt.event.HierarchyEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;
import javax.swing.Box;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.ListSelectionModel;
import javax.swing.SwingWorker;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/** Panel of the user's own signatures: the switch, a list to search, details, print, export and deletion. */
public final class HistoryPanel extends Column {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 8;
    private static final int ROWS = 8;
    private static final int[] WIDTHS = {150, 220, 110, 150};

    private final transient SignatureHistory history;
    private final transient Words words;
    private final transient HistoryTexts texts;
    private final transient BiFunction<Component, String, Optional<Path>> saver;
    private final JCheckBox keeping;
    private final JTextArea state = PlainText.paragraph("");
    private final JTextField search = new JTextField();
    private final HistoryTable rows;
    private final JTable table;
    private final JTextArea details = PlainText.paragraph("");
    private final JTextArea message = PlainText.strong("");
    private final JButton delete;
    private final JButton clear;
    private final transient List<JButton> saving;
    private transient List<HistoryEntry> entries = List.of();

    /**
     * Creates the panel; it reads the history each time it is shown.
     *
     * @param saver asks where to save a file, above a component, with the proposed name
     */
    public HistoryPanel(
            SignatureHistory history,
            Words words,
            Language language,
            BiFunction<Component, String, Optional<Path>> saver) {
        this.history = history;
        this.words = words;
        this.texts = new HistoryTexts(words, language);
        this.saver = saver;
        this.rows = new HistoryTable(texts);
        this.table = new JTable(rows);
        this.keeping = PlainText.button(new JCheckBox(), words.get("history.keep"));
        keeping.setMnemonic(words.mnemonic("history.keep"));
        this.delete = button("history.delete", this::askToDelete);
        this.clear = button("history.clear", this::askToClear);
        this.saving = List.of(
                button("history.print", this::print),
                button("history.csv", () -> export(HistoryExportFormat.CSV)),
                button("history.json", () -> export(HistoryExportFormat.JSON)));
        lay();
        listen();
    }

    private JButton button(String key, Runnable act) {
        var button = PlainText.button(new JButton(), words.get(key));
        button.addActionListener(event -> act.run());
        button.setEnabled(false);
        return button;
    }

    private void lay() {
        table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        table.setDefaultRenderer(Object.class, new PlainCell());
        table.getAccessibleContext().setAccessibleName(words.get("history.heading"));
        table.setPreferredScrollableViewportSize(new Dimension(0, ROWS * table.getRowHeight()));
        // Tab leaves the table.
        table.setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        table.setFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
        for (var column = 0; column < WIDTHS.length; column++) {
            table.getColumnModel().getColumn(column).setPreferredWidth(UIScale.scale(WIDTHS[column]));
        }
        var hint = PlainText.paragraph(words.get("history.hint"));
        hint.getAccessibleContext().setAccessibleName(words.get("history.keep"));
        state.getAccessibleContext().setAccessibleName(words.get("history.keep"));
        details.getAccessibleContext().setAccessibleName(words.get("history.details"));
        message.setVisible(false);
        var label = PlainText.label(words.get("history.search"));
        label.setDisplayedMnemonic(words.mnemonic("history.search"));
        label.setLabelFor(search);
        stack(0, hint);
        var searching = new JPanel(new BorderLayout(UIScale.scale(GAP), 0));
        searching.add(label, BorderLayout.LINE_START);
        searching.add(search, BorderLayout.CENTER);
        stack(GAP, keeping, state, searching, new JScrollPane(table));
        // Two lines: what does not fit into one would not be seen.
        stack(GAP, line(saving.get(0), saving.get(1), saving.get(2)), line(delete, clear), message, details);
    }

    private static JPanel line(Component... parts) {
        var line = new JPanel(new FlowLayout(FlowLayout.LEADING, 0, 0));
        for (var part : parts) {
            line.add(part);
            line.add(Box.createHorizontalStrut(UIScale.scale(GAP)));
        }
        return line;
    }

    private void listen() {
        keeping.addActionListener(event -> {
            var on = keeping.isSelected();
            change(() -> history.turn(on), "");
        });
        table.getSelectionModel().addListSelectionListener(event -> showSelected());
        search.getDocument().addDocumentListener(new DocumentListener() {
            @Override
            public void insertUpdate(DocumentEvent event) {
                showFound();
            }

            @Override
            public void removeUpdate(DocumentEvent event) {
                showFound();
            }

            @Override
            public void changedUpdate(DocumentEvent event) {}
        });
        addHierarchyListener(event -> {
            if ((event.getChangeFlags() & HierarchyEvent.SHOWING_CHANGED) != 0 && isShowing()) {
                change(() -> {}, "");
            }
        });
    }

    private void showFound() {
        rows.show(entries.stream().filter(entry -> entry.has(search.getText())).toList());
        showSelected();
    }

    private Optional<HistoryEntry> selected() {
        var row = table.getSelectedRow();
        return row < 0 ? Optional.empty() : Optional.of(rows.at(row));
    }

    private void showSelected() {
        PlainText.change(details, selected().map(texts::details).orElse(""));
        delete.setEnabled(selected().isPresent());
        revalidate();
        repaint();
    }

    private void askToDelete() {
        selected().ifPresent(entry -> {
            if (agrees(words.get("history.delete.question", PlainText.folded(texts.titles(entry))), "history.delete")) {
                change(() -> history.delete(entry.id()), words.get("history.deleted"));
            }
        });
    }

    private void askToClear() {
        if (agrees(words.get("history.clear.question", entries.size()), "history.clear")) {
            change(history::clear, words.get("history.deleted"));
        }
    }

    /** Asks; the button that changes nothing has the focus. */
    private boolean agrees(String question, String key) {
        var asked = PlainText.paragraph("");
        PlainText.change(asked, question);
        var options = new Object[] {words.get("history.cancel"), words.get(key)};
        var answer = JOptionPane.showOptionDialog(
                this,
                asked,
                words.get("history.heading"),
                JOptionPane.DEFAULT_OPTION,
                JOptionPane.WARNING_MESSAGE,
                null,
                options,
                options[0]);
        return answer == 1;
    }

    private void print() {
        var page = HistoryPrint.of(entries, texts).getBytes(StandardCharsets.UTF_8);
        save(".html", file -> WholeFile.writeDocument(file, out -> out.write(page), false));
    }

    private void export(HistoryExportFormat format) {
        save(format.ending(), file -> format.write(entries, file, false));
    }

    private interface Saving {
        void save(Path file) throws IOException;
    }

    private void save(String ending, Saving saving) {
        saver.apply(this, words.get("history.file") + ending).ifPresent(file -> {
            try {
                saving.save(file);
                say(words.get("support.saved", file));
            } catch (FileAlreadyExistsException e) {
                say(words.get("support.exists", file));
            } catch (IOException e) {
                say(words.of(Refusal.of(ErrorCode.FILE_FAILED, e)));
            }
        });
    }

    private void say(String text) {
        PlainText.change(message, text);
        message.setVisible(!text.isEmpty());
        revalidate();
        repaint();
    }

    private interface Change {
        void make() throws IOException;
    }

    /** Changes the history away from the event thread, and shows it as it is then. */
    private void change(Change change, String done) {
        new SwingWorker<@Nullable Loaded, Void>() {
            @Override
            protected Loaded doInBackground() throws IOException {
                change.make();
                return new Loaded(history.state(), history.entries(), history.isEmpty());
            }

            @Override
            protected void done() {
                try {
                    show(get());
                    say(done);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (ExecutionException e) {
                    say(words.of(Refusal.of(ErrorCode.FILE_FAILED, e)));
                }
            }
        }.execute();
    }

    private record Loaded(SignatureHistory.State state, List<HistoryEntry> entries, boolean isEmpty) {}

    private void show(Loaded loaded) {
        keeping.setEnabled(loaded.state() != SignatureHistory.State.FORBIDDEN);
        keeping.setSelected(loaded.state() == SignatureHistory.State.ON);
        PlainText.change(state, texts.state(loaded.state()));
        entries = loaded.entries();
        saving.forEach(button -> button.setEnabled(!entries.isEmpty()));
        clear.setEnabled(!loaded.isEmpty());
        showFound();
    }
}
