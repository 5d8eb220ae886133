package signinghelper.content;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Content;
import signinghelper.formats.envelope.OpenedEnvelope;
import signinghelper.platform.DiskSpace;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.session.Session;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Store of content that the sessions have put, and of results that wait for them. A session sees only its own
 * content; all of that is deleted when the session is closed.
 */
public final class ContentStore {
    private final PrivateFolder folder;
    private final Map<Session, Map<ContentId, IncomingContent>> contents = new HashMap<>();
    private final Map<Session, Map<ContentId, OutgoingContent>> results = new HashMap<>();
    private final Set<Session> followed = new HashSet<>();
    private final ContentQuota quota = new ContentQuota();

    public ContentStore(PrivateFolder folder) {
        this.folder = folder;
    }

    /** Bytes of a content that have arrived. */
    public record Received(ContentId content, long received) {}

    /** Result that waits for its session. */
    public record Kept(ContentId content, long size) {}

    /** Writing of a result. */
    public interface Writing {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Part of a result. */
    public record Part(Bytes bytes, boolean last) {}

    /**
     * Tests for room before the first part of content arrives.
     *
     * @throws Refusal {@code CONTENT_REFUSED} if {@link ContentQuota} is too small for it; {@code STORAGE_FULL} if the
     *     disk is
     */
    public synchronized void expect(Session session, long bytes) throws Refusal {
        quota.require(session, new ContentQuota.Held(1, bytes));
        requireRoom(bytes);
    }

    private void requireRoom(long bytes) throws Refusal {
        if (!folder.hasRoom(bytes)) {
            throw Refusal.of(ErrorCode.STORAGE_FULL);
        }
    }

    /**
     * Stores the next part.
     *
     * @param id null with the first part
     * @param offset number of bytes that have arrived before
     * @throws Refusal {@code CONTENT_UNKNOWN}; {@code CONTENT_REFUSED} if the part is not the next one, the content is
     *     complete already, or {@link ContentQuota} is used up; {@code STORAGE_FULL} or {@code INTERNAL} if the part
     *     cannot be kept; the content is then deleted
     */
    public synchronized Received put(Session session, @Nullable ContentId id, long offset, Bytes part, boolean last)
            throws Refusal {
        var own = contents.computeIfAbsent(session, first -> new HashMap<>());
        try {
            var key = id == null ? begin(session, own) : id;
            var content = Optional.ofNullable(own.get(key)).orElseThrow(() -> Refusal.of(ErrorCode.CONTENT_UNKNOWN));
            if (content.isComplete() || content.size() != offset) {
                throw Refusal.of(ErrorCode.CONTENT_REFUSED);
            }
            quota.take(session, new ContentQuota.Held(0, part.length()));
            append(session, key, content, part, last);
            return new Received(key, content.size());
        } catch (DiskSpace.FullException e) {
            throw Refusal.of(ErrorCode.STORAGE_FULL, e);
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.INTERNAL, e);
        } finally {
            follow(session);
        }
    }

    /** After a part has failed, the whole content is deleted, so that its disk space is free again. */
    private void append(Session session, ContentId key, IncomingContent content, Bytes part, boolean last)
            throws IOException {
        try {
            content.append(part.toArray(), last);
        } catch (IOException e) {
            contents.getOrDefault(session, new HashMap<>()).remove(key);
            delete(content.file());
            quota.giveBack(session, new ContentQuota.Held(1, content.size() + part.length()));
            throw e;
        }
    }

    /** Removes all content of a session when it is closed: at once if it was closed while a part was being stored. */
    private void follow(Session session) {
        if (followed.add(session)) {
            session.onClose(() -> remove(session));
        }
    }

    private ContentId begin(Session session, Map<ContentId, IncomingContent> own) throws Refusal, IOException {
        quota.take(session, new ContentQuota.Held(1, 0));
        var id = ContentId.fresh();
        own.put(id, new IncomingContent(folder.newFile(".part")));
        return id;
    }

