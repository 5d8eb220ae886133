package signinghelper.window.part;

import signinghelper.certificate.Validity;
import signinghelper.formats.certificate.KeyKind;
import signinghelper.prompt.OfferedKey;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Text for a key: holder, kind, end of validity, and U-Key. */
public final class KeyText {
    private KeyText() {}

    /** Returns all that tells the key apart, with the U-Key that holds it, for a screen reader. */
    public static String of(OfferedKey key, Words words) {
        var all = Stream.concat(
                Stream.of(holder(key)),
                Stream.concat(facts(key, words), Stream.of(key.held().token().label())));
        return words.list(all.toList());
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
        var date =
                Validity.DAY.format(key.held().key().certificate().getNotAfter().toInstant());
        return days.getAsLong() == 0
                ? words.get("certificate.renew.today", date)
                : words.get("certificate.renew", days.getAsLong(), date);
    }

    /** Returns credit code, kind and end of validity in one line; names may be alike. */
    public static String details(OfferedKey offered, Words words) {
        return facts(offered, words).collect(Collectors.joining(" · "));
    }

    /** Returns the details with the U-Key that holds the key. */
    public static String placed(OfferedKey offered, Words words) {
        return details(offered, words) + " · "
                + TokenChooser.text(offered.held().token(), words);
    }

    private static Stream<String> facts(OfferedKey offered, Words words) {
        var certificate = offered.held().key().certificate();
        var code = offered.holder().creditCode();
        var facts = Stream.of(
                KeyKind.of(certificate).toString(),
                words.get(
                        "certificate.until",
                        Validity.DAY.format(certificate.getNotAfter().toInstant())));
        return code == null ? facts : Stream.concat(Stream.of(code.value()), facts);
    }
}
