package signinghelper.demo.portal;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.UnauthorizedResponse;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.receipt.ExpectedReceipt;
import signinghelper.formats.receipt.Receipt;
import signinghelper.portal.authentication.SigningChallenges;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Receipts: of a file of the user's own that has just been signed here, and of any batch, for anyone. */
final class ReceiptApi {
    private static final int MAXIMUM_UPLOAD = 32 * 1024 * 1024;

    /**
     * A file of the user's own and its receipt.
     *
     * @param receipt CMS in Base64
     * @param title as the window has shown it
     * @param content in Base64, before the signature
     */
    record Own(String nonce, String receipt, String title, String content) {
        Own {
            Objects.requireNonNull(nonce);
            Objects.requireNonNull(title);
            Bytes.fromBase64(receipt);
            Bytes.fromBase64(content);
        }
    }

    /**
     * A receipt and documents that may be on it.
     *
     * @param receipt CMS in Base64
     * @param documents contents in Base64, before the signature; may be empty
     */
    record Batch(String receipt, List<String> documents) {
        Batch {
            Bytes.fromBase64(receipt);
            documents = List.copyOf(documents);
            documents.forEach(Bytes::fromBase64);
        }

        boolean has(Receipt.Line line) {
            return documents.stream()
                    .map(Bytes::fromBase64)
                    .anyMatch(content -> Bytes.copyOf(line.digestAlgorithm().of(content.toArray()))
                            .equals(line.digest()));
        }
    }

    /**
     * Line of a receipt for the page.
     *
     * @param digest hexadecimal
     * @param given true when one of the uploaded documents has this digest
     */
    private record Line(String title, Receipt.Outcome outcome, String digestAlgorithm, String digest, boolean given) {
        static Line of(Receipt.Line line, Batch batch) {
            var digest = HexFormat.of().formatHex(line.digest().toArray());
            return new Line(line.title(), line.outcome(), line.digestAlgorithm().javaName(), digest, batch.has(line));
        }
    }

    private final SigningChallenges challenges;
    private final Supplier<Verifiers> verifiers;
    private final Sessions sessions;
    private final SignatureJudge judge;

    ReceiptApi(SigningChallenges challenges, Supplier<Verifiers> verifiers, Sessions sessions, SignatureJudge judge) {
        this.challenges = challenges;
        this.verifiers = verifiers;
        this.sessions = sessions;
        this.judge = judge;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/api/signing-challenges", this::challenge);
        routes.post("/api/signing-challenges/receipt", this::own);
        routes.post("/api/receipts", this::batch);
    }

    /** Issues a challenge for files of the user's own, which the portal does not make. */
    private void challenge(Context context) {
        requireLogin(context);
        context.status(HttpStatus.CREATED).json(Map.of("nonce", challenges.issue(sessions.nameBrowser(context))));
    }

    private void own(Context context) throws IOException {
        requireLogin(context);
        var own = JsonBody.parse(JsonBody.upload(context, MAXIMUM_UPLOAD), Own.class);
        var document = ExpectedReceipt.Document.of(own.title(), Bytes.fromBase64(own.content()), true);
        judge.judge(context, Verification.Kind.RECEIPT, sessions.account(context), () -> {
            challenges.consume(own.nonce(), sessions.browser(context));
            var expected = new ExpectedReceipt(Set.of(verifiers.get().origin()), own.nonce(), List.of(document));
            var verified = verifiers
                    .get()
                    .receipts()
                    .verify(Bytes.fromBase64(own.receipt()).toArray(), expected);
            return new SignatureJudge.Judged(verified.cms());
        });
    }

    /** Verifies the receipt's signature, and tells for each line if one of the documents is the one on it. */
    private void batch(Context context) throws IOException {
        var batch = JsonBody.parse(JsonBody.upload(context, MAXIMUM_UPLOAD), Batch.class);
        judge.judge(context, Verification.Kind.RECEIPT, Optional.empty(), () -> {
            var verified = verifiers
                    .get()
                    .receipts()
                    .verify(Bytes.fromBase64(batch.receipt()).toArray());
            var receipt = verified.receipt();
            var portal = receipt.occasion() instanceof Receipt.Occasion.Portal asked ? asked.origin() : "";
            var lines = receipt.documents().stream()
                    .map(line -> Line.of(line, batch))
                    .toList();
            return new SignatureJudge.Judged(
                    AcceptedSignature.of(verified.cms()), Map.of("portal", portal, "lines", lines), () -> {});
        });
    }

    private void requireLogin(Context context) {
        if (sessions.current(context).isEmpty()) {
            throw new UnauthorizedResponse("请先登录。");
        }
    }
}
