package signinghelper.formats.seal;

import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1String;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.internal.asn1.BoundedAsn1;
import signinghelper.formats.internal.asn1.MalformedAsn1Exception;
import signinghelper.formats.internal.asn1.RawSequence;
import signinghelper.formats.verification.Code;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Signature with an electronic seal: SES_Signature of GM/T 0031-2014 (V1) and GB/T 38540-2020 (V4, V5).
 *
 * @param version of the signed structure
 * @param claimed signing time within the signed structure; null for a time stamp in its place
 * @param dataHash digest of the sealed document
 * @param propertyInfo what the signer says about the document, such as the path of an OFD's Signature.xml
 * @param toSign the signed structure, as it lies in the file
 */
public record SealSignature(
        int version,
        Seal seal,
        @Nullable Instant claimed,
        Bytes dataHash,
        String propertyInfo,
        SignaturePart signature,
        Bytes toSign) {
    static final int MAX_BYTES = 8 << 20;

    private static final int OF_V1 = 2;
    private static final int SIGNER_IN_V1 = 5;

    public SealSignature {
        Objects.requireNonNull(seal);
        Objects.requireNonNull(dataHash);
        Objects.requireNonNull(propertyInfo);
        Objects.requireNonNull(signature);
        Objects.requireNonNull(toSign);
    }

    /**
     * Parses a signature of any version.
     *
     * @throws FormatException {@code SEAL_REFUSED} with the rule {@code SEAL_MALFORMED} if it is none, or larger than 8
     *     MiB
     */
    public static SealSignature parse(Bytes encoded) throws FormatException {
        try {
            BoundedAsn1.parse(encoded.toArray(), MAX_BYTES);
            var whole = RawSequence.of(encoded);
            var toSign = RawSequence.of(whole.at(0));
            var behind = whole.elements().subList(1, whole.size());
            var within = toSign.elements().subList(SIGNER_IN_V1, toSign.size());
            var signature = whole.size() == OF_V1
                    ? SignaturePart.of(
                            Stream.concat(within.stream(), behind.stream()).toList())
                    : SignaturePart.of(behind);
            return of(toSign, signature, whole.at(0));
        } catch (MalformedAsn1Exception | RuntimeException e) {
            throw FormatException.sealBreaks(Code.SEAL_MALFORMED);
        }
    }

    private static SealSignature of(RawSequence toSign, SignaturePart signature, Bytes encoded)
            throws MalformedAsn1Exception, FormatException {
        return new SealSignature(
                ASN1Integer.getInstance(toSign.at(0).toArray()).intValueExact(),
                Seal.parse(toSign.at(1)),
                SealTimes.parseSigningTime(toSign.at(2)).orElse(null),
                Bytes.copyOf(ASN1BitString.getInstance(toSign.at(3).toArray()).getOctets()),
                ((ASN1String) BoundedAsn1.parse(toSign.at(4).toArray(), MAX_BYTES)).getString(),
                signature,
                encoded);
    }

    /** Returns the name of the form, such as {@code SES V4}. */
    public String form() {
        return "SES V" + version;
    }

    /** Returns DER of the certificate that the signature names as its signer's. */
    public Bytes signer() {
        return signature.certificate();
    }
}
