package signinghelper.formats.revocation;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Servers of the moment by their CAs, sorted anew when another list is given. */
final class FollowedServers implements Supplier<Map<RevocationServers.Authority, RevocationServers>> {

    private record Sorted(
            List<RevocationServers> given, Map<RevocationServers.Authority, RevocationServers> byAuthority) {
        static Sorted of(List<RevocationServers> given) {
            return new Sorted(given, RevocationServers.byAuthority(given));
        }

        /** Identity alone: the names and keys of certificates take longer to compare than a login has. */
        @SuppressWarnings("ReferenceEquality")
        boolean isOf(List<RevocationServers> other) {
            return given == other;
        }
    }

    private final Supplier<List<RevocationServers>> current;
    private volatile Sorted last;

    FollowedServers(Supplier<List<RevocationServers>> current) {
        this.current = current;
        this.last = Sorted.of(current.get());
    }

    @Override
    public Map<RevocationServers.Authority, RevocationServers> get() {
        var given = current.get();
        var sorted = last;
        if (!sorted.isOf(given)) {
            sorted = Sorted.of(given);
            last = sorted;
        }
        return sorted.byAuthority();
    }
}
