package signinghelper.formats.envelope.internal.writing;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.util.Arrays;
import signinghelper.formats.algorithm.BouncyCastle;
import signinghelper.formats.document.Source;
import signinghelper.formats.internal.asn1.Asn1Header;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.CipherOutputStream;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * {@code envelopedData} with SM4-CBC (GM/T 0010-2012, 9). It is DER, since readers of this form are made for PKCS#7, so the
 * content's length stands in front of it.
 */
public final class GmtWriting {
    private static final ASN1ObjectIdentifier DATA = new ASN1ObjectIdentifier("1.2.156.10197.6.1.4.2.1");
    private static final ASN1ObjectIdentifier ENVELOPED_DATA = new ASN1ObjectIdentifier("1.2.156.10197.6.1.4.2.3");
    private static final ASN1Integer VERSION = new ASN1Integer(1);
    private static final int EXPLICIT = 0xA0;
    private static final int CONTENT = 0x80;
    private static final int BLOCK = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private GmtWriting() {}

    /** Writes one envelope; {@code out} stays open. */
    public static void write(List<X509Certificate> recipients, Source content, OutputStream out) throws IOException {
        var key = random();
        var vector = random();
        try {
            var size = size(content);
            out.write(head(recipients, key, vector, size / BLOCK * BLOCK + BLOCK));
            var cipher = Cipher.getInstance("SM4/CBC/PKCS7Padding", BouncyCastle.PROVIDER);
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "SM4"), new IvParameterSpec(vector));
            try (var in = content.open();
                    var encrypting = new CipherOutputStream(new OpenStream(out), cipher)) {
                if (in.transferTo(encrypting) != size) {
                    throw new IOException("the content has changed");
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static byte[] random() {
        var octets = new byte[BLOCK];
        RANDOM.nextBytes(octets);
        return octets;
    }

    private static long size(Source content) throws IOException {
        try (var in = content.open()) {
            return in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static byte[] head(List<X509Certificate> recipients, byte[] key, byte[] vector, long encrypted)
            throws IOException {
        var infos = new ASN1Encodable[recipients.size()];
        for (var i = 0; i < infos.length; i++) {
            infos[i] = Sm2Recipient.info(recipients.get(i), key);
        }
        var algorithm = new AlgorithmIdentifier(GMObjectIdentifiers.sms4_cbc, new DEROctetString(vector));
        var content = Asn1Header.write(CONTENT, encrypted);
        var info = within(Asn1Header.SEQUENCE, encrypted, der(DATA), der(algorithm), content);
        var data = within(Asn1Header.SEQUENCE, encrypted, der(VERSION), der(new DERSet(infos)), info);
        return within(Asn1Header.SEQUENCE, encrypted, der(ENVELOPED_DATA), within(EXPLICIT, encrypted, data));
    }

    private static byte[] der(ASN1Encodable value) throws IOException {
        return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    }

    /** Puts a header in front of octets behind which others follow. */
    private static byte[] within(int tag, long following, byte[]... parts) {
        var octets = Arrays.concatenate(parts);
        return Arrays.concatenate(Asn1Header.write(tag, octets.length + following), octets);
    }
}
