package signinghelper.formats.certificate;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/**
 * Names in a form that path validation can compare (RFC 5280, 7.1). BouncyCastle compares names as text, and has no
 * text for a UTF8String with other bytes, such as GBK. Such a name is replaced by one that holds its DER encoding in
 * hexadecimal. Therefore two such names are equal exactly when their bytes are.
 */
final class PathName {
    /** Identifier for this program alone (X.667, 7), so that no CA's name equals a replacement. */
    private static final ASN1ObjectIdentifier ENCODED_NAME =
            new ASN1ObjectIdentifier("2.25.209158343674537130764580607734151855082");

    private PathName() {}

    static boolean isReadable(X500Principal name) {
        return Stream.of(X500Name.getInstance(name.getEncoded()).getRDNs())
                .flatMap(part -> Stream.of(part.getTypesAndValues()))
                .allMatch(entry -> isReadable(entry.getValue()));
    }

    private static boolean isReadable(ASN1Encodable value) {
        try {
            return !(value instanceof ASN1String text) || text.getString() != null;
        } catch (RuntimeException e) {
            // BouncyCastle's way to say that the bytes are not UTF-8.
            return false;
        }
    }

    /** {@code name} itself where it can be read. */
    static X500Principal of(X500Principal name) {
        return isReadable(name) ? name : replacement(name);
    }

    private static X500Principal replacement(X500Principal name) {
        var encoded = new DERPrintableString(HexFormat.of().formatHex(name.getEncoded()));
        try {
            return new X500Principal(
                    new X500NameBuilder().addRDN(ENCODED_NAME, encoded).build().getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
