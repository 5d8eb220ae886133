package signinghelper.formats.pdf.internal.change;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.pdf.internal.change.Change.Kind;
import signinghelper.formats.pdf.internal.structure.TextString;
import signinghelper.formats.pdf.internal.syntax.PdfValue;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Text;

import java.util.List;
import java.util.Set;

/** Later changes of the information dictionary (ISO 32000-2, 14.3.3), which stands on no page. */
final class InformationChanges {
    /** Programs write these about themselves. */
    private static final Set<String> OF_THE_LAST = Set.of("ModDate", "Producer");

    private static final Set<String> OF_THE_FIRST = Set.of("Creator", "CreationDate");

    private InformationChanges() {}

    static List<Change> between(PdfValue before, PdfValue after) {
        return ChangedKeys.between(before, after).stream()
                .map(key -> new Change(kind(key, value(before, key), value(after, key)), "information " + key))
                .toList();
    }

    private static Kind kind(String key, @Nullable PdfValue before, @Nullable PdfValue after) {
        var isOfProgram = OF_THE_LAST.contains(key) || (before == null && OF_THE_FIRST.contains(key));
        // Some programs show no page where it is anything else.
        var isText = after == null || after instanceof Text;
        if (isSpelledOtherwise(before, after)) {
            return Kind.UNEXPLAINED;
        }
        return (isOfProgram && isText) || isSameText(before, after) ? Kind.METADATA : Kind.OTHER;
    }

    private static @Nullable PdfValue value(PdfValue information, String key) {
        return information instanceof Dictionary dictionary
                ? dictionary.entries().get(key)
                : null;
    }

    private static boolean isSpelledOtherwise(@Nullable PdfValue before, @Nullable PdfValue after) {
        return before instanceof Text one
                && after instanceof Text other
                && one.octets().equals(other.octets());
    }

    /** Programs write a text again in another encoding. */
    private static boolean isSameText(@Nullable PdfValue before, @Nullable PdfValue after) {
        return before instanceof Text one
                && after instanceof Text other
                && one.spelling().equals(other.spelling())
                && TextString.decode(one.octets()).equals(TextString.decode(other.octets()));
    }
}
