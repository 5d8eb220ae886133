package signinghelper.token.presence;

import signinghelper.token.TokenInfo;

import java.util.List;

/**
 * Difference in the plugged-in U-Keys since the last listing.
 *
 * @param present U-Keys that are plugged in now
 * @param plugged U-Keys that were not plugged in before
 * @param pulled U-Keys that were pulled out
 */
public record PresenceChange(List<TokenInfo> present, List<TokenInfo> plugged, List<TokenInfo> pulled) {

    /** Hears of U-Keys that are plugged in and pulled. */
    public interface Listener {

        /** Receives one change after the other, in a separate thread; may take long. */
        void changed(PresenceChange change);
    }

    public PresenceChange {
        present = List.copyOf(present);
        plugged = List.copyOf(plugged);
        pulled = List.copyOf(pulled);
    }
}