    /**
     * Returns complete content of this session.
     *
     * @throws Refusal {@code CONTENT_UNKNOWN}
     */
    public synchronized Content find(Session session, ContentId id) throws Refusal {
        return Optional.ofNullable(contents.getOrDefault(session, Map.of()).get(id))
                .flatMap(IncomingContent::complete)
                .orElseThrow(() -> Refusal.of(ErrorCode.CONTENT_UNKNOWN));
    }

    /** Deletes content of this session that no later request will name. */
    public synchronized void forget(Session session, ContentId id) {
        var content = contents.getOrDefault(session, new HashMap<>()).remove(id);
        if (content != null) {
            delete(content.file());
            quota.giveBack(session, new ContentQuota.Held(1, content.size()));
        }
    }

    /**
     * Writes a result, and keeps it until its session has fetched it.
     *
     * @param most bytes that it may have
     * @throws Refusal {@code CONTENT_REFUSED} if its content can no longer be read or {@link ContentQuota} is used up;
     *     {@code STORAGE_FULL} if the disk has no room for it
     */
    public Kept keep(Session session, long most, Writing writing) throws Refusal {
        requireRoom(most);
        try {
            quota.require(session, new ContentQuota.Held(1, most));
            var waiting = new ResultInFile(folder.newFile(".result"));
            return begin(session, waiting, waiting.write(writing));
        } catch (IOException e) {
            var isFull = e instanceof DiskSpace.FullException;
            throw Refusal.of(isFull ? ErrorCode.STORAGE_FULL : ErrorCode.CONTENT_REFUSED, e);
        }
    }

    /**
     * Keeps plaintext until its session has fetched it. It is closed then, or when this fails.
     *
     * @throws Refusal {@code CONTENT_REFUSED} if {@link ContentQuota} is used up, {@code INTERNAL} if the disk fails
     */
    public Kept keep(Session session, OpenedEnvelope opened) throws Refusal {
        try {
            return begin(session, new OpenedContent(opened), opened.size());
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.INTERNAL, e);
        }
    }

    private synchronized Kept begin(Session session, OutgoingContent.Waiting waiting, long size) throws Refusal {
        try {
            quota.take(session, new ContentQuota.Held(1, size));
        } catch (Refusal refusal) {
            waiting.remove();
            throw refusal;
        }
        var id = ContentId.fresh();
        results.computeIfAbsent(session, first -> new HashMap<>()).put(id, new OutgoingContent(waiting, size));
        follow(session);
        return new Kept(id, size);
    }

    /**
     * Hands over the next part of a result. With the last part, the store forgets it.
     *
     * @param offset bytes that have been handed over before
     * @throws Refusal {@code CONTENT_UNKNOWN}; {@code CONTENT_REFUSED} if the next part begins elsewhere; {@code
     *     INTERNAL} if the disk fails
     */
    public synchronized Part get(Session session, ContentId id, long offset) throws Refusal {
        var outgoing = Optional.ofNullable(
                        results.getOrDefault(session, Map.of()).get(id))
                .orElseThrow(() -> Refusal.of(ErrorCode.CONTENT_UNKNOWN));
        if (!outgoing.isNext(offset)) {
            throw Refusal.of(ErrorCode.CONTENT_REFUSED);
        }
        try {
            var part = outgoing.next();
            if (part.last()) {
                discard(session, id);
            }
            return part;
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.INTERNAL, e);
        }
    }

    private synchronized void discard(Session session, ContentId id) {
        var outgoing = results.getOrDefault(session, new HashMap<>()).remove(id);
        if (outgoing != null) {
            outgoing.remove();
            quota.giveBack(session, new ContentQuota.Held(1, outgoing.size()));
        }
    }

    private synchronized void remove(Session session) {
        followed.remove(session);
        contents.getOrDefault(session, Map.of()).values().forEach(content -> delete(content.file()));
        contents.remove(session);
        results.getOrDefault(session, Map.of()).values().forEach(OutgoingContent::remove);
        results.remove(session);
        quota.giveBack(session);
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // In use by a reader on Windows; the folder as a whole is removed when the host ends.
            file.toFile().deleteOnExit();
        }
    }
}
