package signinghelper.work;

import signinghelper.certificate.Validity;
import signinghelper.clock.TimeSource;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.platform.ForgettableFile;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Certificates that end soon and are to be told of: each once a day, unless the person wants no notices. */
public final class DueNotices {
    private final ReadTokens tokens;
    private final TimeSource time;
    private final KeptSettings settings;
    private final ForgettableFile<Stored> file;

    /** Day of the last notice, by the SHA-256 of the certificate. */
    private record Stored(Map<String, String> told) {
        Stored {
            told = Map.copyOf(told);
        }
    }

    /** Creates the notices, which are noted in a folder of this user's data. */
    public DueNotices(ReadTokens tokens, TimeSource time, KeptSettings settings, Path folder, WireFormat format) {
        this.tokens = tokens;
        this.time = time;
        this.settings = settings;
        this.file = new ForgettableFile<>(folder.resolve("notices.json"), Stored.class, new Stored(Map.of()), format);
    }

    /**
     * Returns the certificate that ends first of those to be told of now; from then on all of its U-Key are told.
     *
     * @throws Refusal as {@link ReadTokens#read}
     */
    public synchronized Optional<PluggedToken.Certificate> next() throws Refusal {
        if (!settings.read().notices() || time.contradiction().isPresent()) {
            return Optional.empty();
        }
        var today = LocalDate.ofInstant(time.now().instant(), ZoneId.systemDefault())
                .toString();
        var told = file.read().told();
        var due = tokens.read().tokens().stream()
                .map(this::ending)
                .filter(ending -> ending.stream().anyMatch(one -> !today.equals(told.get(fingerprint(one)))))
                .min(Comparator.comparing(ending -> ending.get(0).daysLeft()));
        due.ifPresent(ending -> note(ending, told, today));
        return due.map(ending -> ending.get(0));
    }

    /** Returns the certificates of a U-Key that end soon and can be used, the first to end in front. */
    private List<PluggedToken.Certificate> ending(PluggedToken token) {
        var now = time.now();
        return token.certificates().stream()
                .filter(one -> one.obstacle() == null)
                .filter(one -> Validity.daysToRenew(one.held().key().certificate(), now)
                        .isPresent())
                .sorted(Comparator.comparing(PluggedToken.Certificate::daysLeft))
                .toList();
    }

    private void note(List<PluggedToken.Certificate> ending, Map<String, String> told, String today) {
        var fresh = new HashMap<>(told);
        // Notes of another day say nothing on this one.
        fresh.values().removeIf(day -> !day.equals(today));
        ending.forEach(one -> fresh.put(fingerprint(one), today));
        file.write(new Stored(fresh));
    }

    private static String fingerprint(PluggedToken.Certificate certificate) {
        return Fingerprint.of(certificate.held().key().certificate()).toString();
    }
}
