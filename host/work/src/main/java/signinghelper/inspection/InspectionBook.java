package signinghelper.inspection;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.verification.Indication;
import signinghelper.guidance.Language;
import signinghelper.protocol.Guidance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Texts for the results of inspections, read from {@code inspection/<language>.json}. */
public final class InspectionBook {
    private static final String CONTACT = "{contact}";
    private static final String UNRELATED = "{unrelated}";

    private final Map<Language, Words> words = new EnumMap<>(Language.class);

    /**
     * Probable cause and next steps; a step with {@code {contact}} is left out when no contact is known.
     *
     * @param partly title when not all of the file was read, so that nothing is called sound unread
     */
    record CauseWords(String title, String partly, List<String> steps) {
        CauseWords {
            Objects.requireNonNull(title);
            Objects.requireNonNull(partly);
            steps = List.copyOf(steps);
        }
    }

    /**
     * Texts in one language.
     *
     * @param kinds name of each kind; a format that is not among them is named by {@code document}
     * @param document name of a document in the format {@code {id}}
     * @param unrelated step for a file whose problem is not one of certificates
     * @param file sentence for a file that is not text
     * @param text sentence for a text file
     * @param signatures sentence for each verdict on signatures that is no fault
     * @param reaches sentence for each inspection that did not read all
     * @param between separator of sentences
     */
    record Words(
            Map<String, String> kinds,
            String document,
            Map<TextEncoding, String> encodings,
            Map<Cause, CauseWords> causes,
            Map<FileFault, String> faults,
            Map<Indication, String> signatures,
            Map<Reach, String> reaches,
            String unrelated,
            String file,
            String text,
            String between) {
        Words {
            kinds = Map.copyOf(kinds);
            Objects.requireNonNull(document);
            encodings = Map.copyOf(encodings);
            causes = Map.copyOf(causes);
            faults = Map.copyOf(faults);
            signatures = Map.copyOf(signatures);
            reaches = Map.copyOf(reaches);
            Objects.requireNonNull(unrelated);
            Objects.requireNonNull(file);
            Objects.requireNonNull(text);
            Objects.requireNonNull(between);
        }
    }

    /**
     * Returns the probable cause, every fault, and the next steps.
     *
     * @param contact for questions; null when the profile names none
     */
    public Guidance words(Inspection inspection, @Nullable String contact, Language language) {
        var cause = found(of(language).causes(), inspection.cause());
        var title = inspection.whole() ? cause.title() : cause.partly();
        return new Guidance(title, reason(inspection, language), steps(cause, inspection, contact, language));
    }

    private String reason(Inspection inspection, Language language) {
        var own = of(language);
        var sentences = new ArrayList<String>();
        sentences.add(inspection.encoding() == null ? own.file() : own.text());
        inspection.faults().forEach(fault -> sentences.add(found(own.faults(), fault)));
        // A fault tells of signatures that do not hold.
        if (inspection.signatures() != null && inspection.signatures() != Indication.TOTAL_FAILED) {
            sentences.add(found(own.signatures(), inspection.signatures()));
        }
        if (!inspection.whole()) {
            sentences.add(found(own.reaches(), inspection.reach()));
        }
        return fill(String.join(own.between(), sentences), inspection, language);
    }

    private String fill(String text, Inspection inspection, Language language) {
        var encoding = inspection.encoding();
        return text.replace("{kind}", named(inspection.kind(), of(language)))
                .replace(
                        "{encoding}", encoding == null ? "" : found(of(language).encodings(), encoding));
    }

    private static String named(FileKind kind, Words own) {
        var word = own.kinds().get(kind.name());
        return word == null ? own.document().replace("{id}", kind.name()) : word;
    }

    private List<String> steps(CauseWords cause, Inspection inspection, @Nullable String contact, Language language) {
        return cause.steps().stream()
                .filter(step -> contact != null || !step.contains(CONTACT))
                .filter(step -> inspection.signatures() == null || !step.equals(UNRELATED))
                .map(step -> step.replace(UNRELATED, of(language).unrelated())
                        .replace(CONTACT, Objects.requireNonNullElse(contact, "")))
                .toList();
    }

    /** Reads a language's words when they are first needed. */
    synchronized Words of(Language language) {
        return words.computeIfAbsent(language, InspectionBook::read);
    }

    private static <K, T> T found(Map<K, T> words, K key) {
        return Objects.requireNonNull(words.get(key), String.valueOf(key));
    }

    private static Words read(Language language) {
        var file = "/inspection/" + language.tag() + ".json";
        try (var in = Objects.requireNonNull(InspectionBook.class.getResourceAsStream(file), file)) {
            return new JsonMapper().readValue(in, Words.class);
        } catch (IOException e) {
            throw new IllegalStateException(file, e);
        }
    }
}
