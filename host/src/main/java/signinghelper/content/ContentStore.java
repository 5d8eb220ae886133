package signinghelper.content;

import org.jspecify.annotations.Nullable;
import signinghelper.portal.Bytes;
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
    private static final int MOST_IN_A_SESSION = 1000;
    private static final long MOST_BYTES_IN_A_SESSION = 2L * 1024 * 1024 * 1024;

    private final PrivateFolder folder;
    private final Map<Session, Map<ContentId, IncomingContent>> contents = new HashMap<>();

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
     *     complete already, or a session holds more than 1,000 contents or 2 GiB; {@code INTERNAL} if the disk fails
     */
    public synchronized Received put(Session session, @Nullable ContentId id, long offset, Bytes part, boolean last)
            throws Refusal {
        var own = contents.computeIfAbsent(session, this::contentsOf);
        try {
            var key = id == null ? begin(own) : id;
            var content = Optional.ofNullable(own.get(key)).orElseThrow(() -> Refusal.of(ErrorCode.CONTENT_UNKNOWN));
            var held = own.values().stream().mapToLong(IncomingContent::size).sum();
            if (content.isComplete() || content.size() != offset || held + part.length() > MOST_BYTES_IN_A_SESSION) {
                throw Refusal.of(ErrorCode.CONTENT_REFUSED);
            }
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

    private ContentId begin(Map<ContentId, IncomingContent> own) throws Refusal, IOException {
        if (own.size() >= MOST_IN_A_SESSION) {
            throw Refusal.of(ErrorCode.CONTENT_REFUSED);
        }
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
                content.close();
                Files.deleteIfExists(content.file());
            } catch (IOException e) {
                // In use by a reader on Windows; the folder as a whole is removed when the host ends.
                content.file().toFile().deleteOnExit();
            }
        }
        contents.remove(session);
    }
}
