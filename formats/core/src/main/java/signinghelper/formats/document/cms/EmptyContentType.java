package signinghelper.formats.document.cms;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.DLSequence;
import signinghelper.formats.document.CmsDeviation;
import signinghelper.formats.internal.asn1.Asn1Header;
import signinghelper.formats.internal.asn1.MalformedAsn1Exception;

import java.util.OptionalInt;

/**
 * Reader of an eContentType without arcs ({@link CmsDeviation#EMPTY_CONTENT_TYPE}). BouncyCastle rejects it, so NULL
 * takes its place while the document is parsed.
 */
final class EmptyContentType {
    private static final int IN_SIGNED_DATA = 2;

    private EmptyContentType() {}

    /** Index of the two octets; empty where the document has an eContentType or is not read so far. */
    static OptionalInt find(byte[] encoded) {
        try {
            var signedData = inside(encoded, inside(encoded, behind(encoded, inside(encoded, 0))));
            var at = inside(encoded, behind(encoded, behind(encoded, signedData)));
            var header = Asn1Header.read(encoded, at, encoded.length);
            return header.tag() == Asn1Header.OBJECT_IDENTIFIER && header.length() == 0
                    ? OptionalInt.of(at)
                    : OptionalInt.empty();
        } catch (MalformedAsn1Exception e) {
            return OptionalInt.empty();
        }
    }

    /** The document with NULL at {@code at}. */
    static byte[] withNull(byte[] encoded, int at) {
        var changed = encoded.clone();
        changed[at] = BERTags.NULL;
        return changed;
    }

    /** The SignedData with {@code type} in the place of NULL. */
    static ASN1Sequence withType(ASN1Sequence signedData, ASN1Encodable type) {
        var all = signedData.toArray();
        var encapsulated = ASN1Sequence.getInstance(all[IN_SIGNED_DATA]).toArray();
        encapsulated[0] = type;
        all[IN_SIGNED_DATA] = new DLSequence(encapsulated);
        return new DLSequence(all);
    }

    private static int inside(byte[] encoded, int at) throws MalformedAsn1Exception {
        return Asn1Header.read(encoded, at, encoded.length).contentFrom();
    }

    private static int behind(byte[] encoded, int at) throws MalformedAsn1Exception {
        var header = Asn1Header.read(encoded, at, encoded.length);
        if (header.isIndefinite() || header.length() > encoded.length - header.contentFrom()) {
            throw new MalformedAsn1Exception("no end");
        }
        return header.contentFrom() + (int) header.length();
    }
}
