package signinghelper.command;

import org.jspecify.annotations.Nullable;
import signinghelper.content.Content;
import signinghelper.content.ContentStore;
import signinghelper.portal.cms.CmsForm;
import signinghelper.portal.signature.DigestAlgorithm;
import signinghelper.portal.signature.SignatureAlgorithm;
import signinghelper.prompt.DocumentLine;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.session.Session;
import signinghelper.token.HeldKey;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The documents of one request, with the content that the host has of them. */
final class DocumentBatch {

    /**
     * A document to be signed.
     *
     * @param content null when there is only a digest
     */
    record Entry(RequestedDocument requested, @Nullable Content content) {}

    private final List<Entry> entries;

    private DocumentBatch(List<Entry> entries) {
        this.entries = entries;
    }

    /** Finds the content of each, before anything is asked. */
    static DocumentBatch of(SignatureSignCommand.Arguments arguments, ContentStore contents, Session session)
            throws Refusal {
        var entries = new ArrayList<Entry>();
        for (var document : arguments.documents()) {
            entries.add(new Entry(document, document.find(contents, session)));
        }
        return new DocumentBatch(List.copyOf(entries));
    }

    List<Entry> entries() {
        return entries;
    }

    List<DocumentLine> lines() throws Refusal {
        var lines = new ArrayList<DocumentLine>();
        for (var entry : entries) {
            var requested = entry.requested();
            lines.add(new DocumentLine(requested.title(), requested.mediaType(), digest(entry), entry.content()));
        }
        return lines;
    }

    /** With the name of the function in front. */
    private static String digest(Entry entry) throws Refusal {
        var content = entry.content();
        if (content != null) {
            return "SHA-256 " + HexFormat.of().formatHex(content.sha256().toArray());
        }
        var digest = entry.requested().contentDigest();
        return digest.algorithm().javaName() + " "
                + HexFormat.of().formatHex(digest.value().toArray());
    }

    /**
     * The hash function of the page's digests, which an RSA key then takes for all; SHA-256 without any.
     *
     * @throws Refusal {@code CONTENT_REFUSED} if they are by different functions
     */
    DigestAlgorithm digestAlgorithm() throws Refusal {
        var named = entries.stream()
                .map(entry -> entry.requested().digest())
                .filter(digest -> digest != null)
                .map(digest -> digest.toContentDigest().algorithm())
                .distinct()
                .toList();
        if (named.size() > 1) {
            throw Refusal.of(ErrorCode.CONTENT_REFUSED);
        }
        return named.isEmpty() ? DigestAlgorithm.SHA_256 : named.get(0);
    }

    /** A key whose hash function is not the one of the page's digests cannot sign them. */
    @Nullable
    Refusal objection(HeldKey key, CmsForm agreed) {
        var hasDigests = entries.stream().anyMatch(entry -> entry.content() == null);
        if (!hasDigests) {
            return null;
        }
        try {
            var algorithm = SignatureAlgorithm.forKey(key.key().certificate().getPublicKey(), digestAlgorithm());
            var takesDigests = algorithm
                    .map(found -> CmsForm.forAlgorithm(found, agreed).hasSignedAttributes())
                    .orElse(false);
            return takesDigests ? null : Refusal.of(ErrorCode.CONTENT_REFUSED);
        } catch (Refusal refusal) {
            return refusal;
        }
    }
}
