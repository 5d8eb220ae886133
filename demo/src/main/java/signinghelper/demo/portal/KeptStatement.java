package signinghelper.demo.portal;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.statement.Statement;
import signinghelper.formats.statement.StatementVerifier;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A statement that a supplier has signed, kept as evidence.
 *
 * @param bid id of the bid that was handed out, or whose key was tried
 * @param supplier user name
 * @param cms as it arrived, with the signature
 * @param outcomes one of each file
 * @param provedBy time by which it existed, as a time stamp proves; null without one that is believed
 */
record KeptStatement(
        String id,
        String bid,
        String supplier,
        Statement.Kind kind,
        Bytes cms,
        List<Statement.Outcome> outcomes,
        @Nullable Instant provedBy) {

    KeptStatement {
        Objects.requireNonNull(id);
        Objects.requireNonNull(bid);
        Objects.requireNonNull(supplier);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(cms);
        outcomes = List.copyOf(outcomes);
    }

    static KeptStatement of(Bid bid, byte[] cms, StatementVerifier.Verified verified) {
        var statement = verified.statement();
        return new KeptStatement(
                UUID.randomUUID().toString(),
                bid.id(),
                bid.supplier(),
                statement.kind(),
                Bytes.copyOf(cms),
                statement.envelopes().stream().map(Statement.Line::outcome).toList(),
                verified.provedBy());
    }
}
