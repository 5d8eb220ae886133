package signinghelper.formats.ofd;

import signinghelper.formats.ofd.container.OfdContainer;
import signinghelper.formats.ofd.container.OfdException;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Comparison of every referenced part with its digest: the first step of the verdict. */
final class ReferenceDigests {
    private final OfdContainer container;
    private final SignatureDescription description;
    private final SignatureEntry entry;
    private final boolean isLast;

    /** @param isLast false when the list has later signatures, which change the list itself */
    ReferenceDigests(OfdContainer container, SignatureDescription description, SignatureEntry entry, boolean isLast) {
        this.container = container;
        this.description = description;
        this.entry = entry;
        this.isLast = isLast;
    }

    /** Returns what is wrong; empty when every part is the one that was signed. */
    List<Finding> findings() throws IOException {
        var function = CheckMethod.named(description.checkMethod());
        if (function.isEmpty()) {
            return List.of(Finding.of(Code.ALGORITHM_REFUSED, "algorithm", description.checkMethod()));
        }
        var found = new ArrayList<Finding>();
        var seen = new HashSet<>();
        for (var reference : description.references()) {
            if (!seen.add(reference.part())) {
                found.add(Finding.of(Code.REFERENCE_DOUBLE, "part", reference.part()));
            }
            try {
                var digest = container.digest(reference.part(), function.get());
                if (!digest.equals(reference.digest()) && !isListWithLaterSignatures(reference)) {
                    found.add(Finding.of(Code.DIGEST_MISMATCH, "part", reference.part()));
                }
            } catch (OfdException e) {
                found.add(e.finding());
            }
        }
        return found;
    }

    /** A signature that covers the list of signatures does not hold to the letter once another one was added. */
    private boolean isListWithLaterSignatures(SignatureDescription.Reference reference) {
        return !isLast && reference.part().equals(entry.list());
    }
}
