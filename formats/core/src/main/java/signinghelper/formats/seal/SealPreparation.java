package signinghelper.formats.seal;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERTaggedObject;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.FormatException.Reason;
import signinghelper.formats.document.Preparation;
import signinghelper.formats.document.Signed;
import signinghelper.formats.document.SignerIdentity;
import signinghelper.formats.document.TimeStamping;
import signinghelper.formats.internal.asn1.RawSequence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/** A signature with an electronic seal, ready to be signed: SES_Signature of GB/T 38540-2020, 7.1 (V4). */
public final class SealPreparation implements Preparation {
    /** Version of what is written, and of the seals that it can hold. */
    public static final int VERSION = 4;

    private final SignerIdentity signer;
    private final Bytes certificate;
    private final Bytes toSign;
    private final TimeStamping timeStamping;

    private SealPreparation(SignerIdentity signer, Bytes certificate, Bytes toSign, TimeStamping timeStamping) {
        this.signer = signer;
        this.certificate = certificate;
        this.toSign = toSign;
        this.timeStamping = timeStamping;
    }

    /**
     * Puts together what the key signs.
     *
     * @param seal of {@link #VERSION}; kept as it lies in its file
     * @param sealed bytes whose digest is signed, such as an OFD's Signature.xml
     * @param propertyInfo name of the sealed part, in ASCII
     * @param timeStamping asked once the signature is verified
     * @throws FormatException {@code CERTIFICATE_MALFORMED}
     */
    public static SealPreparation of(
            Seal seal,
            SignerIdentity signer,
            Instant signingTime,
            byte[] sealed,
            String propertyInfo,
            TimeStamping timeStamping)
            throws FormatException {
        if (seal.version() != VERSION) {
            throw new IllegalArgumentException("seal of version " + seal.version());
        }
        var digest = signer.algorithm().digestAlgorithm().of(sealed);
        var toSign = new RawSequence(List.of(
                der(new ASN1Integer(VERSION)),
                seal.encoded(),
                der(new DERGeneralizedTime(Date.from(signingTime))),
                der(new DERBitString(digest)),
                der(new DERIA5String(propertyInfo, true))));
        return new SealPreparation(signer, signer.encodedCertificate(), toSign.encoded(), timeStamping);
    }

    @Override
    public Digest digestToSign() {
        var algorithm = signer.algorithm();
        var digest = algorithm.digest(signer.certificate().getPublicKey(), toSign.toArray());
        return new Digest(algorithm.digestAlgorithm(), Bytes.copyOf(digest));
    }

    @Override
    public Signed finish(Bytes raw) throws FormatException {
        var algorithm = signer.algorithm();
        if (!algorithm.verify(signer.certificate(), toSign.toArray(), raw.toArray())) {
            throw new FormatException(Reason.SIGNATURE_INVALID);
        }
        var value = algorithm.toDer(raw.toArray());
        var parts = new ArrayList<>(List.of(
                toSign,
                der(new DEROctetString(certificate.toArray())),
                der(new ASN1ObjectIdentifier(algorithm.objectIdentifier())),
                der(new DERBitString(value))));
        var token = timeStamping.stamp(Bytes.copyOf(value));
        if (token != null) {
            parts.add(der(new DERTaggedObject(true, 0, new DERBitString(token.toArray()))));
        }
        return Signed.of(new RawSequence(parts).encoded());
    }

    private static Bytes der(ASN1Encodable value) {
        try {
            return Bytes.copyOf(value.toASN1Primitive().getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
