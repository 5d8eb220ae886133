package signinghelper.window.helper;

import org.jspecify.annotations.Nullable;
import signinghelper.guidance.Language;
import signinghelper.guidance.VisibleText;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.window.part.Column;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;
import signinghelper.window.report.ReportPanel;
import signinghelper.work.InspectFile;
import signinghelper.work.VerifiedFile;

import java.awt.Component;
import java.awt.FlowLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.swing.JButton;
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
        var hint = PlainText.paragraph(words.get("inspect.hint"));
        hint.getAccessibleContext().setAccessibleName(words.get("inspect.heading"));
        result.getAccessibleContext().setAccessibleName(words.get("inspect.result"));
        var line = new JPanel(new FlowLayout(FlowLayout.LEADING, 0, 0));
        line.add(choose);
        stack(0, hint);
        stack(GAP, line, result, reports);
        var drop = new FileDrop(this::inspect);
        // Texts would otherwise accept dropped files themselves.
        List.of(this, hint, result, line, reports).forEach(part -> part.setTransferHandler(drop));
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
        answers.forEach(answer -> {
            if (answer.verified() != null) {
                reports.stack(GAP, new ReportPanel(answer.verified(), words, language, saver));
            }
        });
        say(answers.stream().map(Answer::text).collect(Collectors.joining("\n\n")));
    }

    private void say(String lines) {
        PlainText.change(result, lines);
        result.setCaretPosition(0);
        revalidate();
        repaint();
    }

    /** @param verified null when the file has no signature that could be judged */
    private record Answer(String text, @Nullable VerifiedFile verified) {}

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
                answers.add(new Answer(words.get("inspect.more", MOST_FILES), null));
            }
            return answers;
        }

        private Answer answer(Path file) {
            var name = VisibleText.of(String.valueOf(file.getFileName()));
            try {
                var inspected = work.inspect(file, language);
                var said = inspected.words();
                var lines = new ArrayList<>(List.of(words.get("inspect.file", name, said.title()), said.reason()));
                for (var i = 0; i < said.steps().size(); i++) {
                    lines.add(words.get("helper.step", i + 1, said.steps().get(i)));
                }
                var isSigned = inspected.found().signatures() != null;
                return new Answer(String.join("\n", lines), isSigned ? inspected.verified() : null);
            } catch (Refusal refusal) {
                return new Answer(words.get("inspect.file", name, words.of(refusal)), null);
            }
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
                return List.of(new Answer(words.of(Refusal.of(ErrorCode.ABORTED, e)), null));
            } catch (ExecutionException e) {
                return List.of(new Answer(words.of(Refusal.of(ErrorCode.INTERNAL, e)), null));
            }
        }
    }
}
