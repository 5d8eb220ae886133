package signinghelper.formats.seal;

import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.formats.algorithm.Sm2Variant;
import signinghelper.formats.internal.asn1.BoundedAsn1;
import signinghelper.formats.internal.asn1.MalformedAsn1Exception;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A raw signature and what belongs to it. V4 and V5 put the four values in different orders, so their types tell which is
 * which.
 *
 * @param certificate DER of the signer's certificate
 * @param algorithm object identifier of the signature algorithm
 * @param timeStamp over {@code value}; null when it has none
 */
record SignaturePart(
        Bytes certificate,
        String algorithm,
        Bytes value,
        @Nullable Bytes timeStamp) {

    static SignaturePart of(List<Bytes> values) throws MalformedAsn1Exception {
        Bytes certificate = null;
        String algorithm = null;
        Bytes value = null;
        Bytes timeStamp = null;
        for (var encoded : values) {
            var element = BoundedAsn1.parse(encoded.toArray(), SealSignature.MAX_BYTES);
            if (element instanceof ASN1OctetString octets && certificate == null) {
                certificate = Bytes.copyOf(octets.getOctets());
            } else if (element instanceof ASN1ObjectIdentifier name && algorithm == null) {
                algorithm = name.getId();
            } else if (element instanceof ASN1BitString bits && value == null) {
                value = Bytes.copyOf(bits.getOctets());
            } else if (element instanceof ASN1TaggedObject tagged && timeStamp == null) {
                timeStamp = octets(tagged);
            } else {
                throw new MalformedAsn1Exception("an element that is not known, or twice");
            }
        }
        if (certificate == null || algorithm == null || value == null) {
            throw new MalformedAsn1Exception("no certificate, algorithm or value");
        }
        return new SignaturePart(certificate, algorithm, value, timeStamp);
    }

    private static Bytes octets(ASN1TaggedObject tagged) {
        var inner = tagged.getExplicitBaseObject().toASN1Primitive();
        return Bytes.copyOf(
                inner instanceof ASN1BitString bits
                        ? bits.getOctets()
                        : ASN1OctetString.getInstance(inner).getOctets());
    }

    /** Returns the algorithm; empty when it is not accepted, or is not one of the signer's key. */
    Optional<SignatureAlgorithm> algorithmOf(X509Certificate signer) {
        return Stream.of(SignatureAlgorithm.values())
                .filter(this::isNameOf)
                .filter(found -> SignatureAlgorithm.forKey(signer.getPublicKey(), found.digestAlgorithm())
                        .equals(Optional.of(found)))
                .findAny();
    }

    /** Some signers name SM2 alone, without its hash function. */
    private boolean isNameOf(SignatureAlgorithm candidate) {
        return algorithm.equals(candidate.objectIdentifier())
                || (candidate == SignatureAlgorithm.SM2_SM3 && algorithm.equals(GMObjectIdentifiers.sm2sign.getId()));
    }

    boolean holds(X509Certificate signer, SignatureAlgorithm by, Bytes message) {
        try {
            return by.verify(signer, message.toArray(), by.toRaw(value.toArray()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Finds the way in which the value holds, though it is none of the standard's; empty for none. */
    Optional<String> variant(X509Certificate signer, SignatureAlgorithm by, Bytes message) {
        try {
            if (by.isDer(signer.getPublicKey(), value.toArray())) {
                return Sm2Variant.of(signer, message.toArray(), by.toRaw(value.toArray()))
                        .map(Sm2Variant::name);
            }
            return by.verify(signer, message.toArray(), by.toRawFromOther(signer.getPublicKey(), value.toArray()))
                    ? Optional.of(SignatureAlgorithm.VALUE_NOT_DER)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
