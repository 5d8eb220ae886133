package signinghelper.formats.envelope.internal.writing;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.util.Arrays;
import signinghelper.formats.document.Source;
import signinghelper.formats.envelope.recipient.ContentAlgorithm;
import signinghelper.formats.internal.asn1.Asn1Header;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.crypto.CipherOutputStream;

/**
 * {@code envelopedData} with SM4-CBC or SM4-GCM (GM/T 0010-2012, 9), whose tag stands at the end of the content. It is DER, since readers of this form are made for PKCS#7, so the
 * content's length stands in front of it.
 */
public final class GmtWriting {
    private static final ASN1ObjectIdentifier DATA = new ASN1ObjectIdentifier("1.2.156.10197.6.1.4.2.1");
    private static final ASN1ObjectIdentifier ENVELOPED_DATA = new ASN1ObjectIdentifier("1.2.156.10197.6.1.4.2.3");
    private static final ASN1Integer VERSION = new ASN1Integer(1);
    private static final int EXPLICIT = 0xA0;
    private static final int CONTENT = 0x80;

    private GmtWriting() {}

    /** Writes one envelope; {@code out} stays open. */
    public static void write(
            List<X509Certificate> recipients, ContentAlgorithm algorithm, Source content, OutputStream out)
            throws IOException {
        try (var encryption = new Sm4Encryption(algorithm)) {
            var size = size(content);
            out.write(head(recipients, encryption, encryption.encryptedLength(size)));
            try (var in = content.open();
                    var encrypting = new CipherOutputStream(new OpenStream(out), encryption.cipher())) {
                if (in.transferTo(encrypting) != size) {
                    throw new IOException("the content has changed");
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long size(Source content) throws IOException {
        try (var in = content.open()) {
            return in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static byte[] head(List<X509Certificate> recipients, Sm4Encryption encryption, long encrypted)
            throws IOException {
        var infos = new ASN1Encodable[recipients.size()];
        for (var i = 0; i < infos.length; i++) {
            infos[i] = Sm2Recipient.info(recipients.get(i), encryption.key());
        }
        var content = Asn1Header.write(CONTENT, encrypted);
        var info = within(Asn1Header.SEQUENCE, encrypted, der(DATA), der(encryption.identifier()), content);
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
