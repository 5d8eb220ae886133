package signinghelper.formats.certificate;

import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1TaggedObject;
import signinghelper.formats.internal.asn1.BoundedAsn1;
import signinghelper.formats.internal.asn1.MalformedAsn1Exception;

import java.util.stream.Stream;

/** Texts in an extension's value: CAs write a DER string of any kind, tag it, or write bare characters. */
final class Asn1Texts {
    private static final int MAX_BYTES = 4096;

    private Asn1Texts() {}

    /** The most likely reading first. */
    static Stream<String> of(byte[] value) {
        if (value.length > MAX_BYTES) {
            return Stream.empty();
        }
        var bare = AttributeText.text(value);
        try {
            return Stream.concat(of(BoundedAsn1.parse(value, MAX_BYTES)), Stream.of(bare));
        } catch (MalformedAsn1Exception e) {
            return Stream.of(bare);
        }
    }

    private static Stream<String> of(ASN1Primitive value) {
        if (value instanceof ASN1TaggedObject tagged) {
            return of(tagged);
        }
        if (value instanceof ASN1OctetString bytes) {
            return Stream.of(AttributeText.text(bytes.getOctets()));
        }
        return AttributeText.of(value).stream();
    }

    private static Stream<String> of(ASN1TaggedObject tagged) {
        try {
            return tagged.isExplicit()
                    ? of(tagged.getExplicitBaseObject().toASN1Primitive())
                    : of(ASN1OctetString.getInstance(tagged, false));
        } catch (IllegalArgumentException e) {
            // A tag of another class, or around several values that are no octets.
            return Stream.empty();
        }
    }
}
