package signinghelper.certificate;

import signinghelper.clock.TimeSource;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.platform.ForgettableFile;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Openings still to come of envelopes that were made to certificates. They belong to the history of the user's own: the
 * caller notes none while it is off. It holds no name and no title; a note may be lost at any time.
 */
public final class AwaitedOpenings {
    private static final String FILE = "openings.json";
    private static final int MOST = 500;

    /** A page that names a later time would have a note that nobody sees the end of. */
    private static final Duration LONGEST = Duration.ofDays(366);

    /**
     * Opening of an envelope that was made to a certificate.
     *
     * @param certificate SHA-256 in hexadecimal
     * @param holder SHA-256 of the subject's DER in hexadecimal
     * @param opens ISO 8601 in UTC
     */
    private record Awaited(String certificate, String holder, String opens) {
        Awaited {
            Instant.parse(opens);
        }

        Instant instant() {
            return Instant.parse(opens);
        }
    }

    private record Stored(List<Awaited> openings) {
        Stored {
            openings = List.copyOf(openings);
        }
    }

    private final ForgettableFile<Stored> file;
    private final TimeSource time;

    /** @param history folder of the user's own history */
    public AwaitedOpenings(Path history, WireFormat format, TimeSource time) {
        this.file = new ForgettableFile<>(history.resolve(FILE), Stored.class, new Stored(List.of()), format);
        this.time = time;
    }

    /** Returns true when there are notes in the history's folder. */
    public static boolean areIn(Path history) {
        return Files.exists(history.resolve(FILE));
    }

    /** Deletes the notes for good. */
    public static void deleteFrom(Path history) throws IOException {
        Files.deleteIfExists(history.resolve(FILE));
    }

    /** Notes an envelope to these certificates. A time that has passed, or is more than a year ahead, is not noted. */
    public synchronized void note(List<X509Certificate> recipients, Instant opens) {
        var now = time.now().instant();
        if (!opens.isAfter(now) || opens.isAfter(now.plus(LONGEST))) {
            return;
        }
        var all = Stream.concat(
                        recipients.stream().map(one -> new Awaited(fingerprint(one), holder(one), opens.toString())),
                        pending().stream())
                .distinct()
                .limit(MOST)
                .toList();
        file.write(new Stored(all));
    }

    /** Returns the openings still to come that concern a holder with this certificate. */
    public synchronized Openings of(X509Certificate certificate) {
        var pending = pending();
        var own = times(pending.stream().filter(one -> one.certificate().equals(fingerprint(certificate))));
        var others = new ArrayList<>(
                times(pending.stream().filter(one -> one.holder().equals(holder(certificate)))));
        // This one opens what was made to both certificates.
        others.removeAll(own);
        return new Openings(own, others);
    }

    /** Returns what has not passed; the rest is forgotten. */
    private List<Awaited> pending() {
        var stored = file.read().openings();
        var now = time.now().instant();
        var pending = stored.stream().filter(one -> one.instant().isAfter(now)).toList();
        if (pending.size() < stored.size()) {
            file.write(new Stored(pending));
        }
        return pending;
    }

    private static List<Instant> times(Stream<Awaited> openings) {
        return openings.map(Awaited::instant).distinct().sorted().toList();
    }

    private static String fingerprint(X509Certificate certificate) {
        return Fingerprint.of(certificate).toString();
    }

    private static String holder(X509Certificate certificate) {
        var subject = certificate.getSubjectX500Principal().getEncoded();
        return HexFormat.of().formatHex(DigestAlgorithm.SHA_256.of(subject));
    }
}
