package signinghelper.formats.document.cms;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.cms.CmsException.Reason;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Unsigned attributes (RFC 5652, 5.3), which anybody may add, in any order. Time stamps over the signature are judged, all others named.
 *
 * @param set empty where the signer has none
 */
record UnsignedAttributes(ASN1Set set) {
    private static final ASN1ObjectIdentifier TIME_STAMP = PKCSObjectIdentifiers.id_aa_signatureTimeStampToken;

    /** A signer has one, an archive adds some; each costs a signature and a chain. */
    private static final int MOST_TIME_STAMPS = 8;

    static UnsignedAttributes of(@Nullable ASN1Set unsigned) {
        return new UnsignedAttributes(unsigned == null ? new DERSet() : unsigned);
    }

    /** Returns true for anything but one time stamp, which every form may have. */
    boolean areMoreThanATimeStamp() {
        return set.size() > 1
                || (set.size() == 1
                        && !(set.getObjectAt(0) instanceof ASN1Sequence attribute
                                && attribute.size() == 2
                                && TIME_STAMP.equals(attribute.getObjectAt(0))
                                && attribute.getObjectAt(1) instanceof ASN1Set values
                                && values.size() == 1));
    }

    /** Returns the first tokens over the signature (RFC 3161, appendix A), of however many attributes. */
    List<Bytes> timeStamps() throws CmsException {
        try {
            var tokens = new ArrayList<Bytes>();
            for (var element : set) {
                var attribute = Attribute.getInstance(element);
                if (attribute.getAttrType().equals(TIME_STAMP)) {
                    addTokens(attribute.getAttrValues(), tokens);
                }
            }
            return tokens;
        } catch (IOException | RuntimeException e) {
            throw new CmsException(Reason.MALFORMED, e);
        }
    }

    private static void addTokens(ASN1Set values, List<Bytes> tokens) throws IOException {
        for (var token : values) {
            if (tokens.size() < MOST_TIME_STAMPS) {
                tokens.add(Bytes.copyOf(token.toASN1Primitive().getEncoded()));
            }
        }
    }

    /** Returns the names of attributes that no one judges, in their order. */
    List<String> unjudged() {
        var names = new ArrayList<String>();
        var stamps = 0;
        for (var element : set) {
            var attribute = Attribute.getInstance(element);
            var isStamp = attribute.getAttrType().equals(TIME_STAMP);
            stamps += isStamp ? attribute.getAttrValues().size() : 0;
            if (!isStamp || stamps > MOST_TIME_STAMPS) {
                names.add(CmsAlgorithms.nameOf(attribute.getAttrType()));
            }
        }
        return names;
    }
}
