package signinghelper.window.report;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.check.Verdict;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.Indication;
import signinghelper.formats.verification.ReportSheet;
import signinghelper.formats.verification.ReportSheet.Part;
import signinghelper.formats.verification.ReportSheet.Row;
import signinghelper.formats.verification.ReportWords;
import signinghelper.formats.verification.Severity;
import signinghelper.guidance.Language;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Guidance;
import signinghelper.protocol.Refusal;
import signinghelper.window.part.CardPanel;
import signinghelper.window.part.Column;
import signinghelper.window.part.CopyButton;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.SealPicture;
import signinghelper.window.part.StatusIcon;
import signinghelper.window.part.VerdictColor;
import signinghelper.window.part.Words;
import signinghelper.work.VerifiedFile;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.FlowLayout;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.JToggleButton;
import javax.swing.UIManager;

/** Panel of the validation report on one file: the verdict first, then each signature with its seal and the reasons. */
public final class ReportPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 8;
    private static final int ICON = 32;
    private static final String ENDING = ".html";

    private final transient VerifiedFile file;
    private final transient Words words;
    private final transient ReportWords report;
    private final transient ReportSheet sheet;
    private final transient BiFunction<Component, String, Optional<Path>> chooser;
    private final JTextArea message = PlainText.strong("");

    /**
     * Creates the panel.
     *
     * @param said of the file as a whole: what to do about it
     * @param chooser asks where to save a file, above a component, with the proposed name
     */
    public ReportPanel(
            VerifiedFile file,
            Guidance said,
            Words words,
            Language language,
            BiFunction<Component, String, Optional<Path>> chooser) {
        super(new BorderLayout());
        this.file = file;
        this.words = words;
        this.report = new ReportWords(language.locale());
        this.sheet = ReportSheet.of(file.document(), report);
        this.chooser = chooser;
        var indication = file.report().indication();
        var parts = new Column();
        var verdict = PlainText.styled(lines(heading(indication)), "display");
        verdict.setForeground(VerdictColor.of(verdict(indication)));
        parts.stack(0, verdict, PlainText.styled(lines(file.name()), "strong"));
        if (sheet.reason() != null) {
            parts.stack(GAP / 2, lines(sheet.reason()));
        }
        signatures().forEach(signature -> parts.stack(GAP, signature(signature)));
        if (indication != Indication.TOTAL_PASSED) {
            parts.stack(GAP, lines(said.title() + "\n" + words.numbered(said.steps())));
        }
        parts.stack(GAP, details(), saving(), message);
        message.setVisible(false);
        message.setFocusable(false);
        var icon = new JPanel(new BorderLayout());
        icon.add(new JLabel(StatusIcon.of(verdict(indication), UIScale.scale(ICON))), BorderLayout.NORTH);
        var row = new JPanel(new BorderLayout(UIScale.scale(GAP), 0));
        row.add(icon, BorderLayout.LINE_START);
        row.add(parts, BorderLayout.CENTER);
        add(new CardPanel(verdict(indication), row), BorderLayout.CENTER);
        getAccessibleContext().setAccessibleName(words.get("report.heading", file.name(), report.of(indication)));
    }

    /** English has an indication in lower case, as it is within a sentence. */
    private String heading(Indication indication) {
        var text = report.of(indication);
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static JTextArea lines(String lines) {
        var area = PlainText.paragraph("");
        PlainText.change(area, lines);
        area.getAccessibleContext().setAccessibleName(lines);
        area.setFocusable(false);
        return area;
    }

    /** The parts between the file and the basis of the verdict. */
    private List<Part> signatures() {
        return sheet.parts().subList(1, basis());
    }

    private int basis() {
        return sheet.parts().size() - 1;
    }

    /** Who, when, what is covered and what speaks against it, with the seal's picture beside. */
    private JPanel signature(Part signature) {
        var text = new Column();
        if (signatures().size() > 1) {
            text.stack(0, PlainText.styled(lines(signature.heading()), "strong"));
        }
        text.stack(0, lines(String.join("\n", told(rows(signature)))));
        var panel = new JPanel(new BorderLayout(UIScale.scale(GAP), 0));
        panel.add(text, BorderLayout.CENTER);
        for (var row : signature.rows()) {
            if (row.image() != null) {
                var name = row.lines().get(0).text();
                beside(panel, SealPicture.of(Bytes.fromBase64(row.image().data()), row.label() + " " + name));
            }
        }
        return panel;
    }

    /** The rows of a part, without the verdict of the only signature, which its first row has, where it is the file's. */
    private List<Row> rows(Part part) {
        var isRepeated = signatures().size() == 1 && part.equals(signatures().get(0)) && isOfSignature();
        return isRepeated ? part.rows().subList(1, part.rows().size()) : part.rows();
    }

    /** Returns true where no remark on the file decides. */
    private boolean isOfSignature() {
        var remarks = worst(file.report().remarks().stream());
        var own = worst(file.report().signatures().stream().flatMap(each -> each.findings().stream()));
        return remarks.compareTo(Severity.UNDECIDED) < 0 || remarks.compareTo(own) < 0;
    }

    private static Severity worst(Stream<Finding> findings) {
        return findings.map(Finding::severity).max(Comparator.naturalOrder()).orElse(Severity.GOOD);
    }

    private static void beside(JPanel panel, Optional<JLabel> picture) {
        picture.ifPresent(label -> panel.add(label, BorderLayout.LINE_END));
    }

    /** The file, the circumstances and each finding with its code, behind a toggle, for those who want to check the verdict. */
    private JPanel details() {
        var all = new ArrayList<>(told(sheet.parts().get(0).rows()));
        for (var signature : signatures()) {
            all.add(signature.heading());
            all.addAll(told(signature.details()));
        }
        var basis = sheet.parts().get(basis());
        all.add(basis.heading());
        all.addAll(told(basis.rows()));
        var list = lines(String.join("\n", all));
        list.setVisible(false);
        var toggle = PlainText.button(new JToggleButton(), report.label("details"));
        toggle.setIcon(UIManager.getIcon("Tree.collapsedIcon"));
        toggle.getAccessibleContext().setAccessibleDescription(told());
        toggle.addActionListener(event -> {
            list.setVisible(toggle.isSelected());
            toggle.setIcon(UIManager.getIcon(toggle.isSelected() ? "Tree.expandedIcon" : "Tree.collapsedIcon"));
            revalidate();
        });
        var line = new JPanel(new FlowLayout(FlowLayout.LEADING, 0, 0));
        line.add(toggle);
        var panel = new JPanel(new BorderLayout());
        panel.add(line, BorderLayout.NORTH);
        panel.add(list, BorderLayout.CENTER);
        return panel;
    }

    private static Verdict verdict(Indication indication) {
        return switch (indication) {
            case TOTAL_PASSED -> Verdict.PASS;
            case INDETERMINATE -> Verdict.UNKNOWN;
            case TOTAL_FAILED -> Verdict.FAIL;
        };
    }

    private List<String> told(List<Row> rows) {
        var told = new ArrayList<String>();
        for (var row : rows) {
            told.add(words.get("report.field", row.label(), row.lines().get(0).text()));
            row.lines().stream().skip(1).forEach(line -> told.add("    " + line.text()));
        }
        return told;
    }

    private JPanel saving() {
        var save = PlainText.button(new JButton(), words.get("report.save"));
        save.getAccessibleContext().setAccessibleName(words.get("report.save") + " - " + file.name());
        save.getAccessibleContext().setAccessibleDescription("");
        save.addActionListener(event -> save());
        var line = new JPanel(new FlowLayout(FlowLayout.LEADING, 0, 0));
        line.add(save);
        line.add(copying());
        return line;
    }

    /** The verdict and all that everybody is told, in lines. */
    private String told() {
        var all = new ArrayList<>(List.of(sheet.verdict()));
        for (var part : sheet.parts().subList(0, basis())) {
            all.add(part.heading());
            all.addAll(told(rows(part)));
        }
        return String.join("\n", all);
    }

    private CopyButton copying() {
        var copy = new CopyButton(words.get("inspect.copy"), told(), words);
        copy.getAccessibleContext().setAccessibleName(words.get("page.button", words.get("inspect.copy"), file.name()));
        return PlainText.styled(copy, "link");
    }

    private void save() {
        chooser.apply(this, file.name() + ENDING).ifPresent(target -> {
            PlainText.change(message, saved(target));
            message.setVisible(true);
            revalidate();
            repaint();
        });
    }

    private String saved(Path target) {
        try {
            file.writePage(target);
            return words.get("support.saved", target);
        } catch (FileAlreadyExistsException e) {
            return words.get("support.exists", target);
        } catch (IOException e) {
            return words.of(Refusal.of(ErrorCode.FILE_FAILED, e));
        }
    }
}
