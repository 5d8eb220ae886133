package signinghelper.formats.envelope.internal.writing;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAESOAEPparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedDataStreamGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.operator.OutputAEADEncryptor;
import signinghelper.formats.algorithm.BouncyCastle;
import signinghelper.formats.document.Source;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.List;

/** AuthEnvelopedData with AES-256-GCM (RFC 5083, 5084), by BouncyCastle's stream. */
public final class CmsWriting {
    private static final AlgorithmIdentifier OAEP = oaep(NISTObjectIdentifiers.id_sha256);

    private CmsWriting() {}

    /** Writes one envelope; {@code out} stays open. */
    public static void write(List<X509Certificate> recipients, Source content, OutputStream out) throws IOException {
        try (var in = content.open()) {
            var generator = new CMSAuthEnvelopedDataStreamGenerator();
            for (var recipient : recipients) {
                generator.addRecipientInfoGenerator(recipientInfo(recipient));
            }
            var encryptor = (OutputAEADEncryptor) new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_GCM)
                    .setProvider(BouncyCastle.PROVIDER)
                    .build();
            try (var encrypting = generator.open(new OpenStream(out), encryptor)) {
                in.transferTo(encrypting);
            }
        } catch (CMSException | GeneralSecurityException e) {
            throw new IllegalStateException("a recipient's key that cannot be computed with", e);
        }
    }

    private static RecipientInfoGenerator recipientInfo(X509Certificate recipient) throws GeneralSecurityException {
        return recipient.getPublicKey() instanceof ECPublicKey key
                ? agreement(recipient, key)
                : new JceKeyTransRecipientInfoGenerator(recipient, OAEP).setProvider(BouncyCastle.PROVIDER);
    }

    /** RFC 5753, 3.1: an ephemeral key on the recipient's curve, which nobody uses again. */
    private static RecipientInfoGenerator agreement(X509Certificate recipient, ECPublicKey key)
            throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC", BouncyCastle.PROVIDER);
        generator.initialize(key.getParams());
        var ephemeral = generator.generateKeyPair();
        return new JceKeyAgreeRecipientInfoGenerator(
                        CMSAlgorithm.ECDH_SHA256KDF,
                        ephemeral.getPrivate(),
                        ephemeral.getPublic(),
                        CMSAlgorithm.AES256_WRAP)
                .addRecipient(recipient)
                .setProvider(BouncyCastle.PROVIDER);
    }

    private static AlgorithmIdentifier oaep(ASN1ObjectIdentifier digest) {
        var hash = new AlgorithmIdentifier(digest, DERNull.INSTANCE);
        var mask = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, hash);
        return new AlgorithmIdentifier(
                PKCSObjectIdentifiers.id_RSAES_OAEP,
                new RSAESOAEPparams(hash, mask, RSAESOAEPparams.DEFAULT_P_SOURCE_ALGORITHM));
    }
}
