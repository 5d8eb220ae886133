package signinghelper.token.pkcs11;

import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import signinghelper.testkit.authority.TestKey;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;

/** Keys with certificates of an authority made for the purpose. */
public final class KeyMaterial {
    static final String PASSWORD = "changeit";

    private static final KeyPair AUTHORITY = authority();

    private final X509Certificate authorityCertificate =
            certify("CN=Authority", AUTHORITY.getPublic(), new BasicConstraints(true), KeyUsage.keyCertSign);
    private final KeyStore store;
    private int serial = 1;

    public KeyMaterial() throws GeneralSecurityException, IOException, OperatorCreationException {
        store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
    }

    private static KeyPair authority() {
        try {
            return rsa();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static KeyPair rsa() throws GeneralSecurityException {
        return TestKey.rsa(2048);
    }

    static KeyPair ec(String curve) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    /** Adds a key whose certificate names it. */
    public KeyMaterial add(String name, KeyPair pair, int keyUsage)
            throws GeneralSecurityException, CertIOException, OperatorCreationException {
        var certificate = certify(name, pair.getPublic(), keyUsage);
        var chain = new X509Certificate[] {certificate, authorityCertificate};
        store.setKeyEntry(name, pair.getPrivate(), PASSWORD.toCharArray(), chain);
        return this;
    }

    /** Certifies a key that a token has made itself. */
    X509Certificate certify(String name, PublicKey key, int keyUsage)
            throws GeneralSecurityException, CertIOException, OperatorCreationException {
        return certify("CN=" + name, key, new BasicConstraints(false), keyUsage);
    }

    private X509Certificate certify(String name, PublicKey key, BasicConstraints constraints, int keyUsage)
            throws GeneralSecurityException, CertIOException, OperatorCreationException {
        var builder = new X509v3CertificateBuilder(
                new X500Name("CN=Authority"),
                BigInteger.valueOf(++serial),
                new Time(new DERUTCTime("260101000000Z")),
                new Time(new DERUTCTime("360101000000Z")),
                new X500Name(name),
                SubjectPublicKeyInfo.getInstance(key.getEncoded()));
        builder.addExtension(Extension.basicConstraints, true, constraints);
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(keyUsage));
        var signer = new JcaContentSignerBuilder("SHA256withRSA").build(AUTHORITY.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }

    Path write(Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
        return file;
    }
}
