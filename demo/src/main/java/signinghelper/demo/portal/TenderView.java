package signinghelper.demo.portal;

import signinghelper.formats.statement.Statement;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A tender as a page sees it.
 *
 * @param opens ISO 8601 in UTC, as {@code now} of the server's clock
 */
record TenderView(String opens, String now, List<Line> bids) {

    /**
     * Bid of a supplier.
     *
     * @param supplier name of the organisation; empty before the opening for everybody else, since nobody may know who bids
     * @param files number of files
     * @param stated outcome of each file as the supplier has signed it; empty before
     * @param byAgency SHA-256 of each file's content, an empty text where it did not open; empty before
     */
    record Line(String supplier, boolean isMine, int files, List<Statement.Outcome> stated, List<String> byAgency) {
        Line {
            Objects.requireNonNull(supplier);
            stated = List.copyOf(stated);
            byAgency = List.copyOf(byAgency);
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
        var lines = tender.bids().entrySet().stream()
                .map(entry -> line(entry.getValue(), entry.getKey().equals(userName), isOpen))
                .toList();
        return new TenderView(tender.opens().toString(), now.toString(), lines);
    }

    private static Line line(Bid bid, boolean isMine, boolean isOpen) {
        var supplier = isOpen || isMine ? bid.organisation() : "";
        return new Line(supplier, isMine, bid.files().size(), bid.stated(), bid.byAgency());
    }
}
