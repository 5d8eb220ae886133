package signinghelper.formats.certificate;

import java.util.HexFormat;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;

/** Distinguished name on one line (RFC 2253), for people and logs. */
public final class DistinguishedName {
    /** Value of an attribute that RFC 2253 gives no keyword, such as serialNumber: its DER in hexadecimal. */
    private static final Pattern ENCODED = Pattern.compile("#((?:[0-9a-f]{2})++)");

    private DistinguishedName() {}

    /** Writes the name with each person's number in it masked as {@link ResidentNumber} does. */
    public static String shown(X500Principal name) {
        var decoded =
                ENCODED.matcher(name.getName()).replaceAll(value -> Matcher.quoteReplacement(withoutNumber(value)));
        return ResidentNumber.masked(decoded);
    }

    private static String withoutNumber(MatchResult value) {
        return Asn1Texts.of(HexFormat.of().parseHex(value.group(1)))
                .filter(ResidentNumber::isIn)
                .findFirst()
                .map(ResidentNumber::masked)
                .orElse(value.group());
    }
}
