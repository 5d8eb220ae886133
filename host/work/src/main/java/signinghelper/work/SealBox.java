package signinghelper.work;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.seal.Seal;
import signinghelper.protocol.Refusal;
import signinghelper.token.HeldKey;
import signinghelper.token.TokenInfo;
import signinghelper.token.TokenSession;
import signinghelper.token.plugged.Tokens;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Seals within the user's reach: those that were given, and those on U-Keys. Each U-Key is read once, before its login:
 * a second session would log the first one out.
 */
public final class SealBox {
    private final List<Seal> given;
    private final Tokens tokens;
    private final Map<Place, List<Seal>> read = new HashMap<>();

    /** U-Key in its place; the state of its PIN changes meanwhile. */
    private record Place(String driver, String reference, String serial) {}

    public SealBox(List<Seal> given, Tokens tokens) {
        this.given = List.copyOf(given);
        this.tokens = tokens;
    }

    /**
     * Returns the seals that may be used beside a key, those that were given first. Some may be for another
     * certificate, or out of date.
     *
     * @throws Refusal if the U-Key cannot be read
     */
    List<Seal> seals(HeldKey key) throws Refusal {
        return Stream.concat(given.stream(), on(key.token()).stream()).toList();
    }

    /**
     * Returns the seals on a U-Key.
     *
     * @throws Refusal if it cannot be read
     */
    public synchronized List<Seal> on(TokenInfo token) throws Refusal {
        var place = new Place(token.driver(), token.reference(), token.serial());
        var known = read.get(place);
        if (known != null) {
            return known;
        }
        var seals = parsed(tokens.use(token, TokenSession::sealFiles).files());
        read.put(place, seals);
        return seals;
    }

    /** A U-Key may hold other files that begin like a seal. */
    private static List<Seal> parsed(List<Bytes> files) {
        var seals = new ArrayList<Seal>();
        for (var file : files) {
            try {
                seals.add(Seal.parse(file));
            } catch (FormatException e) {
                // No seal.
            }
        }
        return List.copyOf(seals);
    }
}
