package signinghelper.work;

import signinghelper.clock.TimeSource;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.platform.ForgettableFile;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;
import signinghelper.session.Asker;
import signinghelper.session.LimitGroup;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Limit on envelopes that did not open, for each origin in an hour. Each is an answer about a key's decryption, and a padding
 * oracle needs thousands (Bleichenbacher 1998, Vaudenay 2002). The host ends a minute after its last page, so a file counts.
 */
public final class UnreadableLimit {
    static final int MOST = 100;
    private static final Duration WINDOW = Duration.ofHours(1);

    /** Seconds since 1970, by the SHA-256 of a group's name, since the file need not read as a list of sites. */
    private record Stored(Map<String, List<Long>> seen) {
        Stored {
            seen = Map.copyOf(seen);
        }
    }

    private final ForgettableFile<Stored> file;
    private final TimeSource time;
    private Stored counted = new Stored(Map.of());

    /** @param state folder of what the program remembers */
    public UnreadableLimit(Path state, WireFormat format, TimeSource time) {
        this.file = new ForgettableFile<>(
                state.resolve("unreadable-envelopes.json"), Stored.class, new Stored(Map.of()), format);
        this.time = time;
    }

    /**
     * Tests that an asker may try more.
     *
     * @throws Refusal {@code BUSY} with the seconds until it may
     */
    synchronized void require(Asker asker) throws Refusal {
        if (isReached(asker)) {
            var seen = asker.limitGroup().map(this::of).orElseThrow();
            var left = seen.get(seen.size() - MOST) + WINDOW.toSeconds() - now();
            throw new Refusal(ErrorCode.BUSY, Map.of("cause", "ENVELOPES", "seconds", Long.toString(left + 1)));
        }
    }

    /** Returns true when an asker may try no more. */
    synchronized boolean isReached(Asker asker) {
        return asker.limitGroup().filter(group -> of(group).size() >= MOST).isPresent();
    }

    /** Counts an envelope that did not open. */
    synchronized void count(Asker asker) {
        asker.limitGroup().ifPresent(group -> {
            var all = new HashMap<String, List<Long>>();
            known().forEach((name, times) -> all.put(name, recent(times)));
            all.computeIfAbsent(key(group), first -> new ArrayList<>()).add(now());
            all.values().removeIf(List::isEmpty);
            counted = new Stored(all);
            file.write(counted);
        });
    }

    private List<Long> of(LimitGroup group) {
        return recent(known().getOrDefault(key(group), List.of()));
    }

    /** Returns what was counted here, or elsewhere since: a disk that is full must not end the limit. */
    private Map<String, List<Long>> known() {
        var all = new HashMap<>(file.read().seen());
        counted.seen().forEach((name, times) -> all.merge(name, times, UnreadableLimit::more));
        return all;
    }

    private static List<Long> more(List<Long> one, List<Long> other) {
        return one.size() >= other.size() ? one : other;
    }

    /** Leaves out what a clock that was changed since has put into the future. */
    private List<Long> recent(List<Long> times) {
        var recent = new ArrayList<>(times);
        recent.removeIf(at -> Math.abs(now() - at) >= WINDOW.toSeconds());
        return recent;
    }

    private long now() {
        return time.now().instant().getEpochSecond();
    }

    private static String key(LimitGroup group) {
        return HexFormat.of().formatHex(DigestAlgorithm.SHA_256.of(group.name().getBytes(UTF_8)));
    }
}
