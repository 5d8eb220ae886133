package signinghelper.guidance;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Guidance;

import java.io.IOException;
import java.net.URI;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Texts for every error, read from {@code guidance/<language>.json}. {@code {fact}} is replaced by the fact's value. A
 * part in brackets with a place for a fact is left out when that fact is unknown. A step, or a line of a title or
 * reason, that begins with {@code [fact=VALUE|OTHER]} is used in those cases alone, one with {@code [fact!=VALUE]} in
 * all others; the first line that applies is used. {@code {link}} is replaced by the page where the user installs or
 * updates the subject of the error. An error has a link exactly when one of its steps names it. {@code {helper}} names
 * this program, in a step that sends the user to its window; pages show their button for the window by this place.
 * {@code {difference}} writes the number of the fact {@code offset} in words.
 */
public final class GuidanceBook {
    private static final Pattern CASE = Pattern.compile("\\[(\\w+)(!?)=([\\w|]+)] ");
    private static final String LINK = "link";
    private static final Map<String, String> HELPER = Map.of("helper@zh-CN", "签章助手", "helper@en", "the signing helper");

    private final Map<Language, Map<ErrorCode, Guidance>> words = new EnumMap<>(Language.class);
    private static final String INSTALLATION = "installation";
    private static final List<String> PAGES = List.of("application", "renewal", "drivers", INSTALLATION);
    private final Supplier<Map<String, String>> portal;

    /** Creates the book without facts of the portal. */
    public GuidanceBook() {
        this(Map::of);
    }

    /**
     * Creates the book with the portal's facts; the texts are read when they are needed.
     *
     * @param portal facts of the profile, such as {@code contact}, {@code support} and {@code installation}, the page
     *     to install this program from; an error's own facts override them
     */
    public GuidanceBook(Supplier<Map<String, String>> portal) {
        this.portal = portal;
    }

    /**
     * Returns the texts with {@code facts} filled in. A missing fact is written as unknown; a step that needs it is
     * left out, and so are steps of other cases.
     *
     * @param facts by name; a fact that depends on the language by {@code name@tag}, e.g. {@code menu@en}
     */
    public Guidance words(ErrorCode code, Map<String, String> facts, Language language) {
        var found = of(code, language);
        var told = new Facts(withPortal(code, facts), language);
        return new Guidance(
                told.fill(line(found.title(), facts)),
                told.fill(line(found.reason(), facts)),
                found.steps().stream()
                        .filter(step -> applies(step, facts) && told.suffice(step))
                        .map(step -> told.fill(withoutCase(step)))
                        .toList());
    }

    /**
     * Returns the page that the steps of {@link #words} name for installing or updating. It is the page of the fact
     * {@code link}, or else the one where this program is installed. Empty when the steps name none, or it is unknown.
     */
    public Optional<URI> link(ErrorCode code, Map<String, String> facts) {
        var wanted = of(code, Language.CHINESE).steps().stream()
                .anyMatch(step -> step.contains("{" + LINK + "}") && applies(step, facts));
        if (!wanted) {
            return Optional.empty();
        }
        return Optional.ofNullable(facts.get(LINK))
                .or(() -> Optional.ofNullable(portal.get().get(INSTALLATION)))
                .map(URI::create);
    }

    /** Pages of the portal that words can name. */
    public List<URI> pages() {
        var facts = portal.get();
        return PAGES.stream()
                .flatMap(page -> Stream.ofNullable(facts.get(page)))
                .map(URI::create)
                .toList();
    }

    private static String line(String text, Map<String, String> facts) {
        return text.lines()
                .filter(line -> applies(line, facts))
                .map(GuidanceBook::withoutCase)
                .findFirst()
                .orElse("");
    }

    private Map<String, String> withPortal(ErrorCode code, Map<String, String> facts) {
        var all = new HashMap<>(HELPER);
        all.putAll(portal.get());
        all.putAll(facts);
        link(code, facts).ifPresent(page -> all.put(LINK, page.toString()));
        for (var language : Language.values()) {
            Optional.ofNullable(facts.get("offset"))
                    .flatMap(offset -> ClockDifference.text(offset, language))
                    .ifPresent(text -> all.put("difference@" + language.tag(), text));
        }
        return all;
    }

    private Guidance of(ErrorCode code, Language language) {
        return Objects.requireNonNull(in(language).get(code));
    }

    /**
     * Reads a language's texts when they are first needed: most sessions need one language, and opening a session needs
     * none.
     */
    private synchronized Map<ErrorCode, Guidance> in(Language language) {
        return words.computeIfAbsent(language, GuidanceBook::read);
    }

    private static boolean applies(String step, Map<String, String> facts) {
        var onlyFor = CASE.matcher(step);
        if (!onlyFor.lookingAt()) {
            return true;
        }
        var isOneOf = List.of(onlyFor.group(3).split("\\|")).contains(facts.getOrDefault(onlyFor.group(1), ""));
        return isOneOf == onlyFor.group(2).isEmpty();
    }

    private static String withoutCase(String step) {
        var onlyFor = CASE.matcher(step);
        return onlyFor.lookingAt() ? step.substring(onlyFor.end()) : step;
    }

    private static Map<ErrorCode, Guidance> read(Language language) {
        var file = "/guidance/" + language.tag() + ".json";
        try (var in = Objects.requireNonNull(GuidanceBook.class.getResourceAsStream(file), file)) {
            return new JsonMapper().readValue(in, new TypeReference<EnumMap<ErrorCode, Guidance>>() {});
        } catch (IOException e) {
            throw new IllegalStateException(file, e);
        }
    }
}
