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
 */
public record RequestedDocument(
        String title,
        String mediaType,
        @Nullable String content,
        @Nullable ContentId contentId,
        @Nullable RequestedDigest digest) {

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
    private DocumentBatch.Entry find(DocumentFormat format, ContentStore contents, Session session) throws Refusal {
        if (digest != null) {
            return new DocumentBatch.Entry(title, mediaType, null, digest.toContentDigest(), format, null);
        }
        var found = new GivenContent(content, contentId).find(contents, session);
        return new DocumentBatch.Entry(title, mediaType, found, null, format, null);
    }
}
