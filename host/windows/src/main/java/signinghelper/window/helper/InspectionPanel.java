package signinghelper.window.helper;

import signinghelper.check.Verdict;
import signinghelper.guidance.Language;
import signinghelper.guidance.VisibleText;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.window.part.Column;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;
import signinghelper.window.report.ReportPanel;
import signinghelper.work.InspectFile;

import java.awt.BorderLayout;
import java.awt.Component;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.SwingWorker;

/**
 * Panel that inspects files that are dropped here or chosen by the button; it shows their kind, the probable cause, and
 * the report on their signatures.
 */
final class InspectionPanel extends Column {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 12;
    private static final int MOST_FILES = 20;

    private final transient InspectFile work;
    private final transient Words words;
    private final Language language;
    private final JButton choose;
    private final transient BiFunction<Component, String, Optional<Path>> saver;
    private final JTextArea result = PlainText.paragraph("");
    private final Column reports = new Column();
    private int latest;

    /**
     * Creates the panel without inspecting anything.
     *
     * @param chooser asks for files, above the component that it is given
     * @param saver asks where to save a report, with the proposed name
     */
    InspectionPanel(
            InspectFile work,
            Words words,
            Language language,
            Function<Component, List<Path>> chooser,
            BiFunction<Component, String, Optional<Path>> saver) {
        this.saver = saver;
        this.work = work;
        this.words = words;
        this.language = language;
        this.choose = PlainText.button(new JButton(), words.get("inspect.choose"));
        choose.setMnemonic(words.mnemonic("inspect.choose"));
        choose.addActionListener(event -> inspect(chooser.apply(this)));
        result.getAccessibleContext().setAccessibleName(words.get("inspect.result"));
        result.setFocusable(false);
        result.setVisible(false);
        var zone = new DropZone(words.get("inspect.drop"), words.get("inspect.hint"), choose);
        stack(0, framed(zone));
        stack(GAP, result, reports);
        var drop = new FileDrop(this::inspect);
        // Texts would otherwise accept dropped files themselves.
        takeDrops(this, drop);
    }

    /** Puts the part into another one, since a stack sets the border of its parts. */
    private static JPanel framed(JComponent part) {
        var frame = new JPanel(new BorderLayout());
        frame.add(part, BorderLayout.CENTER);
        return frame;
    }

    private static void takeDrops(JComponent part, FileDrop drop) {
        part.setTransferHandler(drop);
        for (var inner : part.getComponents()) {
            if (inner instanceof JComponent component) {
                takeDrops(component, drop);
            }
        }
    }

    /** Inspects the files; when several requests arrive during an inspection, only the last is carried out. */
    void inspect(List<Path> files) {
        if (files.isEmpty()) {
            return;
        }
        latest++;
        reports.removeAll();
        say(words.get("inspect.looking"));
        new Look(files, latest).execute();
    }

    private void show(List<Answer> answers) {
        say("");
        answers.forEach(answer -> reports.stack(GAP, answer.panel().get()));
        revalidate();
        repaint();
        // A screen reader says what has the focus: the first report's first control, whose description is the verdict.
        choose.transferFocus();
    }

    private void say(String lines) {
        PlainText.change(result, lines);
        result.setVisible(!lines.isEmpty());
        result.setCaretPosition(0);
        revalidate();
        repaint();
    }

    /** @param panel makes the card of a file, in the event thread */
    private record Answer(Supplier<JComponent> panel) {}

    /** Away from the event thread, since a file may be large or on a slow disk. */
    private final class Look extends SwingWorker<List<Answer>, Void> {
        private final List<Path> files;
        private final int number;

        Look(List<Path> files, int number) {
            this.files = files;
            this.number = number;
        }

        @Override
        protected List<Answer> doInBackground() {
            var answers = new ArrayList<Answer>();
            files.stream().limit(MOST_FILES).forEach(file -> answers.add(answer(file)));
            if (files.size() > MOST_FILES) {
                answers.add(new Answer(() -> PlainText.paragraph(words.get("inspect.more", MOST_FILES))));
            }
            return answers;
        }

        private Answer answer(Path file) {
            var name = VisibleText.of(String.valueOf(file.getFileName()));
            try {
                var inspected = work.inspect(file, language);
                var verified = inspected.verified();
                if (inspected.found().signatures() != null && verified != null) {
                    return new Answer(() -> new ReportPanel(verified, inspected.words(), words, language, saver));
                }
                var verdict = InspectedPanel.verdict(inspected.found());
                return new Answer(() -> new InspectedPanel(name, verdict, inspected.words(), words));
            } catch (Refusal refusal) {
                return refused(name, refusal);
            }
        }

        private Answer refused(String name, Refusal refusal) {
            return new Answer(() -> new InspectedPanel(name, Verdict.FAIL, words.guidanceOf(refusal), words));
        }

        @Override
        protected void done() {
            if (number == latest) {
                show(answers());
            }
        }

        private List<Answer> answers() {
            try {
                return get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return List.of(refused("", Refusal.of(ErrorCode.ABORTED, e)));
            } catch (ExecutionException e) {
                return List.of(refused("", Refusal.of(ErrorCode.INTERNAL, e)));
            }
        }
    }
}
