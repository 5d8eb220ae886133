package signinghelper.formats.statement;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;

/**
 * A recipient that an envelope names: either issuer and serial number, or a key identifier.
 *
 * @param issuer distinguished name (RFC 2253), at most 1000 characters; null with a key identifier
 * @param serialNumber hexadecimal in upper case, at most 128 digits; null with a key identifier
 * @param keyIdentifier hexadecimal in upper case, at most 200 digits; null with issuer and serial number
 */
public record Wanted(
        @Nullable String issuer,
        @Nullable String serialNumber,
        @Nullable String keyIdentifier) {
    private static final Pattern NAME = Pattern.compile("(?s).{0,1000}");
    /** As long as that of any certificate which is read. */
    static final Pattern NUMBER = Pattern.compile("-?[0-9A-F]{1,128}");

    private static final Pattern IDENTIFIER = Pattern.compile("([0-9A-F]{2}){1,100}");

    public Wanted {
        var isNamed = isIn(NAME, issuer) && isIn(NUMBER, serialNumber) && keyIdentifier == null;
        var isIdentified = issuer == null && serialNumber == null && isIn(IDENTIFIER, keyIdentifier);
        if (!isNamed && !isIdentified) {
            throw new IllegalArgumentException("not one kind of name, or too long");
        }
    }

    /** Recipient by issuer and serial number; empty for longer ones than a statement has. */
    public static Optional<Wanted> of(X500Principal issuer, BigInteger serialNumber) {
        var name = issuer.getName(X500Principal.RFC2253);
        var number = serialNumber.toString(16).toUpperCase(Locale.ROOT);
        return isIn(NAME, name) && isIn(NUMBER, number)
                ? Optional.of(new Wanted(name, number, null))
                : Optional.empty();
    }

    /** Recipient by its key identifier; empty for a longer one than a statement has. */
    public static Optional<Wanted> of(Bytes keyIdentifier) {
        var identifier = HexFormat.of().withUpperCase().formatHex(keyIdentifier.toArray());
        return isIn(IDENTIFIER, identifier) ? Optional.of(new Wanted(null, null, identifier)) : Optional.empty();
    }

    private static boolean isIn(Pattern pattern, @Nullable String text) {
        return text != null && pattern.matcher(text).matches();
    }
}
