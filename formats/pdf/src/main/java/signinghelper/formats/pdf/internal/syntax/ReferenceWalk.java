package signinghelper.formats.pdf.internal.syntax;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException.Reason;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Reference;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Walk through the objects that values lead to, each of them once, of bounded length. */
public final class ReferenceWalk {
    private static final int MAX_REFERENCES = 1_000_000;

    private final Link link;
    private final Set<Reference> seen = new HashSet<>();
    private final Deque<Reference> open = new ArrayDeque<>();

    /** Reader of an object that the walk has come to. */
    @FunctionalInterface
    public interface Opening {
        PdfValue open(Reference reference) throws PdfSyntaxException, IOException;
    }

    /** Look at each reference, also at a further one to the same object. */
    @FunctionalInterface
    public interface Link {
        /**
         * Looks at a reference.
         *
         * @param holder object among whose own entries it stands; null for one that stands deeper
         * @param key under which it stands; empty in an array
         */
        void follow(@Nullable Reference holder, String key, Reference to) throws PdfSyntaxException;
    }

    private ReferenceWalk(Link link) {
        this.link = link;
    }

    /**
     * Walks.
     *
     * @throws PdfSyntaxException if there are too many references, or one of the two refuses
     */
    public static void through(List<PdfValue> roots, Opening opening, Link link)
            throws PdfSyntaxException, IOException {
        var walk = new ReferenceWalk(link);
        for (var root : roots) {
            walk.enter(null, root);
        }
        while (!walk.open.isEmpty()) {
            var next = walk.open.removeLast();
            walk.enter(next, opening.open(next));
        }
    }

    private void enter(@Nullable Reference holder, PdfValue value) throws PdfSyntaxException {
        if (value instanceof Dictionary dictionary) {
            look(holder, dictionary);
        } else if (value instanceof PdfValue.Stream stream) {
            look(holder, stream.dictionary());
        } else if (value instanceof Reference || value instanceof PdfValue.Sequence) {
            look(null, "", value);
        }
    }

    private void look(@Nullable Reference holder, Dictionary dictionary) throws PdfSyntaxException {
        for (var entry : dictionary.entries().entrySet()) {
            look(holder, entry.getKey(), entry.getValue());
        }
    }

    private void look(@Nullable Reference holder, String key, PdfValue value) throws PdfSyntaxException {
        if (value instanceof Reference reference) {
            link.follow(holder, key, reference);
            visit(reference);
        } else if (value instanceof PdfValue.Sequence sequence) {
            for (var each : sequence.values()) {
                look(null, "", each);
            }
        } else {
            enter(null, value);
        }
    }

    private void visit(Reference reference) throws PdfSyntaxException {
        if (seen.add(reference)) {
            open.addLast(reference);
        }
        if (seen.size() > MAX_REFERENCES) {
            throw new PdfSyntaxException(Reason.TOO_LARGE, "references");
        }
    }
}
