package signinghelper.command;

import org.jspecify.annotations.Nullable;
import signinghelper.content.ContentId;
import signinghelper.content.ContentStore;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Content;
import signinghelper.protocol.Refusal;
import signinghelper.session.Session;

/**
 * Content in a request: exactly one of the bytes and their name in the host.
 *
 * @param content Base64
 * @param contentId from {@code content.put}, complete
 */
public record GivenContent(
        @Nullable String content, @Nullable ContentId contentId) {

    public GivenContent {
        if ((content == null) == (contentId == null)) {
            throw new IllegalArgumentException("exactly one of content and contentId");
        }
        if (content != null) {
            Bytes.fromBase64(content);
        }
    }

    /**
     * Finds the content.
     *
     * @throws Refusal {@code CONTENT_UNKNOWN}
     */
    Content find(ContentStore contents, Session session) throws Refusal {
        return contentId == null
                ? Content.inMemory(Bytes.fromBase64(String.valueOf(content)))
                : contents.find(session, contentId);
    }
}
