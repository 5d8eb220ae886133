package signinghelper.content;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Content;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.session.Session;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the sessions have put. A session sees its own content only; all of it goes when the session is closed. */
public final class ContentStore {
    private final PrivateFolder folder;
    private final Map<Session, Map<ContentId, IncomingContent>> contents = new HashMap<>();
    private final ContentQuota quota = new ContentQuota();

    public ContentStore(PrivateFolder folder) {
        this.folder = folder;
    }

    /** How much of which content has arrived. */
    public record Received(ContentId content, long received) {}

    /**
     * Takes the next part.
     *
     * @param id null with the first part
     * @param offset bytes that have arrived before
     * @throws Refusal {@code CONTENT_UNKNOWN}; {@code CONTENT_REFUSED} if the part is not the next one, the content is
     *     complete already, or {@link ContentQuota} is used up; {@code INTERNAL} if the disk fails
     */
    public synchronized Received put(Session session, @Nullable ContentId id, long offset, Bytes part, boolean last)
            throws Refusal {
        var own = contents.computeIfAbsent(session, this::contentsOf);
        try {
            var key = id == null ? begin(session, own) : id;
            var content = Optional.ofNullable(own.get(key)).orElseThrow(() -> Refusal.of(ErrorCode.CONTENT_UNKNOWN));
            if (content.isComplete() || content.size() != offset) {
                throw Refusal.of(ErrorCode.CONTENT_REFUSED);
            }
            quota.take(session, new ContentQuota.Held(0, part.length()));
            content.append(part.toArray(), last);
            return new Received(key, content.size());
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.INTERNAL, e);
        }
    }

    private Map<ContentId, IncomingContent> contentsOf(Session session) {
        session.onClose(() -> remove(session));
        return new HashMap<>();
    }

    private ContentId begin(Session session, Map<ContentId, IncomingContent> own) throws Refusal, IOException {
        quota.take(session, new ContentQuota.Held(1, 0));
        var id = ContentId.fresh();
        own.put(id, new IncomingContent(folder.newFile(".part")));
        return id;
    }

    /**
     * Gives complete content of this session.
     *
     * @throws Refusal {@code CONTENT_UNKNOWN}
     */
    public synchronized Content find(Session session, ContentId id) throws Refusal {
        return Optional.ofNullable(contents.getOrDefault(session, Map.of()).get(id))
                .flatMap(IncomingContent::complete)
                .orElseThrow(() -> Refusal.of(ErrorCode.CONTENT_UNKNOWN));
    }

    private synchronized void remove(Session session) {
        for (var content : contents.getOrDefault(session, Map.of()).values()) {
            try {
                Files.deleteIfExists(content.file());
            } catch (IOException e) {
                // In use by a reader on Windows; the folder as a whole is removed when the host ends.
                content.file().toFile().deleteOnExit();
            }
        }
        contents.remove(session);
        quota.giveBack(session);
    }
}
