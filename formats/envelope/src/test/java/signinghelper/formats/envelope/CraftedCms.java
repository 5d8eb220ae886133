package signinghelper.formats.envelope;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.util.BigIntegers;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** EnvelopedData for RSA, made as an attacker wants it. */
final class CraftedCms {
    private static final byte[] KEY = new byte[32];
    private static final byte[] VECTOR = new byte[16];
    private static final String DATA = "1.2.840.113549.1.7.1";

    private final TestRecipient recipient;

    CraftedCms(TestRecipient recipient) {
        this.recipient = recipient;
    }

    /** Encodes a block of PKCS#1 and encrypts it without a padding. */
    byte[] wrapped(int first, int second, int separator, byte[] key) {
        var length = 256;
        var block = new byte[length];
        Arrays.fill(block, (byte) 0x77);
        block[0] = (byte) first;
        block[1] = (byte) second;
        block[length - key.length - 1] = (byte) separator;
        System.arraycopy(key, 0, block, length - key.length, key.length);
        var rsa = (RSAPublicKey) recipient.keys().getPublic();
        var value = new BigInteger(1, block).modPow(rsa.getPublicExponent(), rsa.getModulus());
        return BigIntegers.asUnsignedByteArray(length, value);
    }

    static byte[] key() {
        return KEY.clone();
    }

    static byte[] encrypted(byte[] content) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/CBC/PKCS7Padding", new BouncyCastleProvider());
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY, "AES"), new IvParameterSpec(VECTOR));
        return cipher.doFinal(content);
    }

    byte[] envelope(byte[] wrappedKey, byte[] encrypted) throws IOException {
        return envelope("1.2.840.113549.1.7.3", DATA, "2.16.840.1.101.3.4.1.42", 1, wrappedKey, encrypted);
    }

    byte[] envelope(String form, String type, String cipher, int recipients, byte[] wrappedKey, byte[] encrypted)
            throws IOException {
        var name = new IssuerAndSerialNumber(
                X500Name.getInstance(
                        recipient.certificate().getIssuerX500Principal().getEncoded()),
                recipient.certificate().getSerialNumber());
        var info = sequence(
                new ASN1Integer(0),
                name,
                sequence(new ASN1ObjectIdentifier("1.2.840.113549.1.1.1"), DERNull.INSTANCE),
                new DEROctetString(wrappedKey));
        var infos = new ASN1EncodableVector();
        for (var i = 0; i < recipients; i++) {
            infos.add(info);
        }
        var content = sequence(
                new ASN1ObjectIdentifier(type),
                sequence(new ASN1ObjectIdentifier(cipher), new DEROctetString(VECTOR)),
                new DERTaggedObject(false, 0, new DEROctetString(encrypted)));
        var data = sequence(new ASN1Integer(0), new DERSet(infos), content);
        return sequence(new ASN1ObjectIdentifier(form), new DERTaggedObject(true, 0, data))
                .getEncoded();
    }

    private static DERSequence sequence(ASN1Encodable... elements) {
        return new DERSequence(elements);
    }
}
