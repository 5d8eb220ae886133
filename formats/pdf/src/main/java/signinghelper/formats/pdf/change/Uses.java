package signinghelper.formats.pdf.change;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.pdf.structure.FormField;
import signinghelper.formats.pdf.structure.Page;
import signinghelper.formats.pdf.structure.PageTree;
import signinghelper.formats.pdf.syntax.PdfDocument;
import signinghelper.formats.pdf.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.syntax.PdfSyntaxException.Reason;
import signinghelper.formats.pdf.syntax.PdfValue;
import signinghelper.formats.pdf.syntax.PdfValue.Dictionary;
import signinghelper.formats.pdf.syntax.PdfValue.Reference;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Roles of all objects that a document refers to, those that are missing among them. An object in several roles may change
 * only as each of them allows.
 */
final class Uses {
    private static final int MAX_USES = 1_000_000;

    /** Keys by which a field or an annotation speaks of another. */
    private static final Set<String> RELATED = Set.of("Parent", "Popup", "IRT");

    private static final Set<Use> RELATIVES = EnumSet.of(Use.FIELD, Use.ANNOTATION);

    /** Keys of arrays that list pages, or lead to one; the first entry of another may be drawn by its content. */
    private static final Set<String> PAGE_LISTS = Set.of("Kids", "D", "Dest", "OpenAction", "SD", "Names");

    /** Roles of arrays that speak of fields and annotations; another array may show them, or act by them. */
    private static final Set<Use> LISTING = EnumSet.of(Use.FIELDS, Use.ANNOTATIONS, Use.CALCULATION);

    private final PdfDocument document;
    private final Predicate<FormField> isEmpty;
    private final Map<Integer, Use> own = new HashMap<>();
    private final Map<Integer, FormField> fields = new HashMap<>();
    private final Map<Reference, Set<Use>> found = new HashMap<>();
    private final Deque<Visit> open = new ArrayDeque<>();
    private final Set<Visit> seen = new HashSet<>();

    /** @param isList where it is an array, pages are listed in it, or spoken of as places to go to */
    private record Visit(Reference reference, Use use, boolean isList) {}

    private Uses(PdfDocument document, Predicate<FormField> isEmpty) {
        this.document = document;
        this.isEmpty = isEmpty;
    }

    /** Returns the roles of every reference that can be reached. */
    static Map<Reference, Set<Use>> of(PdfDocument document, List<Page> pages, FormChanges form)
            throws PdfSyntaxException, IOException {
        return new Uses(document, form::isEmpty).walk(pages, form.signedFields());
    }

    private Map<Reference, Set<Use>> walk(List<Page> pages, List<FormField> form)
            throws PdfSyntaxException, IOException {
        var nodes = new HashSet<PdfValue>();
        PageTree.of(document, nodes);
        for (var page : pages) {
            own.put(page.reference().number(), Use.PAGE);
            for (var annotation : document.sequence(page.dictionary().get("Annots"))) {
                own(annotation, Use.ANNOTATION, nodes);
            }
        }
        for (var field : form) {
            own(field.reference(), Use.FIELD, nodes);
            if (own.get(field.reference().number()) == Use.FIELD) {
                fields.put(field.reference().number(), field);
            }
        }
        if (document.trailer().get("Root") instanceof Reference root) {
            own.put(root.number(), Use.CATALOG);
        }
        reach(document.trailer().get("Info"), Use.INFORMATION, false, false);
        reach(document.trailer().get("Root"), Use.CATALOG, false, false);
        for (var section : document.sections()) {
            for (var number : section.objectStreams()) {
                container(document.resolve(document.byNumber(new Reference(number, 0))));
            }
        }
        while (!open.isEmpty()) {
            var visit = open.removeLast();
            // A field may be something else, too, whose parts do not change with its value.
            var field = visit.use() == Use.FIELD ? fields.get(visit.reference().number()) : null;
            look(document.resolve(visit.reference()), visit.use(), field, false, visit.isList());
        }
        return Collections.unmodifiableMap(found);
    }

    /** Looks at what a stream with objects is read by: another length gives them other values. */
    private void container(PdfValue value) throws PdfSyntaxException, IOException {
        if (value instanceof PdfValue.Stream stream) {
            look(stream.dictionary(), Use.CONTENT, null, false, false);
        }
    }

