package signinghelper.content;

import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.session.LimitGroup;
import signinghelper.session.Session;

import java.util.HashMap;
import java.util.Map;

/**
 * Limits on content that askers have put and on signatures that wait for them. A session may hold a whole signing order,
 * or one document of 2 GiB with its signature around it. An origin may hold twice that, and all origins together three
 * times. A desktop client counts as an origin. A second session and a second origin thus have room, and disk use is bounded.
 */
final class ContentQuota {
    static final Held SESSION = new Held(1_000, 5L << 30);
    static final Held GROUP = new Held(2_000, 10L << 30);
    static final Held ALL = new Held(3_000, 15L << 30);

    private final Map<Session, Held> bySession = new HashMap<>();
    private final Map<Session, LimitGroup> groupOf = new HashMap<>();
    private final Map<LimitGroup, Held> byGroup = new HashMap<>();
    private Held all = Held.NOTHING;

    /** Number of contents with their bytes. */
    record Held(int contents, long bytes) {
        static final Held NOTHING = new Held(0, 0);

        Held plus(Held other) {
            return new Held(contents + other.contents, bytes + other.bytes);
        }

        Held minus(Held other) {
            return new Held(contents - other.contents, bytes - other.bytes);
        }

        boolean exceeds(Held most) {
            return contents > most.contents || bytes > most.bytes;
        }
    }

    /**
     * Counts an addition.
     *
     * @throws Refusal {@code CONTENT_REFUSED} with fact {@code rule} if a session, an origin or all would hold too
     *     much; then nothing is counted
     */
    void take(Session session, Held more) throws Refusal {
        require(session, more);
        var group = session.limitGroup();
        bySession.merge(session, more, Held::plus);
        groupOf.put(session, group);
        byGroup.merge(group, more, Held::plus);
        all = all.plus(more);
    }

    /**
     * Tests an addition without counting it.
     *
     * @throws Refusal as {@link #take}
     */
    void require(Session session, Held more) throws Refusal {
        var ofSession = bySession.getOrDefault(session, Held.NOTHING).plus(more);
        var ofGroup = byGroup.getOrDefault(session.limitGroup(), Held.NOTHING).plus(more);
        var ofAll = all.plus(more);
        if (ofSession.exceeds(SESSION) || ofGroup.exceeds(GROUP) || ofAll.exceeds(ALL)) {
            throw new Refusal(ErrorCode.CONTENT_REFUSED, Map.of("rule", "TOO_MUCH_CONTENT"));
        }
    }

    /** Subtracts content that a session no longer holds. */
    void giveBack(Session session, Held less) {
        bySession.computeIfPresent(session, (known, held) -> held.minus(less));
        var group = groupOf.get(session);
        if (group != null) {
            byGroup.computeIfPresent(group, (known, held) -> held.minus(less));
            all = all.minus(less);
        }
    }

    /** Forgets all that a session holds. */
    void giveBack(Session session) {
        var gone = bySession.remove(session);
        var group = groupOf.remove(session);
        if (gone != null && group != null) {
            byGroup.computeIfPresent(group, (known, held) -> held.equals(gone) ? null : held.minus(gone));
            all = all.minus(gone);
        }
    }
}
