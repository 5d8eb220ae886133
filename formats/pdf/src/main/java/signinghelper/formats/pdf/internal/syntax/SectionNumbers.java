package signinghelper.formats.pdf.internal.syntax;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Numbers of cross-reference streams, each of which is an object too. */
public final class SectionNumbers {
    private final List<CrossReferences> sections;
    private final Set<Long> streams;

    private SectionNumbers(List<CrossReferences> sections) {
        this.sections = sections;
        this.streams = sections.stream()
                .flatMap(section -> section.own().values().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Requires that no cross-reference stream has the number of an object that its section, or an older one, lists. Some programs
     * take the stream for that object, whatever the sections list, and mend a file for one of number 0.
     */
    public static void require(PdfDocument document) throws PdfSyntaxException {
        var numbers = new SectionNumbers(document.sections());
        for (var i = 0; i < numbers.sections.size(); i++) {
            for (var number : numbers.sections.get(i).own().keySet()) {
                numbers.require(number, i);
            }
        }
    }

    private void require(int number, int section) throws PdfSyntaxException {
        var isListedAnew = sections.subList(0, section).stream()
                .anyMatch(newer -> newer.places().containsKey(number));
        var listed = sections.stream()
                .skip(section)
                .map(each -> each.places().get(number))
                .filter(Objects::nonNull)
                .findFirst();
        if (number == 0 || (!isListedAnew && isObject(listed.orElse(null)))) {
            throw PdfSyntaxException.malformed("object " + number + " and a section");
        }
    }

    private boolean isObject(@Nullable Place place) {
        return place != null
                && place.kind() != Place.Kind.FREE
                && !(place.kind() == Place.Kind.IN_FILE && streams.contains(place.position()));
    }
}
