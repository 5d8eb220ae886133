package signinghelper.demo.portal;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.receipt.ExpectedReceipt;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/** Documents that one user is to sign together, and the signatures that have arrived so far. Called by many threads. */
final class SigningBatch {
    private final String id = UUID.randomUUID().toString();
    private final String nonce;
    private final Sessions.Login owner;
    private final List<BatchDocument> documents;
    private final AtomicReferenceArray<@Nullable Bytes> signatures;

    /** @param nonce nonce of a challenge for signing */
    SigningBatch(Sessions.Login owner, String nonce, List<BatchDocument> documents) {
        this.nonce = nonce;
        this.owner = Objects.requireNonNull(owner);
        this.documents = List.copyOf(documents);
        this.signatures = new AtomicReferenceArray<>(documents.size());
    }

    String id() {
        return id;
    }

    /** Signed with the receipt, so that it is about this batch. */
    String nonce() {
        return nonce;
    }

    List<BatchDocument> documents() {
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
        return new ExpectedReceipt(Set.of(ownOrigin), nonce, expected);
    }
}
