package signinghelper.demo.portal;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.DocumentFormat;
import signinghelper.formats.receipt.ExpectedReceipt;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/** Documents that one user is to sign together, and the signatures that have arrived so far. Called by many threads. */
final class SigningBatch {
    /**
     * A document to be signed.
     *
     * @param content in Base64
     */
    record Document(String title, String mediaType, String content) {
        static Document demonstration(int number) {
            var text = "演示文件第 %d 号\n\n本文件仅供演示，没有任何真实效力。\nFor demonstration only.\n".formatted(number);
            var content = Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8)).toBase64();
            return new Document("演示文件 %03d".formatted(number), "text/plain", content);
        }

        Bytes bytes() {
            return Bytes.fromBase64(content);
        }
    }

    private final String id = UUID.randomUUID().toString();
    private final String nonce;
    private final Sessions.Login owner;
    private final DocumentFormat format;
    private final List<Document> documents;
    private final AtomicReferenceArray<@Nullable Bytes> signatures;

    /** @param nonce nonce of a challenge for signing */
    SigningBatch(Sessions.Login owner, String nonce, DocumentFormat format, int count) {
        this.nonce = nonce;
        this.owner = Objects.requireNonNull(owner);
        this.format = format;
        this.documents = IntStream.rangeClosed(1, count)
                .mapToObj(Document::demonstration)
                .toList();
        this.signatures = new AtomicReferenceArray<>(count);
    }

    String id() {
        return id;
    }

    /** Signed with the receipt, so that it is about this batch. */
    String nonce() {
        return nonce;
    }

    DocumentFormat format() {
        return format;
    }

    List<Document> documents() {
        return documents;
    }

    boolean belongsTo(Sessions.Login login) {
        return owner.equals(login);
    }

    /** Keeps a signature that holds. */
    void keep(int index, Bytes signature) {
        signatures.set(index, signature);
    }

    /** Returns a signature; null until it arrives. */
    @Nullable
    Bytes signature(int index) {
        return signatures.get(index);
    }

    /** The receipt over what has come so far. */
    ExpectedReceipt expectedReceipt(String ownOrigin) {
        var expected = IntStream.range(0, documents.size())
                .mapToObj(index -> ExpectedReceipt.Document.of(
                        documents.get(index).title(), documents.get(index).bytes(), signatures.get(index) != null))
                .toList();
        return new ExpectedReceipt(ownOrigin, nonce, expected);
    }
}
