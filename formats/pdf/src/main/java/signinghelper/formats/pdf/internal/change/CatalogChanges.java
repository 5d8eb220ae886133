package signinghelper.formats.pdf.internal.change;

import signinghelper.formats.pdf.internal.change.Change.Kind;
import signinghelper.formats.pdf.internal.syntax.PdfDocument;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.internal.syntax.PdfValue;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Changes to a document's catalog. Programs give up on values of another form, and then look for objects by themselves. */
final class CatalogChanges {
    private static final Pattern VERSION = Pattern.compile("[12]\\.\\d");

    /** Keys of a developer extension (ISO 32000-2, 7.12.3). */
    private static final Set<String> EXTENSION =
            Set.of("Type", "BaseVersion", "ExtensionLevel", "ExtensionRevision", "URL");

    private final PdfDocument signed;
    private final PdfDocument shown;
    private final StructureGrowth structure;

    CatalogChanges(PdfDocument signed, PdfDocument shown, StructureGrowth structure) {
        this.signed = signed;
        this.shown = shown;
        this.structure = structure;
    }

    /** Explains a catalog that has changed in these keys. */
    List<Change> changes(Set<String> keys) throws PdfSyntaxException, IOException {
        var before = catalog(signed);
        var catalog = catalog(shown);
        var changes = new ArrayList<Change>();
        for (var key : keys) {
            if (catalog.entries().containsKey(key) && !isSound(key, shown.resolve(catalog.get(key)))) {
                changes.add(new Change(Kind.UNEXPLAINED, "catalog " + key));
            }
            switch (key) {
                case "DSS" -> changes.add(new Change(Kind.PROOFS_ADDED, key));
                case "Metadata" -> changes.add(new Change(Kind.METADATA, key));
                case "StructTreeRoot" -> changes.add(structure.change(before.get(key), catalog.get(key)));
                // It says that content is tagged, and draws nothing.
                case "MarkInfo" -> changes.add(new Change(Kind.UNEXPLAINED, "catalog " + key));
                case "AcroForm", "Extensions", "Version" -> {
                    // The form is compared by itself; the others only name what a reader may need.
                }
                // A certification behind a signature permits less, and shows nothing.
                case "Perms" ->
                    changes.add(new Change(
                            before.get(key) == PdfValue.NULL ? Kind.UNEXPLAINED : Kind.OTHER, "catalog " + key));
                default -> changes.add(new Change(Kind.OTHER, "catalog " + key));
            }
        }
        return changes;
    }

    private static Dictionary catalog(PdfDocument document) throws PdfSyntaxException, IOException {
        return document.dictionary(document.trailer().get("Root")).orElse(Dictionary.EMPTY);
    }

    private boolean isSound(String key, PdfValue value) throws PdfSyntaxException, IOException {
        return switch (key) {
            case "Version" ->
                value instanceof PdfValue.Name name
                        && VERSION.matcher(name.text()).matches();
            case "Extensions" -> isExtensions(value);
            case "DSS", "AcroForm" -> value instanceof Dictionary;
            case "Metadata" -> value instanceof PdfValue.Stream;
            default -> true;
        };
    }

    private boolean isExtensions(PdfValue value) throws PdfSyntaxException, IOException {
        if (!(value instanceof Dictionary extensions)) {
            return false;
        }
        for (var entry : extensions.entries().entrySet()) {
            var one = shown.resolve(entry.getValue());
            var all = one instanceof PdfValue.Sequence sequence ? sequence.values() : List.of(one);
            for (var each : all) {
                if (!entry.getKey().equals("Type") && !isExtension(shown.resolve(each))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isExtension(PdfValue value) {
        return value instanceof Dictionary extension
                && EXTENSION.containsAll(extension.entries().keySet())
                && extension.entries().values().stream().noneMatch(PdfValue.Reference.class::isInstance);
    }
}
