package signinghelper.certificate;

import signinghelper.clock.TimeSource;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.platform.ForgettableFile;
import signinghelper.protocol.WireFormat;
import signinghelper.token.HeldKey;

import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Keys that have opened an envelope on this computer. It holds no name; a note may be lost at any time. */
public final class OpenedKeys {
    private static final int MOST = 50;

    /**
     * Last opening with a key.
     *
     * @param certificate SHA-256 in hexadecimal
     * @param holder SHA-256 of the subject's DER in hexadecimal
     * @param driver name of the driver
     * @param time ISO 8601 in UTC, in whole seconds
     */
    public record Opened(String certificate, String holder, String driver, String time) {
        /** Returns the reason why it says nothing about this key now; empty where it does. */
        public Optional<Change> changeTo(HeldKey held) {
            if (!certificate.equals(fingerprint(held))) {
                return Optional.of(Change.RENEWED);
            }
            return driver.equals(held.token().driver()) ? Optional.empty() : Optional.of(Change.DRIVER);
        }
    }

    /** Difference between a key and the last opening. */
    public enum Change {
        /** Another certificate of the same holder was used. */
        RENEWED,
        DRIVER
    }

    private record Stored(List<Opened> keys) {
        Stored {
            keys = List.copyOf(keys);
        }
    }

    private final ForgettableFile<Stored> file;
    private final TimeSource time;

    /** @param state folder of what the program remembers */
    public OpenedKeys(Path state, WireFormat format, TimeSource time) {
        this.file =
                new ForgettableFile<>(state.resolve("opened-keys.json"), Stored.class, new Stored(List.of()), format);
        this.time = time;
    }

    /**
     * Notes that a key has now opened an envelope that the helper made to it. That says nothing of what was encrypted to
     * another certificate of the holder, so after {@link Change#RENEWED} nothing is noted.
     */
    public synchronized void noteOwn(HeldKey held) {
        if (last(held)
                .flatMap(last -> last.changeTo(held))
                .filter(change -> change == Change.RENEWED)
                .isEmpty()) {
            note(held);
        }
    }

    /** Notes that a key has now opened an envelope that was there before, in the place of its earlier note. */
    public synchronized void note(HeldKey held) {
        var now = time.now().instant().truncatedTo(ChronoUnit.SECONDS).toString();
        var opened = new Opened(fingerprint(held), holder(held), held.token().driver(), now);
        var keys = new ArrayList<>(file.read().keys());
        keys.removeIf(earlier -> earlier.certificate().equals(opened.certificate()));
        keys.add(0, opened);
        file.write(new Stored(keys.subList(0, Math.min(MOST, keys.size()))));
    }

    /**
     * Returns the last opening with this certificate's key, or else with another certificate of the same holder; empty
     * without either.
     */
    public synchronized Optional<Opened> last(HeldKey held) {
        var keys = file.read().keys();
        return keys.stream()
                .filter(opened -> opened.certificate().equals(fingerprint(held)))
                .findFirst()
                .or(() -> keys.stream()
                        .filter(opened -> opened.holder().equals(holder(held)))
                        .findFirst());
    }

    private static String fingerprint(HeldKey held) {
        return Fingerprint.of(held.key().certificate()).toString();
    }

    private static String holder(HeldKey held) {
        var subject = held.key().certificate().getSubjectX500Principal().getEncoded();
        return HexFormat.of().formatHex(DigestAlgorithm.SHA_256.of(subject));
    }
}
