package signinghelper.command;

import org.jspecify.annotations.Nullable;
import signinghelper.content.ContentId;
import signinghelper.content.ContentStore;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.document.ContentDigest;
import signinghelper.formats.document.DocumentFormat;
import signinghelper.protocol.Refusal;
import signinghelper.session.Session;
import signinghelper.work.DocumentBatch;
import signinghelper.work.WantedSeal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Document that a page asks to be signed. Exactly one of {@code content}, {@code contentId} and {@code digest} is
 * present.
 *
 * @param title shown to the user and named in the receipt; 1 to 300 characters
 * @param mediaType stated by the page; never trusted
 * @param content Base64
 * @param format of this document; null for the batch's
 * @param seal places of a seal; null when none is wanted
 */
public record RequestedDocument(
        String title,
        String mediaType,
        @Nullable String content,
        @Nullable ContentId contentId,
        @Nullable RequestedDigest digest,
        @Nullable String format,
        @Nullable List<RequestedSealPlace> seal) {

    private static final int MOST_IN_TITLE = 300;
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9][a-z0-9.+-]{0,60}/[a-z0-9][a-z0-9.+-]{0,60}");

    /** A finished hash, by the function's name in the schema. */
    public record RequestedDigest(String algorithm, String value) {
        public RequestedDigest {
            toContentDigest(algorithm, value);
        }

        ContentDigest toContentDigest() {
            return toContentDigest(algorithm, value);
        }

        private static ContentDigest toContentDigest(String algorithm, String value) {
            var found = Stream.of(DigestAlgorithm.values())
                    .filter(candidate -> candidate.javaName().equals(algorithm))
                    .findAny()
                    .orElseThrow(() -> new IllegalArgumentException("unknown hash function"));
            return new ContentDigest(found, Bytes.fromBase64(value));
        }
    }

    public RequestedDocument {
        Objects.requireNonNull(mediaType);
        if (title.isEmpty()
                || title.length() > MOST_IN_TITLE
                || !MEDIA_TYPE.matcher(mediaType).matches()) {
            throw new IllegalArgumentException("title or media type");
        }
        if (Stream.of(content, contentId, digest).filter(Objects::nonNull).count() != 1) {
            throw new IllegalArgumentException("exactly one of content, contentId and digest");
        }
        if (content != null) {
            Bytes.fromBase64(content);
        }
        if (format != null) {
            SignatureSignCommand.documentFormat(format);
        }
        if (seal != null) {
            seal = List.copyOf(seal);
            RequestedSealPlace.wanted(seal);
        }
        if (digest != null && seal != null) {
            throw new IllegalArgumentException("a seal needs the content");
        }
    }

    /** Returns the document's own format, or {@code usual} without one. */
    DocumentFormat formatOr(DocumentFormat usual) {
        return format == null ? usual : SignatureSignCommand.documentFormat(format);
    }

    private @Nullable WantedSeal wantedSeal() {
        return seal == null ? null : RequestedSealPlace.wanted(seal);
    }

    /**
     * Finds the content that a page has put, before the user is asked.
     *
     * @throws Refusal {@code CONTENT_UNKNOWN}, or as {@link DocumentBatch#DocumentBatch}
     */
    static DocumentBatch batch(
            List<RequestedDocument> documents, DocumentFormat format, ContentStore contents, Session session)
            throws Refusal {
        var entries = new ArrayList<DocumentBatch.Entry>();
        for (var document : documents) {
            entries.add(document.find(format, contents, session));
        }
        return new DocumentBatch(entries);
    }

    /**
     * Creates the entry with the bytes if the page has given them, or else with the digest.
     *
     * @throws Refusal {@code CONTENT_UNKNOWN}
     */
    private DocumentBatch.Entry find(DocumentFormat usual, ContentStore contents, Session session) throws Refusal {
        var own = formatOr(usual);
        if (digest != null) {
            return new DocumentBatch.Entry(title, mediaType, null, digest.toContentDigest(), own, null);
        }
        var found = new GivenContent(content, contentId).find(contents, session);
        return new DocumentBatch.Entry(title, mediaType, found, null, own, wantedSeal());
    }
}
