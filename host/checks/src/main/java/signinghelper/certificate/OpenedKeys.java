package signinghelper.certificate;

import com.fasterxml.jackson.core.JsonProcessingException;
import signinghelper.clock.TimeSource;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.platform.WholeFile;
import signinghelper.protocol.WireFormat;
import signinghelper.token.HeldKey;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Keys that have opened an envelope on this computer. It holds no name; a note may be lost at any time. */
public final class OpenedKeys {
    private static final Logger LOG = System.getLogger(OpenedKeys.class.getName());
    private static final int MOST = 50;

    /**
     * Last opening with a key.
     *
     * @param certificate SHA-256 in hexadecimal
     * @param holder SHA-256 of the subject's DER in hexadecimal
     * @param driver name of the driver
     * @param time ISO 8601 in UTC, in whole seconds
     */
    public record Opened(String certificate, String holder, String driver, String time) {}

    private record Stored(List<Opened> keys) {
        Stored {
            keys = List.copyOf(keys);
        }
    }

    private final Path file;
    private final WireFormat format;
    private final TimeSource time;

    /** @param state folder of what the program remembers */
    public OpenedKeys(Path state, WireFormat format, TimeSource time) {
        this.file = state.resolve("opened-keys.json");
        this.format = format;
        this.time = time;
    }

    /** Notes that a key has opened an envelope now, in the place of its earlier note. */
    public synchronized void note(HeldKey held) {
        var now = time.now().instant().truncatedTo(ChronoUnit.SECONDS).toString();
        var opened = new Opened(fingerprint(held), holder(held), held.token().driver(), now);
        var keys = new ArrayList<>(read());
        keys.removeIf(earlier -> earlier.certificate().equals(opened.certificate()));
        keys.add(0, opened);
        var newest = keys.subList(0, Math.min(MOST, keys.size()));
        try {
            WholeFile.write(file, format.toBytes(format.encode(new Stored(newest))));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "an opening is not noted", e);
        }
    }

    /** Returns the last opening with this certificate's key; empty without one. */
    public synchronized Optional<Opened> of(HeldKey held) {
        return read().stream()
                .filter(opened -> opened.certificate().equals(fingerprint(held)))
                .findFirst();
    }

    /** Returns the last opening with another certificate of the same holder; empty without one. */
    public synchronized Optional<Opened> ofEarlier(HeldKey held) {
        return read().stream()
                .filter(opened -> opened.holder().equals(holder(held)))
                .filter(opened -> !opened.certificate().equals(fingerprint(held)))
                .findFirst();
    }

    private static String fingerprint(HeldKey held) {
        return Fingerprint.of(held.key().certificate()).toString();
    }

    private static String holder(HeldKey held) {
        var subject = held.key().certificate().getSubjectX500Principal().getEncoded();
        return HexFormat.of().formatHex(DigestAlgorithm.SHA_256.of(subject));
    }

    private List<Opened> read() {
        try {
            return Files.exists(file)
                    ? format.decode(Stored.class, Files.readString(file)).keys()
                    : List.of();
        } catch (JsonProcessingException e) {
            LOG.log(Level.WARNING, "the notes of openings cannot be read and are begun anew", e);
            return List.of();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the notes of openings cannot be read", e);
            return List.of();
        }
    }
}
