package signinghelper.formats.ofd.internal.document;

import signinghelper.formats.ofd.internal.container.OfdContainer;
import signinghelper.formats.ofd.internal.container.PartName;
import signinghelper.formats.ofd.internal.container.ShownParts;
import signinghelper.formats.ofd.internal.page.PagesOfParts;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Coverage;
import signinghelper.formats.verification.Finding;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Parts of the container that a signature leaves out.
 *
 * @param shown parts that a reader of the document comes to
 * @param pages on which parts show
 * @param signatures parts that belong to any of its signatures, and their lists
 */
record PartCoverage(ShownParts shown, PagesOfParts pages, Set<PartName> signatures) {
    /** Fact of a report. */
    private static final String PAGES = "pages";

    PartCoverage {
        // A shown part needs a signature over it, even if the document calls it a part of a signature.
        var alone = new HashSet<>(signatures);
        alone.removeAll(shown.all());
        signatures = Set.copyOf(alone);
    }

    /** Returns the names of the parts outside a signature. */
    SortedSet<PartName> uncovered(OfdContainer container, SignatureDescription description) {
        var left = new TreeSet<>(container.names());
        description.references().forEach(reference -> left.remove(reference.part()));
        left.remove(description.part());
        left.removeAll(signatures);
        return left;
    }

    /**
     * Says of each part what it means that a signature leaves it out.
     *
     * @param later parts that signatures hold for which came after this one
     * @param unjudged parts that later signatures may hold for, which were not judged
     */
    List<Finding> findings(Set<PartName> uncovered, Set<PartName> later, Set<PartName> unjudged) {
        var found = new ArrayList<Finding>();
        for (var part : uncovered) {
            found.add(Finding.of(code(part, later, unjudged), "part", part));
        }
        return found.isEmpty() ? List.of(Finding.of(Code.COVERS_ALL)) : found;
    }

    /**
     * OFD.xml is not shown itself, and what it leads to is looked at by itself. A part that no link of ours leads to may be one that other
     * readers come to, which another signer has added.
     */
    private Code code(PartName part, Set<PartName> later, Set<PartName> unjudged) {
        if (part.equals(PartName.ROOT)) {
            return Code.NOT_COVERED;
        }
        if (!shown.all().contains(part)) {
            return Code.PART_NOT_SIGNED;
        }
        if (shown.annotations().contains(part) && later.contains(part)) {
            return Code.APPEARANCE_ADDED_LATER;
        }
        return shown.annotations().contains(part) && unjudged.contains(part)
                ? Code.ANNOTATED_LATER
                : Code.SHOWN_NOT_COVERED;
    }

    /**
     * Says that signatures were added, and on which pages they draw.
     *
     * @param stamped identifiers of the pages on which each of them shows a seal; often none
     */
    List<Finding> later(List<Set<String>> stamped) throws IOException {
        var drawn = stamped.stream().flatMap(Set::stream).collect(Collectors.toSet());
        if (drawn.isEmpty()) {
            return List.of(Finding.of(Code.SIGNED_AGAIN_LATER));
        }
        var facts = pages.named(drawn).map(named -> Map.of(PAGES, named)).orElse(Map.of());
        var isEachDrawn = stamped.stream().noneMatch(Set::isEmpty);
        return List.of(
                new Finding(Code.SIGNED_AGAIN_LATER, isEachDrawn ? facts : Map.of()),
                new Finding(Code.APPEARANCE_ADDED_LATER, facts));
    }

    /** Returns findings that name the pages on which their parts show. */
    List<Finding> withPages(List<Finding> findings) throws IOException {
        var told = new ArrayList<Finding>();
        for (var finding : findings) {
            var part = finding.facts().get("part");
            var numbers =
                    part != null && part.startsWith("/") ? pages.of(new PartName(part)) : Optional.<String>empty();
            var facts = new HashMap<>(finding.facts());
            numbers.ifPresent(named -> facts.put(PAGES, named));
            told.add(new Finding(finding.code(), facts));
        }
        return told;
    }

    static Coverage coverage(Set<PartName> uncovered) {
        return new Coverage(uncovered.stream().map(PartName::path).toList());
    }
}
