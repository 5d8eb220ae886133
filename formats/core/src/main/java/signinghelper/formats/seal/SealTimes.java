package signinghelper.formats.seal;

import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1UTCTime;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.internal.asn1.BoundedAsn1;
import signinghelper.formats.internal.asn1.MalformedAsn1Exception;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Times in seals: UTCTime in V1, GeneralizedTime from V4 on. */
final class SealTimes {
    /** Makers of seals leave the zone away, though DER wants it; they mean their own. */
    private static final ZoneId WITHOUT_ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    /** Spelling of ofdrw in V1. */
    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private static final int MAX_BYTES = 64;

    private SealTimes() {}

    static Instant parse(Bytes encoded) throws MalformedAsn1Exception {
        return read(BoundedAsn1.parse(encoded.toArray(), MAX_BYTES));
    }

    /**
     * Reads the time of a signature: a time, or in V1 a BIT STRING with its DER or its text.
     *
     * @return empty for anything else, such as the time stamp that V1 allows in its place
     */
    static Optional<Instant> parseSigningTime(Bytes encoded) throws MalformedAsn1Exception {
        var value = BoundedAsn1.parse(encoded.toArray(), SealSignature.MAX_BYTES);
        if (!(value instanceof ASN1BitString wrapped)) {
            return Optional.of(read(value));
        }
        var octets = Bytes.copyOf(wrapped.getOctets());
        return octets.length() > MAX_BYTES ? Optional.empty() : Optional.of(timeOrText(octets));
    }

    private static Instant timeOrText(Bytes octets) throws MalformedAsn1Exception {
        var text = new String(octets.toArray(), StandardCharsets.US_ASCII);
        try {
            return Character.isDigit(text.charAt(0)) ? local(text, TEXT) : parse(octets);
        } catch (DateTimeParseException | IndexOutOfBoundsException e) {
            throw new MalformedAsn1Exception("no time", e);
        }
    }

    private static Instant local(String text, DateTimeFormatter spelling) {
        return LocalDateTime.parse(text, spelling).atZone(WITHOUT_ZONE).toInstant();
    }

    private static Instant read(ASN1Primitive time) throws MalformedAsn1Exception {
        try {
            if (time instanceof ASN1UTCTime utc) {
                return utc.getAdjustedDate().toInstant();
            }
            var general = ASN1GeneralizedTime.getInstance(time);
            var text = general.getTimeString();
            return isLocal(text)
                    ? local(text.substring(0, 14), LOCAL)
                    : general.getDate().toInstant();
        } catch (ParseException | DateTimeParseException | IllegalArgumentException e) {
            throw new MalformedAsn1Exception("no time", e);
        }
    }

    private static boolean isLocal(String text) {
        return text.length() >= 14 && text.chars().allMatch(c -> Character.isDigit(c) || c == '.');
    }
}
