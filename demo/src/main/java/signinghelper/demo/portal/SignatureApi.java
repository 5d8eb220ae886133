package signinghelper.demo.portal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.UnauthorizedResponse;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.document.DocumentFormat;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.document.cms.CmsException;
import signinghelper.formats.document.cms.VerifiedCms;
import signinghelper.portal.authentication.Challenge;
import signinghelper.portal.authentication.ChallengeStore;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** The server's side of signing: makes documents, and keeps a signature only when it has verified it. */
final class SignatureApi {
    /** Beginning of the names of formats that take text, as the documents are that are made here. */
    private static final String FOR_TEXT = "cms-";

    private static final int MOST_DOCUMENTS = 1000;
    private static final int MAXIMUM_BATCHES = 1000;
    private static final Duration KEPT = Duration.ofMinutes(30);
    private static final int MAXIMUM_CMS = 8 * 1024 * 1024;

    /** Request of the page. */
    record Order(String format, int count) {
        Order {
            if (count < 1 || count > MOST_DOCUMENTS) {
                throw new IllegalArgumentException("1 to " + MOST_DOCUMENTS + " documents");
            }
        }
    }

    /** @param detached true when a signature does not contain its document */
    private record Made(
            String id, String nonce, String format, boolean detached, List<SigningBatch.Document> documents) {
        static Made of(SigningBatch batch) {
            var format = batch.format();
            return new Made(batch.id(), batch.nonce(), format.id(), format.isDetached(), batch.documents());
        }
    }

    private final ChallengeStore challenges;
    private final Supplier<Verifiers> verifiers;
    private final Sessions sessions;
    private final SignatureJudge judge;
    private final Cache<String, SigningBatch> batches = Caffeine.newBuilder()
            .maximumSize(MAXIMUM_BATCHES)
            .expireAfterAccess(KEPT)
            .build();

    SignatureApi(ChallengeStore challenges, Supplier<Verifiers> verifiers, Sessions sessions, SignatureJudge judge) {
        this.challenges = challenges;
        this.verifiers = verifiers;
        this.sessions = sessions;
        this.judge = judge;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/api/signing-challenges", this::challenge);
        routes.post("/api/batches", this::make);
        routes.get("/api/batches/{id}/documents/{index}", this::document);
        routes.post("/api/batches/{id}/signatures/{index}", this::take);
        routes.get("/api/batches/{id}/signatures/{index}", this::signature);
        routes.post("/api/batches/{id}/receipt", this::receipt);
    }

    /** Issues a challenge for files of the user's own, which the portal does not make. */
    private void challenge(Context context) {
        login(context);
        var challenge = challenges.issue(Challenge.Purpose.SIGNING, sessions.nameBrowser(context));
        context.status(HttpStatus.CREATED).json(Map.of("nonce", challenge.nonce()));
    }

    private void make(Context context) {
        var order = JsonBody.read(context, Order.class);
        var login = login(context);
        var challenge = challenges.issue(Challenge.Purpose.SIGNING, sessions.nameBrowser(context));
        var batch = new SigningBatch(login, challenge.nonce(), format(order), order.count());
        batches.put(batch.id(), batch);
        context.status(HttpStatus.CREATED).json(Made.of(batch));
    }

    private static DocumentFormat format(Order order) {
        return Optional.of(order.format())
                .filter(name -> name.startsWith(FOR_TEXT))
                .flatMap(DocumentFormats::named)
                .orElseThrow(() -> new BadRequestResponse("没有这个签名格式。"));
    }

    private void document(Context context) {
        var batch = batch(context);
        var index = index(context, batch);
        download(context, batch.documents().get(index).bytes(), "text/plain", "document-" + (index + 1) + ".txt");
    }

    private void signature(Context context) {
        var batch = batch(context);
        var index = index(context, batch);
        var signature = batch.signature(index);
        if (signature == null) {
            throw new NotFoundResponse("没有这个签名。");
        }
        download(context, signature, "application/pkcs7-signature", "document-" + (index + 1) + ".p7s");
    }

    private static void download(Context context, Bytes content, String type, String name) {
        context.header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .contentType(type)
                .result(content.toArray());
    }

    private void take(Context context) throws IOException {
        var batch = batch(context);
        var index = index(context, batch);
        var content = batch.documents().get(index).bytes();
        var cms = JsonBody.upload(context, MAXIMUM_CMS);
        judge.judge(context, Verification.Kind.SIGNATURE, sessions.account(context), () -> {
            var verified = verify(batch.format(), cms, content);
            return new SignatureJudge.Judged(verified, Map.of(), () -> batch.keep(index, Bytes.copyOf(cms)));
        });
    }

    private VerifiedCms verify(DocumentFormat format, byte[] cms, Bytes content)
            throws CmsException, IOException, SignatureJudge.Objection {
        var documents = verifiers.get().documents();
        if (format.isDetached()) {
            return documents.verifyDetached(cms, new ByteArrayInputStream(content.toArray()));
        }
        var verified = documents.verifyAttached(cms);
        var sha256 = Bytes.copyOf(DigestAlgorithm.SHA_256.of(content.toArray()));
        if (!sha256.equals(Objects.requireNonNull(verified.content()).sha256())) {
            throw new SignatureJudge.Objection(SignatureJudge.Reason.OTHER_DOCUMENT);
        }
        return verified;
    }

    private void receipt(Context context) throws IOException {
        var batch = batch(context);
        var cms = JsonBody.upload(context, MAXIMUM_CMS);
        judge.judge(context, Verification.Kind.RECEIPT, sessions.account(context), () -> {
            requireOpenChallenge(batch, context);
            var verified = verifiers
                    .get()
                    .receipts()
                    .verify(cms, batch.expectedReceipt(verifiers.get().origin()));
            var total = batch.documents().size();
            var counted = Map.<String, Object>of("signed", verified.receipt().signed(), "total", total);
            return new SignatureJudge.Judged(verified.cms(), counted, () -> {});
        });
    }

    /** Tests that the challenge is open; a nonce is for one receipt, with any outcome. */
    private void requireOpenChallenge(SigningBatch batch, Context context) throws SignatureJudge.Objection {
        var isOpen = challenges
                .consume(batch.nonce())
                .filter(challenge -> challenge.purpose() == Challenge.Purpose.SIGNING)
                .filter(challenge -> challenge.belongsTo(sessions.browser(context)))
                .isPresent();
        if (!isOpen) {
            throw new SignatureJudge.Objection(SignatureJudge.Reason.CHALLENGE_UNKNOWN);
        }
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
