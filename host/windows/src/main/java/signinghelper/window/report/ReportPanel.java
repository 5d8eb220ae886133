package signinghelper.window.report;

import signinghelper.check.Verdict;
import signinghelper.formats.certificate.CertificateDetails;
import signinghelper.formats.verification.Indication;
import signinghelper.formats.verification.ReportWords;
import signinghelper.formats.verification.Severity;
import signinghelper.formats.verification.SignatureReport;
import signinghelper.guidance.Language;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.window.part.Column;
import signinghelper.window.part.EdgedPanel;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.SealPicture;
import signinghelper.window.part.Words;
import signinghelper.work.VerifiedFile;

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
import javax.swing.JPanel;
import javax.swing.JTextArea;

/** Panel of the validation report on one file: the verdict first, then each signature with its seal and the reasons. */
public final class ReportPanel extends Column {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 8;
    private static final String ENDING = ".html";

    private final transient VerifiedFile file;
    private final transient Words words;
    private final transient ReportWords report;
    private final transient BiFunction<Component, String, Optional<Path>> chooser;
    private final JTextArea message = PlainText.strong("");

    /** @param chooser asks where to save a file, above a component, with the proposed name */
    public ReportPanel(
            VerifiedFile file, Words words, Language language, BiFunction<Component, String, Optional<Path>> chooser) {
        this.file = file;
        this.words = words;
        this.report = new ReportWords(language.locale());
        this.chooser = chooser;
        var indication = file.report().indication();
        var heading = words.get("report.heading", file.name(), report.of(indication));
        stack(0, title(heading));
        var remarks = file.report().remarks();
        if (!remarks.isEmpty()) {
            var lines = remarks.stream().map(report::of).toList();
            stack(GAP / 2, new EdgedPanel(verdict(indication), paragraph(lines, heading)));
        }
        file.report().signatures().forEach(signature -> stack(GAP, panel(signature)));
        stack(GAP, saving(), message);
        message.setVisible(false);
    }

    /** Passed over by the keyboard: the texts below bear its name. */
    private static JTextArea title(String heading) {
        var title = PlainText.strong("");
        PlainText.change(title, heading);
        title.setFocusable(false);
        return title;
    }

    private static JTextArea paragraph(List<String> lines, String name) {
        var area = PlainText.paragraph("");
        PlainText.change(area, String.join("\n", lines));
        area.getAccessibleContext().setAccessibleName(name);
        return area;
    }

    private static Verdict verdict(Indication indication) {
        return switch (indication) {
            case TOTAL_PASSED -> Verdict.PASS;
            case INDETERMINATE -> Verdict.UNKNOWN;
            case TOTAL_FAILED -> Verdict.FAIL;
        };
    }

    private EdgedPanel panel(SignatureReport signature) {
        var heading = words.get(
                "report.heading", report.label("signature", signature.name()), report.of(signature.indication()));
        var parts = new Column();
        parts.stack(0, title(heading), paragraph(lines(signature), heading));
        var seal = signature.seal();
        if (seal != null) {
            SealPicture.of(seal, report.label("seal")).ifPresent(picture -> parts.stack(GAP / 2, picture));
        }
        return new EdgedPanel(verdict(signature.indication()), parts);
    }

    private List<String> lines(SignatureReport signature) {
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
        if (!signature.coverage().isAll()) {
            var left = String.join(", ", signature.coverage().uncovered());
            lines.add(field("coverage", report.label("coverage.not", left)));
        }
        var seal = signature.seal();
        if (seal != null) {
            lines.add(field("seal", seal.name()));
            lines.add(field("seal.valid", report.of(seal.validFrom()) + " – " + report.of(seal.validUntil())));
        }
        signature.findings().stream()
                .filter(finding -> finding.severity() != Severity.GOOD)
                .forEach(finding -> lines.add(words.get("report.finding", report.of(finding), finding.code())));
        return lines;
    }

    private String field(String label, String value) {
        return words.get("report.field", report.label(label), value);
    }

    private JPanel saving() {
        var save = PlainText.button(new JButton(), words.get("report.save"));
        save.getAccessibleContext().setAccessibleName(words.get("report.save") + " - " + file.name());
        save.addActionListener(event -> save());
        var line = new JPanel(new FlowLayout(FlowLayout.LEADING, 0, 0));
        line.add(save);
        return line;
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
