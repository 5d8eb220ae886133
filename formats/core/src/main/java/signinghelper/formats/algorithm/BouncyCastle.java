package signinghelper.formats.algorithm;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jcajce.provider.util.AsymmetricKeyInfoConverter;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

import java.io.IOException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;

/**
 * The only instance of the provider that has the SM algorithms. It is passed to each {@code getInstance} call and never
 * registered, so that the order of providers in the Java runtime stays unchanged.
 */
public final class BouncyCastle {
    public static final Provider PROVIDER = provider();

    /** Name of a key on sm2p256v1 that GB/T 33560-2017 allows in the place of id-ecPublicKey. */
    public static final ASN1ObjectIdentifier SM2_KEY = GMObjectIdentifiers.sm2p256v1;

    private BouncyCastle() {}

    private static Provider provider() {
        var provider = new BouncyCastleProvider();
        provider.addKeyInfoConverter(GMObjectIdentifiers.sm2p256v1, new Sm2Keys());
        return provider;
    }

    /** Reader of public keys that are named by their curve alone. */
    private static final class Sm2Keys implements AsymmetricKeyInfoConverter {
        private static final AlgorithmIdentifier USUAL =
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, GMObjectIdentifiers.sm2p256v1);

        @Override
        public PublicKey generatePublic(SubjectPublicKeyInfo key) throws IOException {
            var curve = key.getAlgorithm().getParameters();
            if (curve != null && !DERNull.INSTANCE.equals(curve) && !GMObjectIdentifiers.sm2p256v1.equals(curve)) {
                throw new IOException("another curve than the key's name says");
            }
            return BouncyCastleProvider.getPublicKey(
                    new SubjectPublicKeyInfo(USUAL, key.getPublicKeyData().getBytes()));
        }

        @Override
        public PrivateKey generatePrivate(PrivateKeyInfo key) throws IOException {
            throw new IOException("private keys are read nowhere");
        }
    }
}
