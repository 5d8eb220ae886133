package signinghelper.window.report;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.check.Verdict;
import signinghelper.formats.certificate.CertificateDetails;
import signinghelper.formats.verification.Indication;
import signinghelper.formats.verification.ReportWords;
import signinghelper.formats.verification.Severity;
import signinghelper.formats.verification.SignatureReport;
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
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
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
        this.chooser = chooser;
        var indication = file.report().indication();
        var parts = new Column();
        var verdict = PlainText.styled(lines(report.of(indication)), "display");
        verdict.setForeground(VerdictColor.of(verdict(indication)));
        parts.stack(0, verdict, PlainText.styled(lines(file.name()), "strong"));
        file.report().remarks().forEach(remark -> parts.stack(GAP / 2, lines(report.of(remark))));
        file.report().signatures().forEach(signature -> parts.stack(GAP, signature(signature)));
        if (indication != Indication.TOTAL_PASSED) {
            parts.stack(GAP, lines(said.title() + "\n" + words.numbered(said.steps())));
        }
        var good = good();
        parts.stack(GAP, checks(good), saving(good.isEmpty() ? told() : ""), message);
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

    private static JTextArea lines(String lines) {
        var area = PlainText.paragraph("");
        PlainText.change(area, lines);
        area.getAccessibleContext().setAccessibleName(lines);
        area.setFocusable(false);
        return area;
    }

    /** Who, when, what is covered and what speaks against it, with the seal's picture beside. */
    private JPanel signature(SignatureReport signature) {
        var text = new Column();
        if (file.report().signatures().size() > 1) {
            var heading = words.get(
                    "report.heading", report.label("signature", signature.name()), report.of(signature.indication()));
            text.stack(0, PlainText.styled(lines(heading), "strong"));
        }
        text.stack(0, lines(String.join("\n", facts(signature))));
        var panel = new JPanel(new BorderLayout(UIScale.scale(GAP), 0));
        panel.add(text, BorderLayout.CENTER);
        var seal = signature.seal();
        var picture = signature.picture();
        if (seal != null) {
            beside(panel, SealPicture.of(seal.picture().data(), report.label("seal") + " " + seal.name()));
        } else if (picture != null) {
            beside(panel, SealPicture.of(picture, report.label("picture")));
        }
        return panel;
    }

    private static void beside(JPanel panel, Optional<JLabel> picture) {
        picture.ifPresent(label -> panel.add(label, BorderLayout.LINE_END));
    }

    private List<String> good() {
        return file.report().signatures().stream()
                .flatMap(signature -> signature.findings().stream())
                .filter(finding -> finding.severity() == Severity.GOOD)
                .map(report::of)
                .distinct()
                .toList();
    }

    /** Checks that hold, behind a toggle: they are read by those who want to know how the verdict came about. */
    private JPanel checks(List<String> good) {
        var list = lines(String.join("\n", good));
        list.setVisible(false);
        var toggle = PlainText.button(new JToggleButton(), words.get("report.checks", good.size()));
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
        panel.setVisible(!good.isEmpty());
        return panel;
    }

    private static Verdict verdict(Indication indication) {
        return switch (indication) {
            case TOTAL_PASSED -> Verdict.PASS;
            case INDETERMINATE -> Verdict.UNKNOWN;
            case TOTAL_FAILED -> Verdict.FAIL;
        };
    }

    private List<String> facts(SignatureReport signature) {
        var lines = new ArrayList<String>();
        if (signature.signer() != null) {
            var signer = CertificateDetails.of(signature.signer(), file.holders());
            lines.add(field("signer", signer.holder()));
            lines.add(field("issuer", signer.issuer()));
        }
        if (signature.time().proved() != null) {
            lines.add(field("proved", report.of(signature.time().proved())));
        }
        if (signature.time().claimed() != null) {
            lines.add(field("claimed", report.of(signature.time().claimed())));
        }
        var left = String.join(", ", signature.coverage().uncovered());
        lines.add(field(
                "coverage",
                signature.coverage().isAll() ? words.get("report.whole") : report.label("coverage.not", left)));
        var seal = signature.seal();
        if (seal != null) {
            lines.add(field("seal", seal.name()));
            lines.add(field("seal.valid", report.of(seal.validFrom()) + " – " + report.of(seal.validUntil())));
        } else if (signature.picture() != null) {
            lines.add(field("picture", report.label("picture.chosen")));
        }
        signature.findings().stream()
                .filter(finding -> finding.severity() != Severity.GOOD)
                .forEach(finding -> lines.add(words.get("report.finding", report.of(finding), finding.code())));
        return lines;
    }

    private String field(String label, String value) {
        return words.get("report.field", report.label(label), value);
    }

    /** @param description what a screen reader says with the first button, when it is the report's first control */
    private JPanel saving(String description) {
        var save = PlainText.button(new JButton(), words.get("report.save"));
        save.getAccessibleContext().setAccessibleName(words.get("report.save") + " - " + file.name());
        save.getAccessibleContext().setAccessibleDescription(description);
        save.addActionListener(event -> save());
        var line = new JPanel(new FlowLayout(FlowLayout.LEADING, 0, 0));
        line.add(save);
        line.add(copying());
        return line;
    }

    /** The verdict and its reasons, in lines. */
    private String told() {
        var lines = new ArrayList<String>();
        lines.add(file.name());
        lines.add(report.of(file.report().indication()));
        file.report().remarks().forEach(remark -> lines.add(report.of(remark)));
        for (var signature : file.report().signatures()) {
            lines.add(report.label("signature", signature.name()));
            lines.addAll(facts(signature));
        }
        return String.join("\n", lines);
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
