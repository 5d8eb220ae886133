package signinghelper.token;

import java.util.List;

/**
 * U-Keys that came and went since the last time.
 *
 * @param present all that are plugged in now
 * @param plugged those of them that were not before
 * @param pulled those that are no longer
 */
public record TokenChange(List<TokenInfo> present, List<TokenInfo> plugged, List<TokenInfo> pulled) {
    public TokenChange {
        present = List.copyOf(present);
        plugged = List.copyOf(plugged);
        pulled = List.copyOf(pulled);
    }
}
