import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OutputAEADEncryptor;
import org.bouncycastle.util.BigIntegers;
import signinghelper.formats.document.Source;
import signinghelper.formats.envelope.EnvelopeWriter;
import signinghelper.formats.envelope.recipient.EnvelopeException;

/** Envelopes to one certificate that do not open, each for one reason alone, and of one length. */
final class SpoiltEnvelopes {
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
    private static final int CONTENT = 1024;
    /** From the end: within the tag or the content before it, whatever ends the encoding. */
    private static final int TAG = 20;

    /** How the content's key is wrapped. */
    enum Wrapping {
        PKCS1,
        OAEP,
        SM2
    }

    private final SecureRandom random = new SecureRandom();
    private final X509Certificate recipient;
    private final Wrapping wrapping;

    SpoiltEnvelopes(X509Certificate recipient, Wrapping wrapping) {
        this.recipient = recipient;
        this.wrapping = wrapping;
    }

    /** The padding of the wrapped key is wrong; for SM2 its hash. */
    byte[] wrongPadding() throws Exception {
        var envelope = right();
        var wrapped = wrapped(envelope);
        return replaced(envelope, wrapped, wrapping == Wrapping.SM2 ? otherHash(wrapped) : noBlock());
    }

    /**
     * The padding begins as it should and is wrong further on: what OAEP must not tell from {@link #wrongPadding} (Manger 2001). For
     * PKCS#1 v1.5 the padding has no end, and for SM2 the key is changed, not its hash.
     */
    byte[] wrongLater() throws Exception {
        var envelope = right();
        var wrapped = wrapped(envelope);
        return replaced(envelope, wrapped, wrapping == Wrapping.SM2 ? lastChanged(wrapped) : block());
    }

    private static byte[] lastChanged(byte[] wrapped) {
        var other = wrapped.clone();
        other[other.length - 1] ^= 1;
        return other;
    }

    private byte[] block() {
        var key = (RSAPublicKey) recipient.getPublicKey();
        var block = new byte[key.getModulus().bitLength() / Byte.SIZE];
        for (var at = 1; at < block.length; at++) {
            block[at] = (byte) (1 + random.nextInt(255));
        }
        if (wrapping == Wrapping.PKCS1) {
            block[1] = 2;
        }
        var number = new BigInteger(1, block).modPow(key.getPublicExponent(), key.getModulus());
        return BigIntegers.asUnsignedByteArray(block.length, number);
    }

    /** A well wrapped key that is another. */
    byte[] wrongKey() throws Exception {
        while (true) {
            var envelope = right();
            var wrapped = wrapped(envelope);
            var other = wrapped(right());
            if (wrapped.length == other.length) {
                return replaced(envelope, wrapped, other);
            }
        }
    }

    /** The content's key is right and its tag wrong. */
    byte[] wrongTag() throws Exception {
        var envelope = right();
        envelope[envelope.length - TAG] ^= 1;
        return envelope;
    }

    private byte[] right() throws IOException, EnvelopeException, CMSException {
        var content = new byte[CONTENT];
        random.nextBytes(content);
        if (wrapping == Wrapping.PKCS1) {
            return pkcs1(content);
        }
        var out = new ByteArrayOutputStream();
        EnvelopeWriter.to(List.of(recipient)).withIntegrity().write(Source.of(content), out);
        return out.toByteArray();
    }

    private byte[] pkcs1(byte[] content) throws IOException, CMSException {
        var generator = new CMSAuthEnvelopedDataGenerator();
        try {
            generator.addRecipientInfoGenerator(
                    new JceKeyTransRecipientInfoGenerator(recipient).setProvider(PROVIDER));
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IOException(e);
        }
        var encryptor = new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_GCM).setProvider(PROVIDER).build();
        return generator
                .generate(new CMSProcessableByteArray(content), (OutputAEADEncryptor) encryptor)
                .toASN1Structure()
                .getEncoded("DER");
    }

    private byte[] wrapped(byte[] envelope) {
        if (wrapping == Wrapping.SM2) {
            var data = ASN1Sequence.getInstance(ContentInfo.getInstance(envelope).getContent());
            var info = ASN1Sequence.getInstance(
                    org.bouncycastle.asn1.ASN1Set.getInstance(data.getObjectAt(1)).getObjectAt(0));
            return ASN1OctetString.getInstance(info.getObjectAt(3)).getOctets();
        }
        var data = AuthEnvelopedData.getInstance(ContentInfo.getInstance(envelope).getContent());
        var info = RecipientInfo.getInstance(data.getRecipientInfos().getObjectAt(0)).getInfo();
        return KeyTransRecipientInfo.getInstance(info).getEncryptedKey().getOctets();
    }

    /** Returns a number below the modulus, which decrypts to no block but for a chance of one in 256. */
    private byte[] noBlock() {
        var modulus = ((RSAPublicKey) recipient.getPublicKey()).getModulus();
        var number = new BigInteger(modulus.bitLength(), random).mod(modulus);
        return BigIntegers.asUnsignedByteArray(modulus.bitLength() / Byte.SIZE, number);
    }

    private byte[] otherHash(byte[] wrapped) throws IOException {
        var parts = ASN1Sequence.getInstance(wrapped);
        var hash = ASN1OctetString.getInstance(parts.getObjectAt(2)).getOctets().clone();
        hash[random.nextInt(hash.length)] ^= 1;
        return new DERSequence(new org.bouncycastle.asn1.ASN1Encodable[] {
                    ASN1Integer.getInstance(parts.getObjectAt(0)),
                    ASN1Integer.getInstance(parts.getObjectAt(1)),
                    new DEROctetString(hash),
                    parts.getObjectAt(3)
                })
                .getEncoded();
    }

    private static byte[] replaced(byte[] envelope, byte[] part, byte[] other) {
        for (var at = 0; at + part.length <= envelope.length; at++) {
            if (Arrays.equals(envelope, at, at + part.length, part, 0, part.length)) {
                System.arraycopy(other, 0, envelope, at, other.length);
                return envelope;
            }
        }
        throw new AssertionError("the wrapped key lies in the envelope as it is");
    }
}
