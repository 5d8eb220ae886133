package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.ContentDigest;
import signinghelper.formats.document.DocumentFormat;
import signinghelper.formats.receipt.Receipt;
import signinghelper.prompt.DocumentLine;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Documents that are signed together, with the content that the host has of them. */
public final class DocumentBatch {
    public static final int MOST_DOCUMENTS = 1000;

    /**
     * A document to be signed. Exactly one of {@code content} and {@code digest} is present.
     *
     * @param title shown to the user and named in the receipt
     * @param mediaType stated by the asker; never trusted
     * @param seal to be shown on its pages; null when none is wanted, and beside a digest
     */
    public record Entry(
            String title,
            String mediaType,
            @Nullable Content content,
            @Nullable ContentDigest digest,
            DocumentFormat format,
            @Nullable WantedSeal seal) {
        public Entry {
            Objects.requireNonNull(title);
            Objects.requireNonNull(mediaType);
            if ((content == null) == (digest == null)) {
                throw new IllegalArgumentException("either content or digest");
            }
            if (content == null && (seal != null || format.need() == DocumentFormat.Need.CONTENT)) {
                throw new IllegalArgumentException("a seal and " + format.id() + " need the content");
            }
        }

        /** Returns the SHA-256 digest of the content when it is here, or else the given digest. */
        private ContentDigest knownDigest() {
            return content == null
                    ? Objects.requireNonNull(digest)
                    : new ContentDigest(DigestAlgorithm.SHA_256, content.sha256());
        }

        DocumentLine line() {
            var known = knownDigest();
            return new DocumentLine(
                    title, mediaType, known.algorithm().javaName() + " " + hexadecimal(known), content, seal != null);
        }

        /**
         * Line of the receipt.
         *
         * @param function of the key; content that the host has is hashed with it
         */
        Receipt.Line line(Receipt.Outcome outcome, DigestAlgorithm function) throws IOException {
            var known = knownDigest();
            if (content != null && function == DigestAlgorithm.SM3) {
                return new Receipt.Line(title, function, content.digest(function), outcome);
            }
            return new Receipt.Line(title, known.algorithm(), known.value(), outcome);
        }

        /** Returns a line at least as long as every result of {@link #line}, without reading the content. */
        Receipt.Line longestLine() {
            var known = knownDigest();
            return new Receipt.Line(title, known.algorithm(), known.value(), Receipt.Outcome.NOT_SIGNED);
        }

        private static String hexadecimal(ContentDigest digest) {
            return HexFormat.of().formatHex(digest.value().toArray());
        }
    }

    private final List<Entry> entries;
    private final DigestAlgorithm digestAlgorithm;

    /**
     * Creates a batch with the documents in their order.
     *
     * @param entries 1 to 1,000
     * @throws Refusal {@code CONTENT_REFUSED} if the digests have different functions: no key can sign them all
     */
    public DocumentBatch(List<Entry> entries) throws Refusal {
        if (entries.isEmpty() || entries.size() > MOST_DOCUMENTS) {
            throw new IllegalArgumentException("1 to " + MOST_DOCUMENTS + " documents");
        }
        this.entries = List.copyOf(entries);
        var named = digests(entries).map(ContentDigest::algorithm).distinct().toList();
        if (named.size() > 1) {
            throw refusal("DIGESTS_DIFFER");
        }
        this.digestAlgorithm = named.isEmpty() ? DigestAlgorithm.SHA_256 : named.get(0);
    }

    private static Stream<ContentDigest> digests(List<Entry> entries) {
        return entries.stream().map(Entry::digest).flatMap(Stream::ofNullable);
    }

    List<Entry> entries() {
        return entries;
    }

    List<Receipt.Line> longestLines() {
        return entries.stream().map(Entry::longestLine).toList();
    }

    List<DocumentLine> lines() {
        return entries.stream().map(Entry::line).toList();
    }

    /** Returns the hash function of the digests, which an RSA key then uses for all; SHA-256 without digests. */
    DigestAlgorithm digestAlgorithm() {
        return digestAlgorithm;
    }

    boolean hasDigests() {
        return digests(entries).findAny().isPresent();
    }

    static Refusal refusal(String rule) {
        return new Refusal(ErrorCode.CONTENT_REFUSED, Map.of("rule", rule));
    }
}
