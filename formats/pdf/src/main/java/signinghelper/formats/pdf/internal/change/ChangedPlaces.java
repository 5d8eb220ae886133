package signinghelper.formats.pdf.internal.change;

import signinghelper.formats.pdf.internal.structure.FormTree;
import signinghelper.formats.pdf.internal.structure.Page;
import signinghelper.formats.pdf.internal.structure.PageTree;
import signinghelper.formats.pdf.internal.syntax.PdfDocument;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.internal.syntax.PdfValue;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Reference;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Pages on which changes are seen, as far as the document leads to them in the usual way. It explains a finding to people; no
 * verdict depends on it.
 */
public final class ChangedPlaces {
    private static final int MOST_STEPS = 20_000;

    /** Keys that lead to other pages. */
    private static final Set<String> AWAY = Set.of("Parent", "P", "Dest", "A", "AA", "B");

    private final PdfDocument shown;
    private final Map<Reference, SortedSet<Integer>> pages = new HashMap<>();
    private final Map<String, SortedSet<Integer>> fields = new HashMap<>();
    private int steps;

    private ChangedPlaces(PdfDocument shown) {
        this.shown = shown;
    }

    /** Finds the places in a document. */
    public static ChangedPlaces of(PdfDocument shown) throws IOException {
        var places = new ChangedPlaces(shown);
        try {
            places.read();
        } catch (PdfSyntaxException e) {
            // Places that were found until then are right all the same.
        }
        return places;
    }

    /** Returns numbers of pages from 1; empty where none is known. */
    public SortedSet<Integer> pages(Change change) {
        if (change.page() != null) {
            return new TreeSet<>(Set.of(change.page()));
        }
        return change.field() != null
                ? fields.getOrDefault(change.field(), new TreeSet<>())
                : pages.getOrDefault(change.object(), new TreeSet<>());
    }

    private void read() throws PdfSyntaxException, IOException {
        for (var page : PageTree.of(shown)) {
            walk(page);
        }
        for (var field : FormTree.of(shown)) {
            fields.computeIfAbsent(field.name(), first -> new TreeSet<>())
                    .addAll(pages.getOrDefault(field.reference(), new TreeSet<>()));
        }
    }

    private void walk(Page page) throws PdfSyntaxException, IOException {
        var seen = new HashSet<Reference>();
        var open = new ArrayDeque<PdfValue>(List.of(page.dictionary()));
        pages.computeIfAbsent(page.reference(), first -> new TreeSet<>()).add(page.number());
        while (!open.isEmpty() && steps < MOST_STEPS) {
            steps++;
            var next = open.removeFirst();
            if (next instanceof Reference reference) {
                if (seen.add(reference)) {
                    pages.computeIfAbsent(reference, first -> new TreeSet<>()).add(page.number());
                    open.addLast(shown.resolve(reference));
                }
            } else if (next instanceof PdfValue.Sequence sequence) {
                open.addAll(sequence.values());
            } else {
                dictionary(next).entries().forEach((key, value) -> {
                    if (!AWAY.contains(key)) {
                        open.addLast(value);
                    }
                });
            }
        }
    }

    private static Dictionary dictionary(PdfValue value) {
        if (value instanceof PdfValue.Stream stream) {
            return stream.dictionary();
        }
        return value instanceof Dictionary dictionary ? dictionary : Dictionary.EMPTY;
    }
}
