package signinghelper.formats.pdf.internal.document;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.pdf.internal.change.LaterSignatures;
import signinghelper.formats.pdf.internal.structure.FormField;
import signinghelper.formats.pdf.internal.structure.FormTree;
import signinghelper.formats.pdf.internal.syntax.PdfDocument;
import signinghelper.formats.pdf.internal.syntax.PdfFile;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.internal.syntax.PdfValue;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Reference;
import signinghelper.formats.pdf.internal.syntax.Span;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.SignatureReport;
import signinghelper.formats.verification.VerificationReport;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Verification of one PDF document: first each signature by itself, then what came after it. */
public final class PdfVerification {
    /** The name of the format in reports. */
    public static final String FORMAT = "pdf";

    private static final int MOST_PICTURES = 20;
    private static final long MOST_PIXELS = 2_000_000;

    private final PdfFile file;
    private final SignatureJudge judge;

    /**
     * Signature by itself.
     *
     * @param value null when its structure is not sound
     * @param isRefused true when nothing more is said about it
     */
    private record Judged(SignatureReport report, @Nullable SignatureValue value, boolean isRefused) {
        boolean isTimeStamp() {
            return value != null && value.form() == SignatureForm.TIME_STAMP;
        }
    }

    public PdfVerification(PdfFile file, VerificationContext context) {
        this.file = file;
        this.judge = new SignatureJudge(file, context);
    }

    public VerificationReport report() throws IOException {
        try {
            var shown = PdfDocument.read(file);
            var fields = FormTree.of(shown).stream()
                    .filter(field -> field.isSignature() && field.value() != PdfValue.NULL)
                    .toList();
            if (fields.size() > FormTree.MAX_SIGNATURES) {
                return VerificationReport.without(FORMAT, Finding.of(Code.TOO_LARGE, "part", "signatures"));
            }
            return report(shown, fields);
        } catch (PdfSyntaxException e) {
            return VerificationReport.without(FORMAT, finding(e));
        }
    }

    private VerificationReport report(PdfDocument shown, List<FormField> fields) throws IOException {
        var judged = judge(shown, fields);
        var later = later(shown, judged);
        var values = judged.stream().map(Judged::value).filter(Objects::nonNull).toList();
        var readings = Readings.differ(file, shown, values);
        var reports = new ArrayList<SignatureReport>();
        for (var each : judged) {
            var own = each.value() == null ? each.report() : each.report().with(readings);
            reports.add(
                    each.value() == null || each.isRefused() || !judge.isSignature(each.report())
                            ? own
                            : own.with(later.after(each.value())));
        }
        var remarks = new ArrayList<>(HiddenSignatures.find(file, known(shown, fields, judged)));
        if (reports.isEmpty()) {
            remarks.add(Finding.of(Code.NOT_SIGNED));
        }
        return new VerificationReport(FORMAT, later.withPlaces(withPictures(reports, judged)), remarks);
    }

    /** Comes last, so that a picture takes nothing of what a verdict may cost. */
    private List<SignatureReport> withPictures(List<SignatureReport> reports, List<Judged> judged) throws IOException {
        var result = new ArrayList<>(reports);
        for (var i = 0; i < Math.min(MOST_PICTURES, reports.size()); i++) {
            var value = judged.get(i).value();
            if (value != null && judge.isSound(reports.get(i))) {
                result.set(
                        i,
                        reports.get(i)
                                .showing(ShownPicture.of(value, MOST_PIXELS).orElse(null)));
            }
        }
        return result;
    }

    private static List<Span> known(PdfDocument shown, List<FormField> fields, List<Judged> judged) throws IOException {
        var known = new SignaturePlaces();
        for (var field : fields) {
            known.add(shown, field.value());
        }
        known.addUsageRights(shown);
        for (var each : judged) {
            if (each.value() != null) {
                known.addUsageRights(each.value().signed());
            }
        }
        return known.all();
    }

    /** Judges the latest first: what a time stamp proves counts for all that it covers (EN 319 102-1, 5.6.3). */
    private List<Judged> judge(PdfDocument shown, List<FormField> fields) throws IOException {
        var judged = new HashMap<FormField, Judged>();
        var values = new ArrayList<SignatureValue>();
        for (var field : fields) {
            try {
                requireAlone(field, fields);
                values.add(SignatureValue.read(file, shown, field));
            } catch (RefusedException e) {
                judged.put(field, refused(field, e, null));
            }
        }
        values.sort(
                Comparator.comparingLong((SignatureValue value) -> value.range().end())
                        .reversed());
        Instant provedBy = null;
        for (var value : values) {
            var verdict = judge(value, provedBy);
            judged.put(value.field(), verdict);
            provedBy = earlier(provedBy, verdict);
        }
        return fields.stream().map(judged::get).map(Objects::requireNonNull).toList();
    }

    private @Nullable Instant earlier(@Nullable Instant provedBy, Judged judged) {
        var proved = judged.report().time().proved();
        if (proved == null || !judged.isTimeStamp() || !judge.isSound(judged.report())) {
            return provedBy;
        }
        return provedBy == null || proved.isBefore(provedBy) ? proved : provedBy;
    }

    private Judged judge(SignatureValue value, @Nullable Instant provedBy) throws IOException {
        try {
            return new Judged(judge.judge(value, provedBy), value, false);
        } catch (RefusedException e) {
            return refused(value.field(), e, value);
        }
    }

    private static Judged refused(FormField field, RefusedException cause, @Nullable SignatureValue value) {
        return new Judged(SignatureReport.refused(field.name(), cause.finding()), value, true);
    }

    private static void requireAlone(FormField field, List<FormField> fields) throws RefusedException {
        var same = fields.stream()
                .filter(other -> other.value().equals(field.value()))
                .count();
        if (same > 1) {
            throw new RefusedException(Code.REFERENCE_DOUBLE, "V");
        }
    }

    private LaterFindings later(PdfDocument shown, List<Judged> judged) throws IOException {
        var values = judged.stream().map(Judged::value).filter(Objects::nonNull).toList();
        var sound = judged.stream().filter(each -> judge.isSound(each.report())).toList();
        var all =
                judged.stream().filter(each -> judge.isSignature(each.report())).toList();
        var stamps = sound.stream().filter(Judged::isTimeStamp).toList();
        return new LaterFindings(
                file, shown, values, new LaterSignatures(references(all), references(stamps), sections(all)));
    }

    private static Set<Long> sections(List<Judged> judged) {
        return judged.stream()
                .map(Judged::value)
                .filter(Objects::nonNull)
                .map(value -> value.signed().sections().get(0).offset())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<Reference> references(List<Judged> judged) {
        return judged.stream()
                .map(Judged::value)
                .filter(Objects::nonNull)
                .map(SignatureValue::reference)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the finding about a file that cannot be read in exactly one way. */
    static Finding finding(PdfSyntaxException cause) {
        var code = switch (cause.reason()) {
            case MALFORMED -> Code.MALFORMED;
            case DOUBLE_KEY -> Code.REFERENCE_DOUBLE;
            case ENCRYPTED -> Code.ENCRYPTED;
            case TOO_LARGE -> Code.TOO_LARGE;
        };
        return Finding.of(code, "part", cause.getMessage());
    }
}
