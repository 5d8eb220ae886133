package signinghelper.formats.pdf.internal.change;

import signinghelper.formats.pdf.internal.change.Change.Kind;
import signinghelper.formats.pdf.internal.structure.FormTree;
import signinghelper.formats.pdf.internal.syntax.PdfDocument;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.internal.syntax.PdfValue;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Default resources of a form (ISO 32000-2, table 224). Programs use them for a field that they draw themselves, since it has
 * no appearance; signers' software adds to them, mostly what nothing uses.
 */
final class FormResources {
    private static final Set<String> STANDARD_FONT = Set.of("Type", "Subtype", "BaseFont", "Encoding", "Name");

    /** Standard fonts for text (ISO 32000-2, 9.6.2.2), whose letters are those of the font that many programs take for a missing one. */
    private static final Set<String> TEXT = Set.of(
            "Helvetica",
            "Helvetica-Bold",
            "Helvetica-Oblique",
            "Helvetica-BoldOblique",
            "Times-Roman",
            "Times-Bold",
            "Times-Italic",
            "Times-BoldItalic",
            "Courier",
            "Courier-Bold",
            "Courier-Oblique",
            "Courier-BoldOblique");

    /** Values of {@code NeedAppearances} by which no program draws fields anew. */
    private static final Set<PdfValue> UNASKED = Set.of(PdfValue.NULL, new PdfValue.Truth(false));

    private static final PdfValue USUAL = new PdfValue.Name("WinAnsiEncoding");

    /** Resources that draw nothing by their names in a default appearance, but for fonts. */
    private static final Set<String> UNNAMED = Set.of("Font", "Encoding", "ProcSet");

    private final PdfDocument shown;
    private final DrawnWidgets widgets;

    FormResources(PdfDocument shown, DrawnWidgets widgets) {
        this.shown = shown;
        this.widgets = widgets;
    }

    /** Explains a form's default appearance: one that is new changes nothing where nothing waits to be drawn. */
    List<Change> appearance(PdfValue old) throws PdfSyntaxException, IOException {
        var isHarmless = !widgets.areFillable() || (old == PdfValue.NULL && !isDrawnAnew() && !widgets.areUsed());
        return isHarmless ? List.of() : change(Kind.OTHER, "form DA");
    }

    private boolean isDrawnAnew() throws PdfSyntaxException, IOException {
        return !UNASKED.contains(shown.resolve(FormTree.form(shown).get("NeedAppearances")));
    }

    /** Explains default resources. Some programs draw all that a default appearance names. */
    List<Change> resources(PdfValue old, PdfValue now) throws PdfSyntaxException, IOException {
        if (!(now instanceof Dictionary after) || !(old instanceof Dictionary || old == PdfValue.NULL)) {
            return change(Kind.OTHER, "form DR");
        }
        var before = old instanceof Dictionary dictionary ? dictionary : Dictionary.EMPTY;
        var isDrawn = ChangedKeys.between(before, after).stream().anyMatch(key -> !UNNAMED.contains(key));
        if (isDrawn && widgets.areFillable()) {
            return change(widgets.areUsed() ? Kind.OTHER : Kind.UNEXPLAINED, "form DR");
        }
        return fonts(shown.resolve(before.get("Font")), shown.resolve(after.get("Font")));
    }

    /** Explains fonts among the default resources: a new one may draw what some field says by its name. */
    List<Change> fonts(PdfValue old, PdfValue now) throws PdfSyntaxException, IOException {
        var before = old instanceof Dictionary dictionary ? dictionary : Dictionary.EMPTY;
        var after = now instanceof Dictionary dictionary ? dictionary : Dictionary.EMPTY;
        for (var name : ChangedKeys.between(before, after)) {
            var isNew = !before.entries().containsKey(name);
            if (!isNew) {
                return change(Kind.OTHER, "form DR");
            }
            var isNamed = widgets.mayName(name);
            if (isText(after.get(name))) {
                // Some programs draw nothing where a font is missing, others take one whose name they know.
                if (widgets.areUsed() || (isNamed && isDrawnAnew())) {
                    return change(Kind.UNEXPLAINED, "form DR");
                }
            } else if (isNamed || isDrawnAnew() || widgets.areUsed()) {
                var isDrawn = isNamed && (widgets.areUsed() || isDrawnAnew());
                return change(isDrawn ? Kind.OTHER : Kind.UNEXPLAINED, "form DR");
            }
        }
        return List.of();
    }

    /** A font for text without a program or an encoding of its own (ISO 32000-2, 9.6.2.2). */
    private boolean isText(PdfValue added) throws PdfSyntaxException, IOException {
        return shown.resolve(added) instanceof Dictionary font
                && font.names("Subtype", "Type1")
                && STANDARD_FONT.containsAll(font.entries().keySet())
                && font.entries().values().stream().allMatch(PdfValue.Name.class::isInstance)
                && TEXT.stream().anyMatch(name -> font.names("BaseFont", name))
                && (font.get("Encoding") == PdfValue.NULL
                        || font.get("Encoding").equals(USUAL));
    }

    private static List<Change> change(Kind kind, String part) {
        return List.of(new Change(kind, part));
    }
}
