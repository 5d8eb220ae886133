package signinghelper.demo.portal;

import io.javalin.config.RoutesConfig;
import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import signinghelper.demo.fault.Fault;
import signinghelper.demo.fault.Faults;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.certificate.CertificateRefusedException;
import signinghelper.formats.document.Source;
import signinghelper.formats.envelope.recipient.EnvelopeException;
import signinghelper.formats.statement.ExpectedStatement;
import signinghelper.formats.statement.Statement;
import signinghelper.portal.envelope.Envelopes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** The server's side of openings and rehearsals: each supplier gets their own bid, and states what came of it. */
final class OpeningApi {
    private static final int MOST_BYTES = 16 * 1024 * 1024;
    private static final int CUT_OFF = 9;
    /** From the end, within the content or the tag after it. */
    private static final int DAMAGED = 20;

    private static final byte[] REHEARSED = "开标演练".getBytes(StandardCharsets.UTF_8);

    private record Begun(String nonce, List<SealedBid.File> files) {}

    private final Supplier<Envelopes> envelopes;
    private final Faults faults;
    private final Tenders tenders;
    private final Sessions sessions;
    private final SignatureJudge judge;
    private final Clock clock;

    OpeningApi(
            Supplier<Envelopes> envelopes,
            Faults faults,
            Tenders tenders,
            Sessions sessions,
            SignatureJudge judge,
            Clock clock) {
        this.envelopes = envelopes;
        this.faults = faults;
        this.tenders = tenders;
        this.sessions = sessions;
        this.judge = judge;
        this.clock = clock;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/api/tenders/{id}/rehearsal", this::rehearse);
        routes.post("/api/tenders/{id}/opening", this::open);
        routes.post("/api/tenders/{id}/statement", this::state);
        routes.get("/api/tenders/{id}/statements/{statement}", this::handOut);
    }

    /** Encrypts something of no worth to the key that the bid waits for. */
    private void rehearse(Context context) throws IOException {
        var supplier = tenders.supplier(context);
        var bid = tenders.bid(context, supplier);
        var envelope = new ByteArrayOutputStream();
        try {
            var recipients = List.of(bid.certificate());
            envelopes.get().to(recipients).write(Source.of(REHEARSED), envelope);
        } catch (CertificateRefusedException | EnvelopeException e) {
            throw new ConflictResponse("加密证书已经不能使用。");
        }
        var file = new Bid.SealedFile("开标演练", Bytes.copyOf(envelope.toByteArray()));
        begin(context, Statement.Kind.REHEARSAL, bid, List.of(file));
    }

    private void open(Context context) {
        var supplier = tenders.supplier(context);
        if (!tenders.named(context).isOpenAt(clock.instant())) {
            throw new ConflictResponse("还没有到开标时间。");
        }
        var bid = tenders.bid(context, supplier); // after the look at the time, so that no other takes its place
        begin(context, Statement.Kind.OPENING, bid, handedOut(bid.files()));
    }

    /** Returns the files, the first of them spoilt where that is the fault. */
    private List<Bid.SealedFile> handedOut(List<Bid.SealedFile> files) {
        var all = new ArrayList<>(files);
        var first = all.get(0);
        var bytes = first.envelope().toArray();
        if (faults.isOn(Fault.ENVELOPE_CUT)) {
            bytes = Arrays.copyOf(bytes, bytes.length - CUT_OFF);
        }
        if (faults.isOn(Fault.ENVELOPE_DAMAGED)) {
            bytes[bytes.length - DAMAGED] ^= 1;
        }
        all.set(0, new Bid.SealedFile(first.title(), Bytes.copyOf(bytes)));
        return all;
    }

    private void begin(Context context, Statement.Kind kind, Bid bid, List<Bid.SealedFile> files) {
        var nonce = envelopes.get().issue(sessions.nameBrowser(context));
        tenders.named(context).begin(new Tender.Attempt(kind, nonce, bid, files));
        var handed = files.stream().map(SealedBid.File::of).toList();
        context.status(HttpStatus.CREATED).json(new Begun(nonce, handed));
    }

    /** Judges a statement. The attempt waits on if the upload breaks off, or nobody can tell if the nonce is good. */
    private void state(Context context) throws IOException {
        var supplier = tenders.supplier(context);
        var tender = tenders.named(context);
        var cms = JsonBody.upload(context, MOST_BYTES);
        var attempt = tender.attempt(supplier.userName()).orElseThrow(() -> new ConflictResponse("没有等待开启记录的投标文件。"));
        var bound = Objects.requireNonNull(supplier.certificate());
        judge.judge(context, Verification.Kind.STATEMENT, Optional.of(supplier), () -> {
            var browser = sessions.browser(context);
            var subject = new ExpectedStatement.Subject.Given(digests(attempt));
            var verified = envelopes.get().verify(cms, attempt.kind(), attempt.nonce(), browser, subject, bound);
            var kept = KeptStatement.of(attempt.bid(), cms, verified);
            return new SignatureJudge.Judged(
                    AcceptedSignature.of(verified.cms()), answer(kept), () -> tender.state(kept));
        });
        tender.end(attempt);
    }

    private static Map<String, Object> answer(KeptStatement kept) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("statement", kept.id());
        answer.put("kind", kept.kind());
        answer.put("outcomes", kept.outcomes());
        var provedBy = kept.provedBy();
        if (provedBy != null) {
            answer.put("provedBy", provedBy.toString());
        }
        return answer;
    }

    /** Gives a statement as it was signed to its supplier, and to the tender's maker. */
    private void handOut(Context context) {
        var userName = tenders.supplier(context).userName();
        var tender = tenders.named(context);
        var statement = tender.statements().stream()
                .filter(kept -> kept.id().equals(context.pathParam("statement")))
                .filter(kept -> kept.supplier().equals(userName) || tender.isMadeBy(userName))
                .findAny()
                .orElseThrow(() -> new NotFoundResponse("没有这份记录。"));
        context.contentType("application/pkcs7-mime").result(statement.cms().toArray());
    }

    private static List<Bytes> digests(Tender.Attempt attempt) {
        return attempt.files().stream()
                .map(file ->
                        Bytes.copyOf(DigestAlgorithm.SHA_256.of(file.envelope().toArray())))
                .toList();
    }
}
