package signinghelper.formats.pdf;

import signinghelper.formats.pdf.change.Comparison;
import signinghelper.formats.pdf.change.LaterSignatures;
import signinghelper.formats.pdf.change.Permissions;
import signinghelper.formats.pdf.syntax.PdfDocument;
import signinghelper.formats.pdf.syntax.PdfFile;
import signinghelper.formats.pdf.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.syntax.PdfSyntaxException.Reason;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Findings about all that came after a signature. */
final class LaterFindings {
    private final PdfFile file;
    private final PdfDocument shown;
    private final List<SignatureValue> signatures;
    private final LaterSignatures sound;

    /** @param sound those of {@code signatures} that hold */
    LaterFindings(PdfFile file, PdfDocument shown, List<SignatureValue> signatures, LaterSignatures sound) {
        this.file = file;
        this.shown = shown;
        this.signatures = signatures;
        this.sound = sound;
    }

    List<Finding> after(SignatureValue signature) throws IOException {
        var end = signature.range().end();
        var sections = shown.sections();
        var later = sections.subList(
                0, sections.size() - signature.signed().sections().size());
        if (later.isEmpty()) {
            return List.of(isBlankFrom(end) ? Finding.of(Code.UNCHANGED_SINCE) : changed("octets from " + end));
        }
        if (later.stream().anyMatch(section -> section.offset() < end || !section.isClosed())) {
            return List.of(changed("revision"));
        }
        try {
            return List.copyOf(changes(signature));
        } catch (PdfSyntaxException e) {
            return List.of(e.reason() == Reason.TOO_LARGE ? PdfVerification.finding(e) : changed(e.getMessage()));
        }
    }

    private Set<Finding> changes(SignatureValue signature) throws PdfSyntaxException, IOException {
        var permissions = Permissions.NONE;
        for (var other : signatures) {
            if (other.range().end() <= signature.range().end()) {
                permissions = permissions.with(other.signed(), other.dictionary());
            }
        }
        var findings = new LinkedHashSet<Finding>();
        for (var change : Comparison.between(signature.signed(), shown, sound)) {
            for (var code : permissions.judge(change)) {
                findings.add(Finding.of(code, "part", change.part()));
            }
        }
        return findings;
    }

    private static Finding changed(String part) {
        return Finding.of(Code.CHANGED_LATER, "part", part);
    }

    private boolean isBlankFrom(long position) throws IOException {
        try (var rest = file.open(position, file.length() - position)) {
            var octet = rest.read();
            while (octet == '\r' || octet == '\n' || octet == ' ') {
                octet = rest.read();
            }
            return octet < 0;
        }
    }
}
