package signinghelper.formats.pdf.change;

import signinghelper.formats.pdf.structure.FormField;
import signinghelper.formats.pdf.structure.FormTree;
import signinghelper.formats.pdf.syntax.PdfDocument;
import signinghelper.formats.pdf.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.syntax.PdfValue;
import signinghelper.formats.pdf.syntax.PdfValue.Dictionary;

import java.io.IOException;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Default resources of a form (ISO 32000-2, table 224). Programs use them for a field that they draw themselves, since it has
 * no appearance; signers' software adds to them, mostly what nothing uses.
 */
final class FormResources {
    private static final Set<String> STANDARD_FONT = Set.of("Type", "Subtype", "BaseFont", "Encoding", "Name");
    /** A value, the lines of a list, the words on a button. */
    private static final Set<String> SHOWING = Set.of("V", "Opt", "MK");

    /** Resources, their fonts, a font. */
    private static final int LEVELS = 3;

    private static final int MAX_LEVELS = 100;

    private final PdfDocument shown;
    private final Collection<FormField> before;

    /** @param before nodes of the form as it was signed */
    FormResources(PdfDocument shown, Collection<FormField> before) {
        this.shown = shown;
        this.before = before;
    }

    /** Returns true when some field as it was signed has something to show, and no appearance. */
    boolean isUsed() throws PdfSyntaxException, IOException {
        var filled = before.stream()
                .filter(field ->
                        SHOWING.stream().anyMatch(key -> field.dictionary().get(key) != PdfValue.NULL))
                .map(FormField::name)
                .collect(Collectors.toSet());
        for (var field : before) {
            if (field.isFillable() && !isDrawn(field.dictionary()) && (isBelow(field, filled) || inherits(field))) {
                return true;
            }
        }
        return false;
    }

    /** A field has its value from the nearest field above that has one, whatever their names are. */
    private static boolean isBelow(FormField field, Set<String> filled) {
        return filled.stream()
                .anyMatch(name -> name.isEmpty()
                        || field.name().equals(name)
                        || field.name().startsWith(name + "."));
    }

    /** Programs look for what a field inherits by {@code Parent}, which may lead elsewhere than the tree. */
    private boolean inherits(FormField field) throws PdfSyntaxException, IOException {
        var node = field.dictionary();
        for (var level = 0; level < MAX_LEVELS && node.get("Parent") != PdfValue.NULL; level++) {
            node = shown.dictionary(node.get("Parent")).orElse(Dictionary.EMPTY);
            if (SHOWING.stream().anyMatch(node.entries()::containsKey)) {
                return true;
            }
        }
        return false;
    }

    private boolean isDrawn(Dictionary field) throws PdfSyntaxException, IOException {
        return field.get("Kids") != PdfValue.NULL
                || (shown.resolve(field.get("AP")) instanceof Dictionary pictures
                        && isPicture(shown.resolve(pictures.get("N")), shown.resolve(field.get("AS"))));
    }

    /** Programs draw a field themselves where its state has no picture. */
    private boolean isPicture(PdfValue normal, PdfValue state) throws PdfSyntaxException, IOException {
        return normal instanceof PdfValue.Stream
                || (normal instanceof Dictionary states
                        && state instanceof PdfValue.Name name
                        && shown.resolve(states.get(name.text())) instanceof PdfValue.Stream);
    }

    /** Returns true for a default appearance that no program draws with: one that is new, where nothing waits to be drawn. */
    boolean isHarmlessAppearance(PdfValue old) throws PdfSyntaxException, IOException {
        var hasFields = before.stream().anyMatch(FormField::isFillable);
        return !hasFields || (old == PdfValue.NULL && !isDrawnAnew() && !isUsed());
    }

    private boolean isDrawnAnew() throws PdfSyntaxException, IOException {
        return FormTree.form(shown).get("NeedAppearances") != PdfValue.NULL;
    }

    boolean isHarmless(PdfValue old, PdfValue now) throws PdfSyntaxException, IOException {
        if (isDrawnAnew()) {
            return false;
        }
        return isUsed() ? isGrown(old, now) : hasFontsOf(old, now);
    }

    boolean areHarmlessFonts(PdfValue old, PdfValue now) throws PdfSyntaxException, IOException {
        if (isDrawnAnew()) {
            return false;
        }
        return isUsed() ? isGrown(old, now) : isExtended(old, now);
    }

    /** Fonts are named by the fields' default appearances, and nothing else is. */
    private boolean hasFontsOf(PdfValue old, PdfValue now) throws PdfSyntaxException, IOException {
        return old == PdfValue.NULL
                || (old instanceof Dictionary before
                        && now instanceof Dictionary after
                        && isExtended(shown.resolve(before.get("Font")), shown.resolve(after.get("Font"))));
    }

    private static boolean isExtended(PdfValue old, PdfValue now) {
        return old == PdfValue.NULL
                || (old instanceof Dictionary before
                        && now instanceof Dictionary after
                        && after.entries()
                                .entrySet()
                                .containsAll(before.entries().entrySet()));
    }

    private boolean isGrown(PdfValue old, PdfValue now) throws PdfSyntaxException, IOException {
        if (old.equals(now)) {
            return true;
        }
        if (old == PdfValue.NULL) {
            return isStandard(now, LEVELS);
        }
        if (!(old instanceof Dictionary before) || !(now instanceof Dictionary after)) {
            return false;
        }
        for (var key : Comparison.keys(before, after)) {
            if (!isGrown(before.get(key), after.get(key))) {
                return false;
            }
        }
        return true;
    }

    /** A font without a program or an encoding of its own (ISO 32000-2, 9.6.2.2), or a dictionary of such fonts. */
    private boolean isStandard(PdfValue added, int levels) throws PdfSyntaxException, IOException {
        if (!(shown.resolve(added) instanceof Dictionary fonts) || levels == 0) {
            return false;
        }
        if (fonts.names("Subtype", "Type1")) {
            return STANDARD_FONT.containsAll(fonts.entries().keySet())
                    && fonts.entries().values().stream().allMatch(PdfValue.Name.class::isInstance);
        }
        for (var font : fonts.entries().values()) {
            if (!isStandard(font, levels - 1)) {
                return false;
            }
        }
        return true;
    }
}
