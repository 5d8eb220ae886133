package signinghelper.formats.ofd.internal.document;

import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.ofd.internal.container.OfdContainer;
import signinghelper.formats.ofd.internal.container.OfdException;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Comparison of every referenced part with its digest: the first step of the verdict. */
final class ReferenceDigests {
    /** More say nothing more. */
    private static final int MOST_FINDINGS = 100;

    private final OfdContainer container;
    private final SignatureDescription description;
    private final SignatureEntry entry;
    private final boolean mayListChange;

    /** @param mayListChange true when the list has later signatures, which change the list itself, and is nothing else */
    ReferenceDigests(
            OfdContainer container, SignatureDescription description, SignatureEntry entry, boolean mayListChange) {
        this.container = container;
        this.description = description;
        this.entry = entry;
        this.mayListChange = mayListChange;
    }

    /** Returns true when it signs the list of signatures as it is now, so that no signature came after it. */
    boolean isNewest() throws IOException, OfdException {
        var function = DigestAlgorithm.named(description.checkMethod());
        for (var reference : description.references()) {
            if (reference.part().equals(entry.list()) && function.isPresent()) {
                return container.digest(entry.list(), function.get()).equals(reference.digest());
            }
        }
        return false;
    }

    /** Returns what is wrong; empty when every part is the one that was signed. */
    List<Finding> findings() throws IOException {
        var function = DigestAlgorithm.named(description.checkMethod());
        if (function.isEmpty()) {
            return List.of(Finding.of(Code.ALGORITHM_REFUSED, "algorithm", description.checkMethod()));
        }
        var found = new ArrayList<Finding>();
        var seen = new HashSet<>();
        for (var reference : description.references()) {
            if (found.size() == MOST_FINDINGS) {
                break;
            }
            if (!seen.add(reference.part())) {
                found.add(Finding.of(Code.REFERENCE_DOUBLE, "part", reference.part()));
            }
            try {
                var digest = container.digest(reference.part(), function.get());
                if (digest.length() != reference.digest().length()) {
                    // Digits in the place of Base64, or another function than is said.
                    found.add(Finding.of(Code.ALGORITHM_REFUSED, "part", reference.part()));
                } else if (!digest.equals(reference.digest()) && !isListWithLaterSignatures(reference)) {
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
        return mayListChange && reference.part().equals(entry.list());
    }
}
