package signinghelper.work;

import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.Indication;
import signinghelper.formats.verification.Step;
import signinghelper.formats.verification.VerificationReport;
import signinghelper.guidance.Language;
import signinghelper.guidance.WordBook;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Words for people about a validation report, in one language. */
public final class ReportWords {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss '(UTC+8)'");

    private final WordBook words;

    public ReportWords(Language language) {
        this.words = new WordBook("signinghelper.work.report", language);
    }

    /** Text of a key, such as the name of a field, with values in it. */
    public String label(String key, Object... values) {
        return values.length == 0 ? words.get(key) : words.get(key, values);
    }

    public String of(Indication indication) {
        return words.get("indication." + indication);
    }

    public String of(Step step) {
        return words.get("step." + step);
    }

    public String of(Code code) {
        return words.get("code." + code);
    }

    /** Sentence about a finding, with its facts in brackets. */
    public String of(Finding finding) {
        var facts = finding.facts().values().stream().map(ReportWords::readable).toList();
        return facts.isEmpty() ? of(finding.code()) : of(finding.code()) + words.get("facts", String.join(", ", facts));
    }

    /** Returns the texts of the indications and codes in a report, by their names. */
    public Map<String, String> in(VerificationReport report) {
        var texts = new TreeMap<String, String>();
        texts.put(report.indication().name(), of(report.indication()));
        report.signatures().forEach(each -> texts.put(each.indication().name(), of(each.indication())));
        Stream.concat(report.remarks().stream(), report.signatures().stream().flatMap(each -> each.findings().stream()))
                .forEach(finding -> texts.put(finding.code().name(), of(finding.code())));
        return Collections.unmodifiableMap(texts);
    }

    public String of(Instant time) {
        return TIME.format(time.atZone(CHINA));
    }

    private static String readable(String fact) {
        try {
            return TIME.format(Instant.parse(fact).atZone(CHINA));
        } catch (DateTimeParseException e) {
            return fact;
        }
    }
}
