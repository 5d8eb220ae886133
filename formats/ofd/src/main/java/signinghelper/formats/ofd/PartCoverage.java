package signinghelper.formats.ofd;

import signinghelper.formats.ofd.container.OfdContainer;
import signinghelper.formats.ofd.container.PartName;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Coverage;
import signinghelper.formats.verification.Finding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Parts of the container that a signature leaves out.
 *
 * @param shown parts that a reader of the document comes to
 * @param signatures parts that belong to any of its signatures, and their lists
 */
record PartCoverage(Set<PartName> shown, Set<PartName> signatures) {

    PartCoverage {
        shown = Set.copyOf(shown);
        // A shown part needs a signature over it, even if the document calls it a part of a signature.
        var alone = new HashSet<>(signatures);
        alone.removeAll(shown);
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

    /** OFD.xml is not shown itself, and what it leads to is looked at by itself. */
    List<Finding> findings(Set<PartName> uncovered) {
        var found = new ArrayList<Finding>();
        for (var part : uncovered) {
            var isShown = shown.contains(part) && !part.equals(PartName.ROOT);
            found.add(Finding.of(isShown ? Code.SHOWN_NOT_COVERED : Code.NOT_COVERED, "part", part));
        }
        return found.isEmpty() ? List.of(Finding.of(Code.COVERS_ALL)) : found;
    }

    static Coverage coverage(Set<PartName> uncovered) {
        return new Coverage(uncovered.stream().map(PartName::path).toList());
    }
}
