package signinghelper.demo.portal;

import io.javalin.config.RoutesConfig;
import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    }

    /** Encrypts something of no worth to the key that the bid waits for. */
    private void rehearse(Context context) throws IOException {
        var supplier = tenders.supplier(context);
        var envelope = new ByteArrayOutputStream();
        try {
            var recipients = List.of(tenders.bid(context, supplier).certificate());
            envelopes.get().to(recipients).write(Source.of(REHEARSED), envelope);
        } catch (CertificateRefusedException | EnvelopeException e) {
            throw new ConflictResponse("加密证书已经不能使用。");
        }
        var file = new Bid.SealedFile("开标演练", Bytes.copyOf(envelope.toByteArray()));
        begin(context, supplier, Statement.Kind.REHEARSAL, List.of(file));
    }

    private void open(Context context) {
        var supplier = tenders.supplier(context);
        var files = tenders.bid(context, supplier).files();
        if (!tenders.named(context).isOpenAt(clock.instant())) {
            throw new ConflictResponse("还没有到开标时间。");
        }
        begin(context, supplier, Statement.Kind.OPENING, handedOut(files));
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

    private void begin(Context context, RegisteredAccount supplier, Statement.Kind kind, List<Bid.SealedFile> files) {
        var nonce = envelopes.get().issue(sessions.nameBrowser(context));
        tenders.named(context).begin(supplier.userName(), new Tender.Attempt(kind, nonce, files));
        var handed = files.stream().map(SealedBid.File::of).toList();
        context.status(HttpStatus.CREATED).json(new Begun(nonce, handed));
    }

    private void state(Context context) throws IOException {
        var supplier = tenders.supplier(context);
        var tender = tenders.named(context);
        var attempt = tender.end(supplier.userName()).orElseThrow(() -> new ConflictResponse("没有等待开启记录的投标文件。"));
        var cms = JsonBody.upload(context, MOST_BYTES);
        var bound = Objects.requireNonNull(supplier.certificate());
        judge.judge(context, Verification.Kind.STATEMENT, sessions.account(context), () -> {
            var browser = sessions.browser(context);
            var subject = new ExpectedStatement.Subject.Given(digests(attempt));
            var verified = envelopes.get().verify(cms, attempt.kind(), attempt.nonce(), browser, subject, bound);
            var outcomes = verified.statement().envelopes().stream()
                    .map(Statement.Line::outcome)
                    .toList();
            var time = String.valueOf(verified.provedBy());
            var more = Map.<String, Object>of("kind", attempt.kind(), "outcomes", outcomes, "provedBy", time);
            return new SignatureJudge.Judged(AcceptedSignature.of(verified.cms()), more, () -> {
                if (attempt.kind() == Statement.Kind.OPENING) {
                    tender.note(supplier.userName(), bid -> bid.stating(outcomes));
                }
            });
        });
    }

    private static List<Bytes> digests(Tender.Attempt attempt) {
        return attempt.files().stream()
                .map(file ->
                        Bytes.copyOf(DigestAlgorithm.SHA_256.of(file.envelope().toArray())))
                .toList();
    }
}
