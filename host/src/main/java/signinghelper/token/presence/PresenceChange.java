package signinghelper.token.presence;

import signinghelper.token.TokenInfo;

import java.util.List;

/**
 * U-Keys that came and went since the last time.
 *
 * @param present all that are plugged in now
 * @param plugged those of them that were not before
 * @param pulled those that are no longer
 */
public record PresenceChange(List<TokenInfo> present, List<TokenInfo> plugged, List<TokenInfo> pulled) {

    /** Hears of U-Keys that are plugged in and pulled. */
    public interface Listener {

        /** Called by a thread of its own, one change after the other; may take its time. */
        void changed(PresenceChange change);
    }

    public PresenceChange {
        present = List.copyOf(present);
        plugged = List.copyOf(plugged);
        pulled = List.copyOf(pulled);
    }
}
