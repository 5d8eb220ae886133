package signinghelper.formats.certificate;

import org.bouncycastle.asn1.ASN1BMPString;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1UniversalString;
import signinghelper.formats.internal.asn1.Asn1Header;
import signinghelper.formats.internal.asn1.MalformedAsn1Exception;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reader of a DER string of any type. Chinese CAs write GBK into UTF8String, PrintableString and T61String alike, so the
 * bytes decide: UTF-8, else GB18030 (GB 18030-2022), else ISO 8859-1. Only BMPString and UniversalString are taken as
 * declared (X.690, 8.23).
 */
final class AttributeText {
    private static final Charset UTF_32 = Charset.forName("UTF-32BE");
    private static final List<Charset> LIKELY = List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));

    private AttributeText() {}

    /** Text without NULs at its end; empty if {@code value} is no string. */
    static Optional<String> of(ASN1Encodable value) {
        if (!(value instanceof ASN1String) || value instanceof ASN1BitString) {
            return Optional.empty();
        }
        try {
            return Optional.of(withoutNuls(text(value)));
        } catch (IOException | MalformedAsn1Exception e) {
            return Optional.empty();
        }
    }

    private static String text(ASN1Encodable value) throws IOException, MalformedAsn1Exception {
        if (value instanceof ASN1BMPString wide) {
            return wide.getString();
        }
        return value instanceof ASN1UniversalString wider
                ? new String(wider.getOctets(), UTF_32)
                : text(content(value));
    }

    /** BouncyCastle decodes when asked for text, and gives no bytes of a UTF8String. */
    private static byte[] content(ASN1Encodable value) throws IOException, MalformedAsn1Exception {
        var encoded = value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        var header = Asn1Header.read(encoded, 0, encoded.length);
        return Arrays.copyOfRange(encoded, header.contentFrom(), encoded.length);
    }

    /** Most likely text of bytes whose character set is not told. */
    static String text(byte[] bytes) {
        for (var charset : LIKELY) {
            try {
                return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            } catch (CharacterCodingException e) {
                // The next one is tried.
            }
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String withoutNuls(String text) {
        var end = text.length();
        while (end > 0 && text.charAt(end - 1) == 0) {
            end--;
        }
        return text.substring(0, end);
    }
}
