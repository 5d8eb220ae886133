package signinghelper.demo.portal;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.envelope.recipient.EnvelopeException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The server's side of a tender itself, which its maker moves and has opened by the agency. */
final class TenderApi {

    /** @param opens ISO 8601 in UTC */
    record Order(String opens) {
        Order {
            Objects.requireNonNull(opens);
        }
    }

    private final Agency agency;
    private final Tenders tenders;
    private final Sessions sessions;
    private final Clock clock;

    TenderApi(Agency agency, Tenders tenders, Sessions sessions, Clock clock) {
        this.agency = agency;
        this.tenders = tenders;
        this.sessions = sessions;
        this.clock = clock;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/api/tenders", this::make);
        routes.get("/api/tenders/{id}", this::show);
        routes.put("/api/tenders/{id}", this::move);
        routes.post("/api/tenders/{id}/agency", this::openByAgency);
    }

    private void make(Context context) {
        var tender = new Tender(tenders.supplier(context).userName(), opens(context));
        tenders.add(tender);
        context.status(HttpStatus.CREATED).json(Map.of("id", tender.id()));
    }

    private static Instant opens(Context context) {
        try {
            return Instant.parse(JsonBody.read(context, Order.class).opens());
        } catch (DateTimeException e) {
            throw new BadRequestResponse("时间格式不对。");
        }
    }

    private void show(Context context) {
        var userName =
                sessions.account(context).map(RegisteredAccount::userName).orElse("");
        context.json(TenderView.of(tenders.named(context), clock.instant(), userName));
    }

    /** Moves the opening for who does not wait; a real portal's stays. Bids that may have been opened stay so. */
    private void move(Context context) {
        var tender = tenders.ownNamed(context);
        var time = opens(context);
        if (!tender.move(time, clock.instant())) {
            throw new ConflictResponse("已经到了开标时间。");
        }
        context.status(HttpStatus.NO_CONTENT);
    }

    /** Opens every bid by the second way in. */
    private void openByAgency(Context context) {
        var tender = tenders.ownNamed(context);
        if (!tender.isOpenAt(clock.instant())) {
            throw new ConflictResponse("还没有到开标时间。");
        }
        tender.bids().forEach(bid -> tender.openOnce(bid, this::digests));
        show(context);
    }

    private List<String> digests(Bid bid) {
        return bid.files().stream().map(this::digest).toList();
    }

    /** Returns the opened content's SHA-256 in hexadecimal; an empty text where it does not open. */
    private String digest(Bid.SealedFile file) {
        try {
            var content = agency.open(file.envelope());
            return HexFormat.of().formatHex(DigestAlgorithm.SHA_256.of(content.toArray()));
        } catch (EnvelopeException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the bid has not been tried
        }
    }
}
