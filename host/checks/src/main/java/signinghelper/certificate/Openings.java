package signinghelper.certificate;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Openings still to come of a holder's envelopes, the earliest first.
 *
 * @param own of envelopes that were made to the certificate
 * @param others of envelopes that were made to another certificate of the same holder alone
 */
public record Openings(List<Instant> own, List<Instant> others) {
    public static final Openings NONE = new Openings(List.of(), List.of());

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    public Openings {
        own = List.copyOf(own);
        others = List.copyOf(others);
    }

    /** Returns times by this computer's calendar, the same in each language. */
    public static String text(List<Instant> times) {
        return times.stream().map(TIME::format).collect(Collectors.joining("; "));
    }
}
