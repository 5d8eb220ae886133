package signinghelper.formats.pdf.internal.change;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.pdf.internal.change.Change.Kind;
import signinghelper.formats.pdf.internal.structure.FormField;
import signinghelper.formats.pdf.internal.structure.Page;
import signinghelper.formats.pdf.internal.structure.PageTree;
import signinghelper.formats.pdf.internal.syntax.PdfDocument;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException.Reason;
import signinghelper.formats.pdf.internal.syntax.PdfValue;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Reference;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Roles of all objects that a document refers to, those that are missing among them. An object in several roles may change
 * only as each of them allows.
 */
final class Uses {
    private static final int MAX_USES = 1_000_000;

    /** Values that are looked at once more, since something else leads to them. */
    private static final int MAX_AGAIN = 5_000_000;

    /** Keys by which a field or an annotation speaks of another. */
    private static final Set<String> RELATED = Set.of("Parent", "Popup", "IRT");

    private static final Set<Use> FILLED = EnumSet.of(Use.FILLING, Use.FIRST_FILLING);

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
    private final Map<Reference, Set<String>> filled = new HashMap<>();
    private final Deque<Visit> open = new ArrayDeque<>();
    private final Set<Visit> seen = new HashSet<>();
    private final Set<Reference> visited = new HashSet<>();
    private boolean isAgain;
    private int again;

    /**
     * Roles by reference.
     *
     * @param fields names of the fields in whose value or appearance an object lies
     */
    record Found(Map<Reference, Set<Use>> roles, Map<Reference, Set<String>> fields) {
        /** Returns what changes with an object in this role: that fields are filled in, or nothing. */
        List<Change> filled(Reference reference, Use use) {
            var kind = use == Use.FILLING ? Kind.FILLED : Kind.FILLED_FIRST;
            return FILLED.contains(use)
                    ? Objects.requireNonNull(fields.get(reference)).stream()
                            .map(field -> Change.ofField(kind, field))
                            .toList()
                    : List.of();
        }
    }

    /**
     * Way to an object.
     *
     * @param filled name of the field in whose value or appearance it lies; null outside of all
     * @param isNamed true where objects are spoken of by what they are, so that their own role is the only one
     * @param isList true in an array that lists pages, or speaks of them as places to go to
     */
    private record Way(Use use, @Nullable String filled, boolean isNamed, boolean isList) {
        Way(Use use) {
            this(use, null, false, false);
        }

        /** Leads to an object that has a role of its own. */
        Way as(Use own) {
            return new Way(own, own == use ? filled : null, false, isList);
        }

        Way on(boolean named, boolean list) {
            return new Way(use, filled, named, list);
        }
    }

    private record Visit(Reference reference, Way way) {}

    private Uses(PdfDocument document, Predicate<FormField> isEmpty) {
        this.document = document;
        this.isEmpty = isEmpty;
    }

    /** Returns the roles of every reference that can be reached. */
    static Found of(PdfDocument document, List<Page> pages, FormChanges form) throws PdfSyntaxException, IOException {
        return new Uses(document, form::isEmpty).walk(pages, form.signedFields());
    }

    private Found walk(List<Page> pages, List<FormField> form) throws PdfSyntaxException, IOException {
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
        reach(document.trailer().get("Info"), new Way(Use.INFORMATION));
        reach(document.trailer().get("Root"), new Way(Use.CATALOG));
        for (var section : document.sections()) {
            for (var number : section.objectStreams()) {
                container(document.resolve(document.byNumber(new Reference(number, 0))));
            }
        }
        while (!open.isEmpty()) {
            var visit = open.removeLast();
            isAgain = !visited.add(visit.reference());
            // A field may be something else, too, whose parts do not change with its value.
            var isField = visit.way().use() == Use.FIELD;
            var field = isField ? fields.get(visit.reference().number()) : null;
            look(document.resolve(visit.reference()), visit.way(), field);
        }
        return new Found(Collections.unmodifiableMap(found), Collections.unmodifiableMap(filled));
    }

    /** Looks at what a stream with objects is read by: another length gives them other values. */
    private void container(PdfValue value) throws PdfSyntaxException, IOException {
        if (value instanceof PdfValue.Stream stream) {
            look(stream.dictionary(), new Way(Use.CONTENT), null);
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

    /** Gives an object the role by which it is reached, and its own. */
    private void reach(PdfValue value, Way way) throws PdfSyntaxException, IOException {
        if (value instanceof Reference written) {
            var reference = document.byNumber(written);
            var own = way.use() == Use.CATALOG ? way.use() : this.own.getOrDefault(reference.number(), way.use());
            reach(new Visit(reference, way.as(own)));
            if (!way.isNamed()) {
                reach(new Visit(reference, way.as(way.use())));
            }
        }
    }

    private void reach(Visit visit) throws PdfSyntaxException {
        add(visit.reference(), visit.way().use());
        if (visit.way().filled() != null) {
            filled.computeIfAbsent(visit.reference(), key -> new HashSet<>())
                    .add(visit.way().filled());
        }
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

    private void look(PdfValue value, Way way, @Nullable FormField field) throws PdfSyntaxException, IOException {
        if (isAgain && ++again > MAX_AGAIN) {
            throw new PdfSyntaxException(Reason.TOO_LARGE, "references");
        }
        if (value instanceof Reference) {
            reach(value, way);
        } else if (value instanceof PdfValue.Sequence sequence) {
            for (var one : sequence.values()) {
                mention(one, way.isList());
                var isNaming = way.isNamed() || LISTING.contains(way.use()) || isPage(one);
                look(one, way.on(isNaming, way.isList()), null);
            }
        } else if (value instanceof Dictionary dictionary) {
            for (var entry : dictionary.entries().entrySet()) {
                var key = entry.getKey();
                var isNaming = isNaming(way.use(), dictionary, key, entry.getValue());
                mention(entry.getValue(), !isNaming || (isOfPage(key) && speaksOfPages(way.use())));
                look(entry.getValue(), under(way, key, field).on(isNaming, PAGE_LISTS.contains(key)), null);
            }
        } else if (value instanceof PdfValue.Stream stream) {
            look(stream.dictionary(), way.on(false, false), field);
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

    /** The value and the appearance of a signature, or of a button that is only pressed, are never filled in anew. */
    private Way under(Way way, String key, @Nullable FormField field) {
        if (field == null || !field.isFillable() || !(key.equals("V") || key.equals("AP"))) {
            return new Way(way.use().under(key), way.filled(), false, false);
        }
        return new Way(isEmpty.test(field) ? Use.FIRST_FILLING : Use.FILLING, field.name(), false, false);
    }
}
