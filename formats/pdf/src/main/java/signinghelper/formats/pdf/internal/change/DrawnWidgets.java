package signinghelper.formats.pdf.internal.change;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.pdf.internal.structure.FormField;
import signinghelper.formats.pdf.internal.structure.FormTree;
import signinghelper.formats.pdf.internal.structure.PageTree;
import signinghelper.formats.pdf.internal.syntax.PdfDocument;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.internal.syntax.PdfValue;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Widgets and free texts that programs may draw by default appearances, in a document as it was signed: the nodes of its form,
 * and the annotations of its pages, which some programs draw without a form as well.
 */
final class DrawnWidgets {
    /** A value, the lines of a list, the words on a button, the text of a free text. */
    private static final Set<String> SHOWING = Set.of("V", "Opt", "MK", "Contents", "RC");

    private static final int MAX_LEVELS = 100;

    private final PdfDocument signed;
    private final Collection<FormField> nodes;
    private final Set<String> appearances = new HashSet<>();
    private final Map<PdfValue, List<Dictionary>> above = new HashMap<>();
    private @Nullable Boolean areUsed;

    /** @param nodes of the form as it was signed */
    DrawnWidgets(PdfDocument signed, Collection<FormField> nodes) {
        this.signed = signed;
        this.nodes = nodes;
    }

    boolean areFillable() throws PdfSyntaxException, IOException {
        return nodes.stream().anyMatch(FormField::isFillable) || !annotations().isEmpty();
    }

    /** Returns true when something has words to show, and no appearance. */
    boolean areUsed() throws PdfSyntaxException, IOException {
        if (areUsed == null) {
            areUsed = findUsed();
        }
        return areUsed;
    }

    private boolean findUsed() throws PdfSyntaxException, IOException {
        var filled = nodes.stream()
                .filter(field -> isShowing(field.dictionary()))
                .map(FormField::name)
                .collect(Collectors.toSet());
        for (var field : nodes) {
            if (field.isFillable()
                    && field.dictionary().get("Kids") == PdfValue.NULL
                    && !hasPicture(field.dictionary())
                    && (isBelow(field, filled) || inherits(field.dictionary()))) {
                return true;
            }
        }
        for (var annotation : annotations()) {
            if (!hasPicture(annotation) && inherits(annotation)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isShowing(Dictionary node) {
        return SHOWING.stream().anyMatch(node.entries()::containsKey);
    }

    /** A field has its value from the nearest field above that has one, whatever their names are. */
    private static boolean isBelow(FormField field, Set<String> filled) {
        var name = field.name();
        return filled.contains("")
                || filled.contains(name)
                || IntStream.range(0, name.length())
                        .filter(i -> name.charAt(i) == '.')
                        .anyMatch(i -> filled.contains(name.substring(0, i)));
    }

    private boolean inherits(Dictionary node) throws PdfSyntaxException, IOException {
        return withParents(node).stream().anyMatch(DrawnWidgets::isShowing);
    }

    /** Programs look for what a node inherits by {@code Parent}, which may lead elsewhere than the tree. */
    private List<Dictionary> withParents(Dictionary node) throws PdfSyntaxException, IOException {
        return joined(node, above(node.get("Parent"), MAX_LEVELS));
    }

    /** Reads what many have above them once. */
    private List<Dictionary> above(PdfValue parent, int levels) throws PdfSyntaxException, IOException {
        var known = above.get(parent);
        if (known != null) {
            return known;
        }
        var node = levels == 0 ? Optional.<Dictionary>empty() : signed.dictionary(parent);
        if (node.isEmpty()) {
            return List.of();
        }
        var found = joined(node.get(), above(node.get().get("Parent"), levels - 1));
        above.put(parent, found);
        return found;
    }

    private static List<Dictionary> joined(Dictionary first, List<Dictionary> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }

    /** Programs draw a field themselves where its state has no picture. */
    private boolean hasPicture(Dictionary node) throws PdfSyntaxException, IOException {
        if (!(signed.resolve(node.get("AP")) instanceof Dictionary pictures)) {
            return false;
        }
        var normal = signed.resolve(pictures.get("N"));
        return normal instanceof PdfValue.Stream
                || (normal instanceof Dictionary states
                        && signed.resolve(node.get("AS")) instanceof PdfValue.Name state
                        && signed.resolve(states.get(state.text())) instanceof PdfValue.Stream);
    }

    /** Returns the widgets and free texts of all pages; a signature's widget shows no words. */
    private List<Dictionary> annotations() throws PdfSyntaxException, IOException {
        var found = new ArrayList<Dictionary>();
        for (var page : PageTree.of(signed)) {
            for (var value : signed.sequence(page.dictionary().get("Annots"))) {
                var annotation = signed.dictionary(value);
                if (annotation.isPresent() && isDrawn(annotation.get())) {
                    found.add(annotation.get());
                }
            }
        }
        return found;
    }

    /** A name may stand in an object of its own. */
    private boolean isDrawn(Dictionary annotation) throws PdfSyntaxException, IOException {
        var kind = signed.resolve(annotation.get("Subtype"));
        return kind.equals(new PdfValue.Name("FreeText"))
                || (kind.equals(new PdfValue.Name("Widget"))
                        && !signed.resolve(annotation.get("FT")).equals(new PdfValue.Name("Sig")));
    }

    /** Returns false only where no default appearance says {@code name}; an octet by its number may say any. */
    boolean mayName(String name) throws PdfSyntaxException, IOException {
        for (var said : appearances()) {
            signed.requireTime();
            if (said.contains("/" + name) || said.indexOf('#') >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Collects them once. */
    private Set<String> appearances() throws PdfSyntaxException, IOException {
        if (appearances.isEmpty()) {
            appearances.add("");
            appearance(FormTree.form(signed));
            var all = new ArrayList<>(annotations());
            nodes.forEach(field -> all.add(field.dictionary()));
            for (var node : all) {
                for (var each : withParents(node)) {
                    appearance(each);
                }
            }
        }
        return appearances;
    }

    private void appearance(Dictionary node) throws PdfSyntaxException, IOException {
        if (signed.resolve(node.get("DA")) instanceof PdfValue.Text text) {
            appearances.add(new String(text.octets().toArray(), StandardCharsets.ISO_8859_1));
        }
    }
}
