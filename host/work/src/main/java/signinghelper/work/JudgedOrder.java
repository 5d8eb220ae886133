package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.clock.ComputerTime;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Content;
import signinghelper.profile.Signing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * Order to judge a document, as it goes into a {@link JudgingProcess}: everything that the verdict depends on, but for the
 * answers of CAs.
 *
 * @param apart detached content; null when it is embedded
 * @param signing settings of the profile
 * @param now ISO 8601, best known time of the host
 * @param asOf ISO 8601; null for the present
 */
public record JudgedOrder(
        Given document,
        @Nullable Given apart,
        Signing signing,
        String now,
        @Nullable String asOf) {

    public JudgedOrder {
        Objects.requireNonNull(document);
        Objects.requireNonNull(signing);
        Objects.requireNonNull(now);
    }

    /**
     * Content in a file, which must still be what it was.
     *
     * @param sha256 Base64
     */
    public record Given(String file, long size, String sha256) {
        static Given of(Content.InFile content) {
            return new Given(
                    content.file().toString(), content.size(), content.sha256().toBase64());
        }

        Content content() {
            return new Content.InFile(Path.of(file), size, Bytes.fromBase64(sha256));
        }
    }

    /** Carries out an encoded order; see {@link JudgingProcess.Judge}. */
    public static byte[] perform(byte[] encoded, JudgingProcess.Inquiry inquiry) throws IOException {
        var order = CrossingJson.decoded(JudgedOrder.class, encoded);
        var time = new ComputerTime(Clock.fixed(Instant.parse(order.now), ZoneOffset.UTC));
        var work = new VerifyDocument(new CrossingStatus.Asking(inquiry), time);
        var report = work.on(
                order.document.content(),
                order.apart == null ? null : order.apart.content(),
                order.signing,
                order.asOf == null ? null : Instant.parse(order.asOf));
        return CrossingJson.encoded(report);
    }
}
