package signinghelper.token.plugged;

import signinghelper.protocol.Refusal;
import signinghelper.token.TokenInfo;
import signinghelper.token.TokenSession;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.List;

/** Choice of the way to each U-Key, of which several drivers may tell. */
final class WayChoice {
    private static final Logger LOG = System.getLogger(WayChoice.class.getName());

    private final HeldDrivers drivers;

    WayChoice(HeldDrivers drivers) {
        this.drivers = drivers;
    }

    /**
     * Returns the kept way to each U-Key from the drivers' lists. Certificates are read when they are needed to decide.
     */
    List<TokenInfo> kept(List<TokenInfo> listed) {
        var telling = listed.stream().map(TokenInfo::driver).distinct().count();
        return telling < 2
                ? List.copyOf(listed)
                : read(listed).stream().map(UKey::token).toList();
    }

    /** Reads the U-Keys in the drivers' lists; returns each once. */
    List<UKey> read(List<TokenInfo> listed) {
        var order = drivers.names();
        return TokenWays.lead(listed.stream()
                .sorted(Comparator.comparingInt(token -> order.indexOf(token.driver())))
                .map(this::way)
                .toList());
    }

    private UKey way(TokenInfo token) {
        try {
            return UKey.of(token, drivers.use(token, TokenSession::contents));
        } catch (Refusal refusal) {
            LOG.log(Level.WARNING, "a U-Key of " + token.driver() + " cannot be read", refusal);
            return UKey.unread(token, refusal);
        }
    }
}
