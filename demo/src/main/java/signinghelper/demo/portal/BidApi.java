package signinghelper.demo.portal;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.certificate.CertificateRefusedException;
import signinghelper.formats.certificate.Certificates;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.document.Source;
import signinghelper.formats.envelope.Envelope;
import signinghelper.formats.envelope.recipient.EnvelopeException;
import signinghelper.formats.match.NameRule;
import signinghelper.formats.match.SubjectMatch;
import signinghelper.portal.envelope.Envelopes;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** The server's side of tenders: bids are kept unread until the opening, and then opened by the agency too. */
final class BidApi {
    private static final int MOST_BYTES = 16 * 1024 * 1024;
    private static final String NOT_YET = "还没有到开标时间。";

    /** @param opens ISO 8601 in UTC */
    record Order(String opens) {
        Order {
            Objects.requireNonNull(opens);
        }
    }

    /** @param certificate of the encryption key, DER in Base64 */
    record Chosen(String certificate) {
        Chosen {
            Bytes.fromBase64(certificate);
        }
    }

    private final Supplier<Envelopes> envelopes;
    private final Agency agency;
    private final Tenders tenders;
    private final Sessions sessions;
    private final Clock clock;

    BidApi(Supplier<Envelopes> envelopes, Agency agency, Tenders tenders, Sessions sessions, Clock clock) {
        this.envelopes = envelopes;
        this.agency = agency;
        this.tenders = tenders;
        this.sessions = sessions;
        this.clock = clock;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/api/tenders", this::make);
        routes.get("/api/tenders/{id}", this::show);
        routes.put("/api/tenders/{id}", this::move);
        routes.post("/api/tenders/{id}/recipients", this::nameRecipients);
        routes.put("/api/tenders/{id}/bid", this::take);
        routes.post("/api/tenders/{id}/agency", this::openByAgency);
    }

    private void make(Context context) {
        tenders.supplier(context);
        var tender = new Tender(opens(context));
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
        tenders.supplier(context);
        var tender = tenders.named(context);
        if (tender.isOpenAt(clock.instant())) {
            throw new ConflictResponse("已经到了开标时间。");
        }
        tender.openAt(opens(context));
        context.status(HttpStatus.NO_CONTENT);
    }

    /** Names whom a supplier with this certificate seals a bid to: themselves, and the agency. */
    private void nameRecipients(Context context) {
        var supplier = tenders.supplier(context);
        try {
            var certificate = Certificates.parse(
                    Bytes.fromBase64(JsonBody.read(context, Chosen.class).certificate()));
            requireOf(supplier, certificate);
            var recipients = new ArrayList<String>();
            for (var recipient : agency.joining(certificate)) {
                recipients.add(Bytes.copyOf(recipient.getEncoded()).toBase64());
            }
            context.json(Map.of("recipients", recipients));
        } catch (CertificateException e) {
            throw new BadRequestResponse("加密证书无法读取。");
        }
    }

    /** Keeps a bid that its supplier can open later, as far as anybody can see now. */
    private void take(Context context) throws IOException {
        var supplier = tenders.supplier(context);
        var tender = tenders.named(context);
        if (tender.isOpenAt(clock.instant())) {
            throw new ConflictResponse("投标已经截止。");
        }
        var sent = JsonBody.parse(JsonBody.upload(context, MOST_BYTES), SealedBid.class);
        var files = sent.files().stream().map(SealedBid.File::sealed).toList();
        try {
            var certificate = Certificates.parse(Bytes.fromBase64(sent.certificate()));
            requireOf(supplier, certificate);
            var recipients = agency.joining(certificate);
            envelopes.get().to(recipients);
            for (var file : files) {
                requireFor(recipients, file);
            }
            tender.keep(supplier.userName(), Bid.sealed(supplier.organisation().name(), certificate, files));
            context.status(HttpStatus.NO_CONTENT);
        } catch (CertificateException | CertificateRefusedException | EnvelopeException e) {
            throw new BadRequestResponse("这份加密文件以后打不开，没有收下。");
        }
    }

    /** The demo's profile lets pages open nothing without integrity. */
    private static void requireFor(List<X509Certificate> recipients, Bid.SealedFile file)
            throws EnvelopeException, IOException {
        var envelope = Envelope.read(Source.of(file.envelope().toArray()));
        for (var recipient : recipients) {
            envelope.requireFor(recipient);
        }
        if (!envelope.contentAlgorithm().isAuthenticated()) {
            throw new BadRequestResponse("这份加密文件没有防改动的校验（GCM），开标时打不开，没有收下。");
        }
    }

    private static void requireOf(RegisteredAccount supplier, X509Certificate certificate) {
        if (!SubjectMatch.of(certificate, supplier.organisation(), HolderRules.USUAL)
                .matches(NameRule.REFUSE)) {
            throw new BadRequestResponse("加密证书不是本单位的。");
        }
    }

    /** Opens every bid by the second way in. */
    private void openByAgency(Context context) throws IOException {
        var tender = tenders.named(context);
        if (!tender.isOpenAt(clock.instant())) {
            throw new ConflictResponse(NOT_YET);
        }
        for (var entry : tender.bids().entrySet()) {
            var digests = new ArrayList<String>();
            for (var file : entry.getValue().files()) {
                digests.add(digest(file));
            }
            tender.note(entry.getKey(), bid -> bid.openedByAgency(digests));
        }
        show(context);
    }

    /** Returns the opened content's SHA-256 in hexadecimal; an empty text where it does not open. */
    private String digest(Bid.SealedFile file) throws IOException {
        try {
            var content = agency.open(file.envelope());
            return HexFormat.of().formatHex(DigestAlgorithm.SHA_256.of(content.toArray()));
        } catch (EnvelopeException e) {
            return "";
        }
    }
}
