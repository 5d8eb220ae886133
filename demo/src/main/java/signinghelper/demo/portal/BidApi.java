package signinghelper.demo.portal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.UnauthorizedResponse;
import org.jspecify.annotations.Nullable;
import signinghelper.demo.fault.Fault;
import signinghelper.demo.fault.Faults;
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
import signinghelper.formats.statement.ExpectedStatement;
import signinghelper.formats.statement.Statement;
import signinghelper.portal.envelope.Envelopes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** The server's side of encrypted bids: kept unread until the opening, then handed out to their suppliers, who state what came of it. */
final class BidApi {
    private static final int MOST_TENDERS = 1000;
    private static final int MOST_BYTES = 16 * 1024 * 1024;
    private static final int CUT_OFF = 9;
    private static final byte[] REHEARSED = "开标演练".getBytes(StandardCharsets.UTF_8);

    /** @param opens ISO 8601 in UTC */
    record Order(String opens) {
        Order {
            Objects.requireNonNull(opens);
        }
    }

    /**
     * Bid of a page.
     *
     * @param certificate of the encryption key, DER in Base64
     * @param envelope Base64
     */
    record Sealed(String certificate, String envelope) {
        Sealed {
            Bytes.fromBase64(certificate);
            Bytes.fromBase64(envelope);
        }
    }

    private record Begun(String nonce, String envelope) {}

    private final Supplier<Envelopes> envelopes;
    private final @Nullable Agency agency;
    private final Faults faults;
    private final Sessions sessions;
    private final SignatureJudge judge;
    private final Clock clock;
    private final Cache<String, Tender> tenders =
            Caffeine.newBuilder().maximumSize(MOST_TENDERS).build();

    /** @param agency null where suppliers alone open their bids */
    BidApi(
            Supplier<Envelopes> envelopes,
            @Nullable Agency agency,
            Faults faults,
            Sessions sessions,
            SignatureJudge judge,
            Clock clock) {
        this.envelopes = envelopes;
        this.agency = agency;
        this.faults = faults;
        this.sessions = sessions;
        this.judge = judge;
        this.clock = clock;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/api/tenders", this::make);
        routes.get("/api/tenders/{id}", this::show);
        routes.put("/api/tenders/{id}", this::move);
        routes.put("/api/tenders/{id}/bid", this::take);
        routes.post("/api/tenders/{id}/rehearsal", this::rehearse);
        routes.post("/api/tenders/{id}/opening", this::open);
        routes.post("/api/tenders/{id}/statement", this::state);
        routes.post("/api/tenders/{id}/agency", this::openByAgency);
    }

    private void make(Context context) {
        supplier(context);
        var tender = new Tender(opens(context));
        tenders.put(tender.id(), tender);
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
        var tender = tender(context);
        var isMine = sessions.account(context)
                .flatMap(account -> tender.bid(account.userName()))
                .isPresent();
        var answer = new LinkedHashMap<String, Object>();
        answer.put("opens", tender.opens().toString());
        answer.put("now", clock.instant().toString());
        answer.put("bids", tender.bids().size());
        answer.put("isMine", isMine);
        answer.put("agency", agency == null ? "" : agency.certificate());
        context.json(answer);
    }

    /** Moves the opening for who does not wait; a real portal's stays. */
    private void move(Context context) {
        supplier(context);
        tender(context).openAt(opens(context));
        context.status(HttpStatus.NO_CONTENT);
    }

    /** Keeps a bid that its supplier can open later, as far as anybody can see now. */
    private void take(Context context) throws IOException {
        var supplier = supplier(context);
        var tender = tender(context);
        if (tender.isOpenAt(clock.instant())) {
            throw new ConflictResponse("投标已经截止。");
        }
        var sealed = JsonBody.parse(JsonBody.upload(context, MOST_BYTES), Sealed.class);
        var envelope = Bytes.fromBase64(sealed.envelope());
        try {
            var certificate = Certificates.parse(Bytes.fromBase64(sealed.certificate()));
            requireOf(supplier, certificate);
            envelopes.get().to(List.of(certificate));
            var read = Envelope.read(Source.of(envelope.toArray()));
            read.requireFor(certificate);
            requireIntegrity(read);
            if (agency != null) {
                agency.requireAmong(read);
            }
            tender.keep(supplier.userName(), new Tender.Bid(certificate, envelope));
            context.status(HttpStatus.NO_CONTENT);
        } catch (CertificateException | CertificateRefusedException | EnvelopeException e) {
            throw new BadRequestResponse("这份加密文件以后打不开，没有收下。");
        }
    }

