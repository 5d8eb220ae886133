package signinghelper.testkit.seal;

import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import signinghelper.formats.algorithm.BouncyCastle;
import signinghelper.formats.algorithm.SignatureAlgorithm;

import java.io.IOException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;

/**
 * Maker of electronic seals (GB/T 38540-2020, 6.1; V4), with an SM2 key.
 *
 * @param certificate its own
 * @param valid duration of seals
 */
public record SealMaker(PrivateKey key, X509Certificate certificate, Clock clock, Duration valid) {
    private static final int VERSION = 4;
    private static final int SEAL_OF_AN_ORGANISATION = 1;
    private static final int LIST_OF_CERTIFICATES = 1;
    private static final Duration ALREADY_VALID = Duration.ofDays(1);

    /**
     * Makes the seal of an organisation.
     *
     * @param signers certificates that the seal may be used with
     * @return DER of SESeal, as it lies in a {@code .esl} file
     */
    public byte[] make(String organisation, List<X509Certificate> signers) throws IOException {
        try {
            var info = new DERSequence(vector(
                    new DERSequence(vector(
                            new DERIA5String("ES"), new ASN1Integer(VERSION), new DERIA5String("signing-helper-demo"))),
                    new DERIA5String("42010000000001"),
                    properties(organisation, signers),
                    new DERSequence(vector(
                            new DERIA5String("png"),
                            new DEROctetString(SealPicture.of(organisation)),
                            new ASN1Integer(SealPicture.SIZE),
                            new ASN1Integer(SealPicture.SIZE)))));
            return new DERSequence(vector(
                            info,
                            new DEROctetString(certificate.getEncoded()),
                            new ASN1ObjectIdentifier(SignatureAlgorithm.SM2_SM3.objectIdentifier()),
                            new DERBitString(signature(info.getEncoded(ASN1Encoding.DER)))))
                    .getEncoded(ASN1Encoding.DER);
        } catch (CertificateEncodingException | OperatorCreationException e) {
            throw new IOException("cannot make a seal", e);
        }
    }

    private DERSequence properties(String organisation, List<X509Certificate> signers)
            throws CertificateEncodingException {
        var certificates = new ASN1EncodableVector();
        for (var signer : signers) {
            certificates.add(new DEROctetString(signer.getEncoded()));
        }
        var start = clock.instant().minus(ALREADY_VALID);
        return new DERSequence(vector(
                new ASN1Integer(SEAL_OF_AN_ORGANISATION),
                new DERUTF8String(organisation + "（演示章）"),
                new ASN1Integer(LIST_OF_CERTIFICATES),
                new DERSequence(certificates),
                new ASN1GeneralizedTime(Date.from(start)),
                new ASN1GeneralizedTime(Date.from(start)),
                new ASN1GeneralizedTime(Date.from(start.plus(valid)))));
    }

    private byte[] signature(byte[] info) throws OperatorCreationException, IOException {
        var signer = new JcaContentSignerBuilder("SM3withSM2")
                .setProvider(BouncyCastle.PROVIDER)
                .build(key);
        try (var out = signer.getOutputStream()) {
            out.write(info);
        }
        return signer.getSignature();
    }

    private static ASN1EncodableVector vector(ASN1Primitive... parts) {
        var all = new ASN1EncodableVector();
        for (var part : parts) {
            all.add(part);
        }
        return all;
    }
}
