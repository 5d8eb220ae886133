package signinghelper.formats.envelope.internal.writing;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.util.PublicKeyFactory;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.Arrays;

/** {@code RecipientInfo} for an SM2 certificate (GM/T 0010-2012, 9.2; {@code SM2Cipher} of GB/T 35276). */
final class Sm2Recipient {
    private static final int PART = 32;
    private static final int SIGN = 1;

    private Sm2Recipient() {}

    static DERSequence info(X509Certificate recipient, byte[] key) throws IOException {
        var issuer = X500Name.getInstance(recipient.getIssuerX500Principal().getEncoded());
        return sequence(
                new ASN1Integer(1),
                new IssuerAndSerialNumber(issuer, recipient.getSerialNumber()),
                new AlgorithmIdentifier(GMObjectIdentifiers.sm2encrypt),
                new DEROctetString(encrypted(recipient, key)));
    }

    private static byte[] encrypted(X509Certificate recipient, byte[] key) throws IOException {
        var engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
        engine.init(
                true,
                new ParametersWithRandom(
                        PublicKeyFactory.createKey(recipient.getPublicKey().getEncoded())));
        try {
            var value = engine.processBlock(key, 0, key.length);
            return sequence(
                            new ASN1Integer(number(value, SIGN)),
                            new ASN1Integer(number(value, SIGN + PART)),
                            new DEROctetString(part(value, SIGN + 2 * PART, PART)),
                            new DEROctetString(part(value, SIGN + 3 * PART, key.length)))
                    .getEncoded();
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DERSequence sequence(ASN1Encodable... elements) {
        return new DERSequence(elements);
    }

    private static BigInteger number(byte[] value, int from) {
        return new BigInteger(1, part(value, from, PART));
    }

    private static byte[] part(byte[] value, int from, int length) {
        return Arrays.copyOfRange(value, from, from + length);
    }
}