    /** Gives a role of its own to a dictionary; a number or an array, and a node of the page tree, has none by this name. */
    private void own(PdfValue value, Use use, Set<PdfValue> nodes) throws PdfSyntaxException, IOException {
        if (value instanceof Reference reference && !nodes.contains(reference)) {
            var isOwn = document.dictionary(reference).filter(found -> use != Use.FIELD || isWidget(found));
            isOwn.ifPresent(found -> own.put(reference.number(), use));
        }
    }

    /** A node of the form may be a widget too, and no other annotation. */
    private static boolean isWidget(Dictionary node) {
        return node.get("Subtype") == PdfValue.NULL || node.names("Subtype", "Widget");
    }

    /**
     * Gives an object the role by which it is reached, and its own.
     *
     * @param isNamed true where objects are spoken of by what they are, so that their own role is the only one
     */
    private void reach(PdfValue value, Use use, boolean isNamed, boolean isList)
            throws PdfSyntaxException, IOException {
        if (value instanceof Reference written) {
            var reference = document.byNumber(written);
            var role = use == Use.CATALOG ? use : own.getOrDefault(reference.number(), use);
            reach(new Visit(reference, role, isList));
            if (!isNamed) {
                reach(new Visit(reference, use, isList));
            }
        }
    }

    private void reach(Visit visit) throws PdfSyntaxException {
        add(visit.reference(), visit.use());
        if (seen.add(visit)) {
            if (seen.size() > MAX_USES) {
                throw new PdfSyntaxException(Reason.TOO_LARGE, "references");
            }
            open.addLast(visit);
        }
    }

    private void add(Reference reference, Use role) {
        found.computeIfAbsent(reference, key -> EnumSet.noneOf(Use.class)).add(role);
    }

    private void look(PdfValue value, Use use, @Nullable FormField field, boolean isNamed, boolean isList)
            throws PdfSyntaxException, IOException {
        if (value instanceof Reference) {
            reach(value, use, isNamed, isList);
        } else if (value instanceof PdfValue.Sequence sequence) {
            for (var one : sequence.values()) {
                mention(one, isList);
                look(one, use, null, isNamed || LISTING.contains(use) || isPage(one), isList);
            }
        } else if (value instanceof Dictionary dictionary) {
            for (var entry : dictionary.entries().entrySet()) {
                var key = entry.getKey();
                var isNaming = isNaming(use, dictionary, key, entry.getValue());
                mention(entry.getValue(), !isNaming || (isOfPage(key) && speaksOfPages(use)));
                look(entry.getValue(), under(use, key, field), null, isNaming, PAGE_LISTS.contains(key));
            }
        } else if (value instanceof PdfValue.Stream stream) {
            look(stream.dictionary(), use, field, false, false);
        }
    }

    /** Notes a page that stands where something may be drawn by its keys. */
    private void mention(PdfValue value, boolean isMeantAsPage) throws PdfSyntaxException, IOException {
        if (!isMeantAsPage && isPage(value)) {
            add(document.byNumber((Reference) value), Use.MENTION);
        }
    }

    private static boolean isOfPage(String key) {
        return key.equals("P") || key.equals("Pg");
    }

    private static boolean speaksOfPages(Use use) {
        return RELATIVES.contains(use) || LISTING.contains(use) || use == Use.STRUCTURE;
    }

    /**
     * Returns true where a catalog, a page, a field or an annotation is only spoken of, which draws nothing. {@code Data} is the catalog in
     * a signature's reference (ISO 32000-2, 12.8.1), {@code T} what an action hides, {@code Fields} what it is about.
     */
    private boolean isNaming(Use use, Dictionary holder, String key, PdfValue value) {
        return switch (key) {
            case "P", "Pg" -> isPage(value);
            case "Data" -> isOwn(value, Use.CATALOG);
            case "Obj" -> use == Use.STRUCTURE;
            case "T" -> holder.names("S", "Hide");
            case "Fields" -> value instanceof PdfValue.Sequence;
            default -> RELATED.contains(key) && RELATIVES.contains(use);
        };
    }

    private boolean isOwn(PdfValue value, Use role) {
        return value instanceof Reference reference && own.get(reference.number()) == role;
    }

    /** Pages are listed in their tree, and where something leads to them. */
    private boolean isPage(PdfValue value) {
        return isOwn(value, Use.PAGE);
    }

    /** A signature's value and appearance are never filled in anew. */
    private Use under(Use use, String key, @Nullable FormField field) {
        if (field == null || field.isSignature() || !(key.equals("V") || key.equals("AP"))) {
            return use.under(key);
        }
        return isEmpty.test(field) ? Use.FIRST_FILLING : Use.FILLING;
    }
}