    /** The demo's profile lets pages open nothing else. */
    private static void requireIntegrity(Envelope envelope) {
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

    /** Encrypts something of no worth to the key that the bid waits for. */
    private void rehearse(Context context) throws IOException {
        var supplier = supplier(context);
        var envelope = new ByteArrayOutputStream();
        try {
            var recipients = List.of(bid(context, supplier).certificate());
            envelopes.get().to(recipients).write(Source.of(REHEARSED), envelope);
        } catch (CertificateRefusedException | EnvelopeException e) {
            throw new ConflictResponse("加密证书已经不能使用。");
        }
        begin(context, supplier, Statement.Kind.REHEARSAL, Bytes.copyOf(envelope.toByteArray()));
    }

    private void open(Context context) {
        var supplier = supplier(context);
        var envelope = bid(context, supplier).envelope();
        if (!tender(context).isOpenAt(clock.instant())) {
            throw new ConflictResponse("还没有到开标时间。");
        }
        begin(context, supplier, Statement.Kind.OPENING, faults.isOn(Fault.ENVELOPE_CUT) ? cut(envelope) : envelope);
    }

    private static Bytes cut(Bytes envelope) {
        return Bytes.copyOf(Arrays.copyOf(envelope.toArray(), envelope.length() - CUT_OFF));
    }

    private void begin(Context context, RegisteredAccount supplier, Statement.Kind kind, Bytes envelope) {
        var nonce = envelopes.get().issue(sessions.nameBrowser(context));
        tender(context).begin(supplier.userName(), new Tender.Attempt(kind, nonce, envelope));
        context.status(HttpStatus.CREATED).json(new Begun(nonce, envelope.toBase64()));
    }

    private void state(Context context) throws IOException {
        var supplier = supplier(context);
        var attempt =
                tender(context).end(supplier.userName()).orElseThrow(() -> new ConflictResponse("没有等待开启记录的投标文件。"));
        var cms = JsonBody.upload(context, MOST_BYTES);
        var digest = Bytes.copyOf(DigestAlgorithm.SHA_256.of(attempt.envelope().toArray()));
        var bound = Objects.requireNonNull(supplier.certificate());
        judge.judge(context, Verification.Kind.STATEMENT, sessions.account(context), () -> {
            var browser = sessions.browser(context);
            var subject = new ExpectedStatement.Subject.Given(List.of(digest));
            var verified = envelopes.get().verify(cms, attempt.kind(), attempt.nonce(), browser, subject, bound);
            var outcome = verified.statement().envelopes().get(0).outcome();
            var time = String.valueOf(verified.provedBy());
            var more = Map.<String, Object>of("kind", attempt.kind(), "outcome", outcome, "provedBy", time);
            return new SignatureJudge.Judged(AcceptedSignature.of(verified.cms()), more, () -> {});
        });
    }

    /** Opens every bid by the second way in. */
    private void openByAgency(Context context) throws IOException {
        var tender = tender(context);
        if (agency == null || !tender.isOpenAt(clock.instant())) {
            throw new ConflictResponse("还没有到开标时间。");
        }
        var lines = new ArrayList<Map<String, String>>();
        for (var bid : tender.bids().entrySet()) {
            lines.add(Map.of("supplier", bid.getKey(), "sha256", digest(agency, bid.getValue())));
        }
        context.json(Map.of("bids", lines));
    }

    /** Returns the opened content's SHA-256 in hexadecimal; an empty text where it does not open. */
    private static String digest(Agency agency, Tender.Bid bid) throws IOException {
        try {
            var content = agency.open(bid.envelope());
            return HexFormat.of().formatHex(DigestAlgorithm.SHA_256.of(content.toArray()));
        } catch (EnvelopeException e) {
            return "";
        }
    }

    /** Returns the account that is logged in, to which a certificate is bound. */
    private RegisteredAccount supplier(Context context) {
        return sessions.account(context)
                .filter(account -> account.certificate() != null)
                .orElseThrow(() -> new UnauthorizedResponse("请先登录并绑定 CA。"));
    }

    private Tender tender(Context context) {
        var tender = tenders.getIfPresent(context.pathParam("id"));
        if (tender == null) {
            throw new NotFoundResponse("没有这个项目。");
        }
        return tender;
    }

    private Tender.Bid bid(Context context, RegisteredAccount supplier) {
        return tender(context).bid(supplier.userName()).orElseThrow(() -> new NotFoundResponse("还没有投标。"));
    }
}
