package signinghelper.formats.envelope;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Source;
import signinghelper.formats.envelope.internal.reading.EnvelopeParts;
import signinghelper.formats.envelope.recipient.WrappedKey;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import static org.assertj.core.api.Assertions.assertThat;

/** Ephemeral keys that would give a recipient's private key away, bit after bit (Biehl, Meyer, Müller 2000). */
class InvalidCurveTest {
    private static final byte[] CONTENT = new byte[50];
    private static final AlgorithmIdentifier UNNAMED = new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey);
    private static final AlgorithmIdentifier P384 =
            new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp384r1);

    @TempDir
    Path folder;

    private TestRecipient recipient = TestRecipient.of(TestKey.P256);

    private void findOddKey(TestKey kind) {
        recipient = TestRecipient.of(kind);
        while (!((ECPrivateKey) recipient.keys().getPrivate()).getS().testBit(0)) {
            recipient = TestRecipient.of(kind);
        }
    }

    /**
     * A point (x, 0) has order 2 on a curve with another b, which no formula of P-256 looks at. Its multiple by an odd private key
     * is itself, so everybody knows the secret x.
     */
    @Test
    void secretOfAPointThatIsNotOnTheCurveIsNotUsed() throws Exception {
        findOddKey(TestKey.P256);
        var envelope = Opening.written(CONTENT, recipient.certificate());
        var wrapped = wrapped(envelope);
        var key = unwrapped(wrapped);
        var x = new byte[32];
        x[31] = 5;
        var point = SubjectPublicKeyInfo.getInstance(wrapped.originatorKey().toArray())
                .getPublicKeyData()
                .getOctets();
        var known = replaced(envelope, point, Arrays.concatenate(new byte[] {4}, x, new byte[32]));

        assertThat(Opening.outcome(envelope, folder, recipient.key())).isEqualTo("OPENED");
        assertThat(Opening.outcome(
                        replaced(
                                known,
                                wrapped.value().toArray(),
                                wrapping(Cipher.WRAP_MODE, x, wrapped).wrap(key)),
                        folder,
                        recipient.key()))
                .isEqualTo("UNREADABLE");
    }

    /** The same point for SM2, with the key and the hash that follow from the secret (GB/T 32918.4, 7.1). */
    @Test
    void secretOfAnSm2PointThatIsNotOnTheCurveIsNotUsed() throws Exception {
        findOddKey(TestKey.SM2);
        var point = new byte[64];
        point[31] = 5;
        var key = Arrays.copyOf(sm3(point, new byte[] {0, 0, 0, 1}), 16);
        var hash = sm3(Arrays.copyOf(point, 32), new byte[16], new byte[32]);
        var vector = new byte[16];
        var cipher = Cipher.getInstance("SM4/CBC/PKCS7Padding", TestAuthority.PROVIDER);
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(new byte[16], "SM4"), new IvParameterSpec(vector));
        // A content key of zeros, so what it is encrypted to is the derived key itself.
        var parts = new Sm2Parts(
                Bytes.copyOf(Arrays.concatenate(point, hash, key)),
                Sm2Parts.SM4_CBC,
                Bytes.copyOf(vector),
                Bytes.copyOf(cipher.doFinal(CONTENT)));

        assertThat(Opening.outcome(parts.to(recipient.certificate()), folder, recipient.key()))
                .isEqualTo("UNREADABLE");
    }

    private static byte[] sm3(byte[]... parts) throws GeneralSecurityException {
        return MessageDigest.getInstance("SM3", TestAuthority.PROVIDER).digest(Arrays.concatenate(parts));
    }

    private WrappedKey.Ecdh wrapped(byte[] envelope) throws Exception {
        var parts = EnvelopeParts.read(Source.of(envelope));
        return (WrappedKey.Ecdh) parts.recipients().get(0).wrappedFor(recipient.certificate(), parts.form());
    }

    private SecretKeySpec unwrapped(WrappedKey.Ecdh wrapped) throws GeneralSecurityException {
        var ephemeral = KeyFactory.getInstance("EC", TestAuthority.PROVIDER)
                .generatePublic(new X509EncodedKeySpec(wrapped.originatorKey().toArray()));
        var agreement = KeyAgreement.getInstance("ECDH", TestAuthority.PROVIDER);
        agreement.init(recipient.keys().getPrivate());
        agreement.doPhase(ephemeral, true);
        return (SecretKeySpec) wrapping(Cipher.UNWRAP_MODE, agreement.generateSecret(), wrapped)
                .unwrap(wrapped.value().toArray(), "AES", Cipher.SECRET_KEY);
    }

    /** Starts the key wrap under what ANSI X9.63 derives from a secret: one block of SHA-256. */
    private static Cipher wrapping(int mode, byte[] secret, WrappedKey.Ecdh wrapped) throws GeneralSecurityException {
        var hash = MessageDigest.getInstance("SHA-256");
        hash.update(secret);
        hash.update(new byte[] {0, 0, 0, 1});
        var cipher = Cipher.getInstance("AESWrap", TestAuthority.PROVIDER);
        cipher.init(mode, new SecretKeySpec(hash.digest(wrapped.sharedInfo().toArray()), "AES"));
        return cipher;
    }

    private static byte[] replaced(byte[] envelope, byte[] from, byte[] to) {
        var hex = HexFormat.of();
        return hex.parseHex(hex.formatHex(envelope).replace(hex.formatHex(from), hex.formatHex(to)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "04", "0400", "05"})
    void octetsThatAreNoPointAreAnsweredLikeAWrongKey(String octets) throws Exception {
        assertThat(outcome(UNNAMED, HexFormat.of().parseHex(octets))).isEqualTo("UNREADABLE");
    }

    @Test
    void keyOnAnotherCurveIsAnsweredLikeAWrongKeyWhereTheCurveIsNotNamed() throws Exception {
        assertThat(outcome(UNNAMED, other().getPublicKeyData().getBytes())).isEqualTo("UNREADABLE");
    }

    /** Everybody can see the name, so no key is asked. */
    @Test
    void otherCurveThatIsNamedIsRefusedBefore() throws Exception {
        var explicit = new AlgorithmIdentifier(
                X9ObjectIdentifiers.id_ecPublicKey,
                SECNamedCurves.getByName("secp256r1").toASN1Primitive());
        var own = SubjectPublicKeyInfo.getInstance(recipient.keys().getPublic().getEncoded());

        assertThat(outcome(P384, other().getPublicKeyData().getBytes())).isEqualTo("MALFORMED");
        assertThat(outcome(P384, own.getPublicKeyData().getBytes())).isEqualTo("MALFORMED");
        assertThat(outcome(explicit, own.getPublicKeyData().getBytes())).isEqualTo("MALFORMED");
    }

    private static SubjectPublicKeyInfo other() {
        return SubjectPublicKeyInfo.getInstance(
                TestKey.P384.generate().getPublic().getEncoded());
    }

    /** Opens an envelope with another ephemeral key, and with a name of its curve. */
    private String outcome(AlgorithmIdentifier curve, byte[] point) throws Exception {
        var envelope = ASN1Primitive.fromByteArray(Opening.written(CONTENT, recipient.certificate()));
        var changed = withPoint(envelope, curve, point).toASN1Primitive().getEncoded();
        return Opening.outcome(changed, folder, recipient.key());
    }

    /** The ephemeral key is the one BIT STRING of an envelope. */
    private static ASN1Encodable withPoint(ASN1Encodable value, AlgorithmIdentifier curve, byte[] point) {
        if (value instanceof ASN1TaggedObject tagged) {
            var inside = withPoint(tagged.getBaseObject(), curve, point);
            return new DERTaggedObject(tagged.isExplicit(), tagged.getTagNo(), inside);
        }
        if (!(value instanceof ASN1Sequence || value instanceof ASN1Set)) {
            return value;
        }
        var elements = new ASN1EncodableVector();
        for (var element : value instanceof ASN1Set set ? set : (ASN1Sequence) value) {
            elements.add(withPoint(element, curve, point));
        }
        if (elements.size() == 2 && elements.get(1) instanceof DERBitString) {
            return new DERSequence(new ASN1Encodable[] {curve, new DERBitString(point)});
        }
        return value instanceof ASN1Set ? new DERSet(elements) : new DERSequence(elements);
    }
}
