package signinghelper.window.part;

import signinghelper.formats.certificate.KeyKind;
import signinghelper.prompt.OfferedKey;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Text for a key: holder, kind, end of validity, and U-Key. */
public final class KeyText {
    public static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneId.systemDefault());

    private KeyText() {}

    public static String of(OfferedKey key, Words words) {
        return words.get("certificate.entry", holder(key), details(key, words));
    }

    public static String holder(OfferedKey key) {
        return key.holder().displayName();
    }

    /** Returns the advice to renew a certificate that ends soon; empty when it ends later or cannot be used anyway. */
    public static String renewal(OfferedKey key, Words words) {
        var days = key.daysToRenew();
        if (days.isEmpty() || !key.isUsable()) {
            return "";
        }
        var date = DATE.format(key.held().key().certificate().getNotAfter().toInstant());
        return days.getAsLong() == 0
                ? words.get("certificate.renew.today", date)
                : words.get("certificate.renew", days.getAsLong(), date);
    }

    /**
     * Returns the details except the holder. They include the credit code if the certificate has one, since names may
     * be alike.
     */
    public static String details(OfferedKey offered, Words words) {
        var key = offered.held();
        var certificate = key.key().certificate();
        var code = offered.holder().creditCode();
        var details = words.get(
                "certificate.details",
                KeyKind.of(certificate),
                DATE.format(certificate.getNotAfter().toInstant()),
                key.token().label());
        return code == null ? details : words.get("certificate.coded", code.value(), details);
    }
}
