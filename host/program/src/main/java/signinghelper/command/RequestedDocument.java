package signinghelper.command;

import org.jspecify.annotations.Nullable;
import signinghelper.content.ContentId;
import signinghelper.content.ContentStore;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.document.ContentDigest;
import signinghelper.formats.document.DocumentFormat;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.cms.ParallelCms;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.session.Session;
import signinghelper.work.DocumentBatch;
import signinghelper.work.FormatRefusal;
import signinghelper.work.FurtherSigner;
import signinghelper.work.WantedSeal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Document that a page asks to be signed. Exactly one of {@code content}, {@code contentId} and {@code digest} is
 * present, or none beside an {@code addTo} with the content within.
 *
 * @param title shown to the user and named in the receipt; 1 to 300 characters
 * @param mediaType stated by the page; never trusted
 * @param content Base64
 * @param format of this document; null for the batch's
 * @param seal places of a seal; null when none is wanted
 * @param field fully qualified name of the signature field that is signed in; null for any
 * @param addTo CMS that gets a further signer; null for a new signature
 */
public record RequestedDocument(
        String title,
        String mediaType,
        @Nullable String content,
        @Nullable ContentId contentId,
        @Nullable RequestedDigest digest,
        @Nullable String format,
        @Nullable List<RequestedSealPlace> seal,
        @Nullable String field,
        @Nullable GivenContent addTo) {

    private static final int MOST_IN_TITLE = 300;
    private static final int MOST_IN_FIELD = 300;
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
        var given =
                Stream.of(content, contentId, digest).filter(Objects::nonNull).count();
        if (given != 1 && (given != 0 || addTo == null)) {
            throw new IllegalArgumentException("exactly one of content, contentId and digest");
        }
        if (addTo != null && (digest != null || seal != null || field != null)) {
            throw new IllegalArgumentException("a further signer needs the content, and no seal or field");
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
        if (field != null && (field.isEmpty() || field.length() > MOST_IN_FIELD)) {
            throw new IllegalArgumentException("name of a field");
        }
        if (digest != null && (seal != null || field != null)) {
            throw new IllegalArgumentException("a seal or field needs the content");
        }
    }

    /** Returns the document's own format, or {@code usual} without one, for the field that is named. */
    DocumentFormat formatOr(DocumentFormat usual) {
        var own = format == null ? usual : SignatureSignCommand.documentFormat(format);
        return field == null
                ? own
                : own.inField(field).orElseThrow(() -> new IllegalArgumentException("a format without fields"));
    }

    /** A CMS gets a further signer where its content is: apart beside a detached one, and otherwise within. */
    void requireFormat(DocumentFormat usual) {
        var own = formatOr(usual);
        if (digest != null && own.need() == DocumentFormat.Need.CONTENT) {
            throw new IllegalArgumentException("the format needs the content");
        }
        var isApart = content != null || contentId != null;
        if (addTo != null && (!ParallelCms.addsTo(own) || own.isDetached() != isApart)) {
            throw new IllegalArgumentException("no further signer in this format, or the content is elsewhere");
        }
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
            var number = entries.size() + 1;
            entries.add(
                    document.addTo == null
                            ? document.find(format, contents, session)
                            : document.further(document.addTo, number, contents, session));
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

    /**
     * Creates the entry of a further signer.
     *
     * @param number of the document, from 1
     * @throws Refusal {@code CONTENT_UNKNOWN}; {@code CONTENT_REFUSED} if no signer can be added
     */
    private DocumentBatch.Entry further(GivenContent existing, int number, ContentStore contents, Session session)
            throws Refusal {
        var cms = existing.find(contents, session);
        var isWithin = content == null && contentId == null;
        var apart = isWithin ? null : new GivenContent(content, contentId).find(contents, session);
        try {
            return new FurtherSigner(cms).entry(title, mediaType, apart);
        } catch (FormatException e) {
            throw FormatRefusal.of(e, number);
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.CONTENT_REFUSED, e);
        }
    }
}
