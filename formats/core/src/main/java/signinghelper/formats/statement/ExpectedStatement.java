package signinghelper.formats.statement;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.receipt.Receipt;
import signinghelper.formats.statement.StatementException.Reason;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The statement that a portal waits for.
 *
 * @param origins the portal's own, serialised, at least one; the statement names one of them
 * @param nonce nonce that the portal gave for this attempt
 * @param digests SHA-256 of the envelopes, in the order in which the page gave them
 */
public record ExpectedStatement(Statement.Kind kind, Set<String> origins, String nonce, List<Bytes> digests) {

    public ExpectedStatement {
        Objects.requireNonNull(kind);
        origins = Set.copyOf(origins);
        if (origins.isEmpty()) {
            throw new IllegalArgumentException("a portal has at least one origin");
        }
        Objects.requireNonNull(nonce);
        digests = List.copyOf(digests);
    }

    void require(Statement statement) throws StatementException {
        if (statement.kind() != kind) {
            throw new StatementException(Reason.OTHER_KIND, statement.kind().name());
        }
        if (!(statement.occasion() instanceof Receipt.Occasion.Portal portal)
                || !origins.contains(portal.origin())
                || !nonce.equals(portal.nonce())) {
            throw new StatementException(Reason.OTHER_REQUEST, "expected an origin of " + origins);
        }
        var stated = statement.envelopes().stream().map(Statement.Line::digest).toList();
        if (!stated.equals(digests)) {
            throw new StatementException(Reason.OTHER_ENVELOPES, stated.size() + " of " + digests.size());
        }
    }
}
