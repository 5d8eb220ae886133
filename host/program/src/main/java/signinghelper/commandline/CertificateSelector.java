package signinghelper.commandline;

import signinghelper.formats.certificate.Fingerprint;
import signinghelper.token.HeldKey;

import java.util.Locale;
import java.util.function.Predicate;

/**
 * Selector of a certificate by its fingerprint, as {@code certificate list} prints it.
 *
 * @param beginning of the SHA-256 in hexadecimal, at least eight digits; colons and upper case are ignored
 */
record CertificateSelector(String beginning) implements Predicate<HeldKey> {
    private static final String SHAPE = "[0-9a-f]{8,64}";

    CertificateSelector {
        beginning = beginning.replace(":", "").toLowerCase(Locale.ROOT);
        if (!beginning.matches(SHAPE)) {
            throw new IllegalArgumentException("no fingerprint");
        }
    }

    @Override
    public boolean test(HeldKey held) {
        return Fingerprint.of(held.key().certificate()).toString().startsWith(beginning);
    }
}
