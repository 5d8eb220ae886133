package signinghelper.formats.verification;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words for people about a validation report, in one language. */
public final class ReportWords {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss '(UTC+8)'");

    /** Part of a document as readers name it: its kind, and perhaps which one. */
    private static final Pattern PART = Pattern.compile("(octets|object|page|field|annotation|form|catalog)(?: (.+))?");

    private final ResourceBundle words;

    private static final Pattern PAGES = Pattern.compile("\\d+(–\\d+)?(, \\d+(–\\d+)?)*( …)?");
    private static final Pattern RANGE = Pattern.compile("^(\\d+)-(\\d+)$");

    /** Reason of a reader, which is English and for those who know the format. */
    private static final Pattern OWN_WORDS = Pattern.compile("(?:MALFORMED|DOUBLE_KEY|ENCRYPTED|TOO_LARGE): (.+)");

    /** @param language Chinese or English */
    public ReportWords(Locale language) {
        words = ResourceBundle.getBundle(
                "signinghelper.formats.verification.report",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** Text of a key, such as the name of a field, with values in it. */
    public String label(String key, Object... values) {
        return values.length == 0
                ? words.getString(key)
                : new MessageFormat(words.getString(key), Locale.ROOT).format(values);
    }

    public String of(Indication indication) {
        return words.getString("indication." + indication);
    }

    public String of(Step step) {
        return words.getString("step." + step);
    }

    public String of(Code code) {
        return words.getString("code." + code);
    }

    /** Sentence about a finding, with its facts in brackets. */
    public String of(Finding finding) {
        return of(finding.code(), finding.facts());
    }

    String of(Code code, Map<String, String> facts) {
        return of(code, List.of(facts));
    }

    /** Sentence about several findings with one code. */
    String of(Code code, List<Map<String, String>> each) {
        var said = each.stream()
                .map(this::joined)
                .filter(facts -> !facts.isEmpty())
                .distinct()
                .toList();
        return said.isEmpty() ? of(code) : of(code) + label("facts", String.join(label("and.further"), said));
    }

    private String joined(Map<String, String> facts) {
        // A page or a field is a part, and a fact of its own.
        return facts.entrySet().stream()
                .map(fact -> readable(fact.getKey(), fact.getValue()))
                .distinct()
                .collect(Collectors.joining(label("and")));
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

    private String readable(String name, String fact) {
        var sentence = "fact.of." + name;
        return words.containsKey(sentence) ? label(sentence, readable(fact), number(fact)) : readable(fact);
    }

    /** Returns 2 where {@code fact} names several pages, since English tells one from more. */
    private static int number(String fact) {
        return PAGES.matcher(fact).matches() && !fact.matches("\\d+") ? 2 : 1;
    }

    /** Returns a time in words, and names in words where they have some. */
    String readable(String fact) {
        try {
            return TIME.format(Instant.parse(fact).atZone(CHINA));
        } catch (DateTimeParseException e) {
            var pieces = Stream.of(fact.split(", ")).toList();
            var said = pieces.stream().map(this::word).toList();
            var isForeign = said.stream().anyMatch(pieces::contains)
                    && !PAGES.matcher(fact).matches();
            return String.join(isForeign ? ", " : label("and.listed"), said);
        }
    }

    /** Names of forms and deviations are in no standard, so they have words of their own; so have reasons and roles. */
    private String word(String name) {
        var inOwnWords = OWN_WORDS.matcher(name);
        if (inOwnWords.matches()) {
            return label("reader", inOwnWords.group(1));
        }
        var part = PART.matcher(name);
        if (part.matches()) {
            return part.group(2) == null
                    ? label("part." + part.group(1))
                    : label(
                            "part.of." + part.group(1),
                            RANGE.matcher(part.group(2)).replaceAll("$1–$2"));
        }
        return Stream.of("fact.", "code.", "role.")
                .map(kind -> kind + name)
                .filter(words::containsKey)
                .findFirst()
                .map(words::getString)
                .orElse(name);
    }
}
