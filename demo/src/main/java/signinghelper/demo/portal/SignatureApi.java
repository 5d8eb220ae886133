package signinghelper.demo.portal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.UnauthorizedResponse;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.portal.authentication.SigningChallenges;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The server's side of signing: makes documents, and keeps a signature only when it has verified it. */
final class SignatureApi {
    private static final int MOST_DOCUMENTS = 1000;
    private static final int MAXIMUM_BATCHES = 1000;
    private static final Duration KEPT = Duration.ofMinutes(30);
    private static final int MAXIMUM_SIGNED = 8 * 1024 * 1024;

    /**
     * Request of the page.
     *
     * @param format as {@link BatchDocument#made} takes it
     */
    record Order(String format, int count) {
        Order {
            Objects.requireNonNull(format);
            if (count < 1 || count > MOST_DOCUMENTS) {
                throw new IllegalArgumentException("1 to " + MOST_DOCUMENTS + " documents");
            }
        }
    }

    private record Made(String id, String nonce, List<BatchDocument> documents) {}

    private final SigningChallenges challenges;
    private final Supplier<Verifiers> verifiers;
    private final Sessions sessions;
    private final SignatureJudge judge;
    private final DocumentReports reports;
    private final Cache<String, SigningBatch> batches = Caffeine.newBuilder()
            .maximumSize(MAXIMUM_BATCHES)
            .expireAfterAccess(KEPT)
            .build();

    SignatureApi(
            SigningChallenges challenges,
            Supplier<Verifiers> verifiers,
            Sessions sessions,
            SignatureJudge judge,
            DocumentReports reports) {
        this.challenges = challenges;
        this.verifiers = verifiers;
        this.sessions = sessions;
        this.judge = judge;
        this.reports = reports;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/api/batches", this::make);
        routes.get("/api/batches/{id}/documents/{index}", this::document);
        routes.post("/api/batches/{id}/signatures/{index}", this::take);
        routes.get("/api/batches/{id}/signatures/{index}", this::signature);
        routes.post("/api/batches/{id}/receipt", this::receipt);
    }

    private void make(Context context) {
        var order = JsonBody.read(context, Order.class);
        var login = login(context);
        var documents = IntStream.rangeClosed(1, order.count())
                .mapToObj(number -> BatchDocument.made(order.format(), number))
                .toList();
        var batch = new SigningBatch(login, challenges.issue(sessions.nameBrowser(context)), documents);
        batches.put(batch.id(), batch);
        context.status(HttpStatus.CREATED).json(new Made(batch.id(), batch.nonce(), documents));
    }

    private void document(Context context) {
        var batch = batch(context);
        var index = index(context, batch);
        var document = batch.documents().get(index);
        download(context, document.bytes(), document.mediaType(), document.fileName());
    }

    private void signature(Context context) {
        var batch = batch(context);
        var index = index(context, batch);
        var signature = batch.signature(index);
        if (signature == null) {
            throw new NotFoundResponse("没有这个签名。");
        }
        var document = batch.documents().get(index);
        if (document.isSignedWithin()) {
            download(context, signature, document.mediaType(), "signed-" + document.fileName());
        } else {
            download(context, signature, "application/pkcs7-signature", document.fileName() + ".p7s");
        }
    }

    private static void download(Context context, Bytes content, String type, String name) {
        var encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        context.header("Content-Disposition", "attachment; filename*=UTF-8''" + encoded)
                .contentType(type)
                .result(content.toArray());
    }

    private void take(Context context) throws IOException {
        var batch = batch(context);
        var index = index(context, batch);
        var signed = Bytes.copyOf(JsonBody.upload(context, MAXIMUM_SIGNED));
        var returned = new ReturnedDocument(batch.documents().get(index), signed);
        judge.judge(context, Verification.Kind.SIGNATURE, sessions.account(context), () -> {
            var signature = returned.verify(verifiers.get().documents(), reports);
            return new SignatureJudge.Judged(signature, Map.of(), () -> batch.keep(index, signed));
        });
    }

    private void receipt(Context context) throws IOException {
        var batch = batch(context);
        var cms = JsonBody.upload(context, MAXIMUM_SIGNED);
        judge.judge(context, Verification.Kind.RECEIPT, sessions.account(context), () -> {
            challenges.consume(batch.nonce(), sessions.browser(context));
            var verified = verifiers
                    .get()
                    .receipts()
                    .verify(cms, batch.expectedReceipt(verifiers.get().origin()));
            var total = batch.documents().size();
            var counted = Map.<String, Object>of("signed", verified.receipt().signed(), "total", total);
            return new SignatureJudge.Judged(AcceptedSignature.of(verified.cms()), counted, () -> {});
        });
    }

    private Sessions.Login login(Context context) {
        return sessions.current(context).orElseThrow(() -> new UnauthorizedResponse("请先登录。"));
    }

    /** Returns the batch of the user; another user's batch is treated as missing. */
    private SigningBatch batch(Context context) {
        var batch = batches.getIfPresent(context.pathParam("id"));
        if (batch == null || !batch.belongsTo(login(context))) {
            throw new NotFoundResponse("没有这批文件，或者已经过期。");
        }
        return batch;
    }

    private static int index(Context context, SigningBatch batch) {
        return context.pathParamAsClass("index", Integer.class)
                .check(index -> index >= 0 && index < batch.documents().size(), "no such document")
                .get();
    }
}
