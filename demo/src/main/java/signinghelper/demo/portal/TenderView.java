package signinghelper.demo.portal;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.statement.Statement;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A tender as a page sees it.
 *
 * @param opens ISO 8601 in UTC, as {@code now} of the server's clock
 * @param isMaker true for the account that made it, which plays the agency
 * @param bids the asker's own alone before the opening: until then nobody may know who bids, or how many
 */
record TenderView(String opens, String now, boolean isMaker, List<Line> bids) {

    /**
     * Bid of a supplier.
     *
     * @param supplier name of the organisation
     * @param files number of files
     * @param statements on its opening, oldest first
     * @param byAgency SHA-256 of each file's content, an empty text where it did not open; empty before, and for other
     *     suppliers, who could confirm a guess by it
     */
    record Line(String supplier, boolean isMine, int files, List<Stated> statements, List<String> byAgency) {
        Line {
            Objects.requireNonNull(supplier);
            statements = List.copyOf(statements);
            byAgency = List.copyOf(byAgency);
        }
    }

    /**
     * Outcome of each file as the supplier has signed it.
     *
     * @param id name to download it by; null for who may not
     * @param provedBy ISO 8601 in UTC; null without a time stamp
     */
    record Stated(
            @Nullable String id,
            List<Statement.Outcome> outcomes,
            @Nullable String provedBy) {
        Stated {
            outcomes = List.copyOf(outcomes);
        }
    }

    TenderView {
        Objects.requireNonNull(opens);
        Objects.requireNonNull(now);
        bids = List.copyOf(bids);
    }

    /** @param userName who asks; empty for nobody */
    static TenderView of(Tender tender, Instant now, String userName) {
        var isOpen = tender.isOpenAt(now);
        var lines = tender.bids().stream()
                .filter(bid -> isOpen || bid.supplier().equals(userName))
                .map(bid -> line(tender, bid, userName))
                .toList();
        return new TenderView(tender.opens().toString(), now.toString(), tender.isMadeBy(userName), lines);
    }

    private static Line line(Tender tender, Bid bid, String userName) {
        var isMine = bid.supplier().equals(userName);
        var seesAll = isMine || tender.isMadeBy(userName);
        var statements = tender.statements().stream()
                .filter(kept ->
                        kept.kind() == Statement.Kind.OPENING && kept.bid().equals(bid.id()))
                .map(kept -> stated(kept, seesAll))
                .toList();
        var byAgency = seesAll ? tender.byAgency(bid) : List.<String>of();
        return new Line(bid.organisation(), isMine, bid.files().size(), statements, byAgency);
    }

    private static Stated stated(KeptStatement kept, boolean seesAll) {
        var provedBy = kept.provedBy();
        return new Stated(seesAll ? kept.id() : null, kept.outcomes(), provedBy == null ? null : provedBy.toString());
    }
}
