package signinghelper.window;

import signinghelper.certificate.KeyKind;
import signinghelper.portal.certificate.CertificateSubject;
import signinghelper.token.HeldKey;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** A key in words: whose, of what kind, until when, on which U-Key. */
final class KeyText {
    static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneId.systemDefault());

    private KeyText() {}

    static String of(HeldKey key, Words words) {
        var certificate = key.key().certificate();
        return words.get(
                "certificate.entry",
                CertificateSubject.of(certificate).displayName(),
                KeyKind.of(certificate),
                DATE.format(certificate.getNotAfter().toInstant()),
                key.token().label());
    }
}
