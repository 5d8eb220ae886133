package signinghelper.testkit.authority;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate of {@code localhost} for TLS, with a root of its own that issues nothing else.
 *
 * @param server shows that certificate
 */
public record TlsIdentity(SSLContext server, X509Certificate root) {
    private static final int SERIAL_BITS = 64;
    private static final X500Name ROOT = new X500Name("C=CN,O=Demo TLS root,CN=Demo TLS root\\, not for real use");
    private static final Duration VALID = Duration.ofDays(1);

    /** Makes both; they are valid for a day before and after the instant of {@code clock}. */
    public static TlsIdentity ofLocalhost(Clock clock) {
        try {
            var rootKeys = KeyKind.EC.generate();
            var builder = builder(ROOT, rootKeys, clock);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            var root = sign(builder, rootKeys);
            var ownKeys = KeyKind.EC.generate();
            return new TlsIdentity(context(ownKeys, server(ownKeys, rootKeys, clock), root), root);
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException("cannot make a certificate for TLS", e);
        }
    }

    private static X509Certificate server(KeyPair own, KeyPair root, Clock clock)
            throws GeneralSecurityException, CertIOException, OperatorCreationException {
        var builder = builder(new X500Name("CN=localhost"), own, clock);
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        return sign(builder, root);
    }

    private static SSLContext context(KeyPair own, X509Certificate... chain)
            throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", own.getPrivate(), new char[0], chain);
        var managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(store, new char[0]);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static JcaX509v3CertificateBuilder builder(X500Name subject, KeyPair holder, Clock clock) {
        var now = clock.instant();
        return new JcaX509v3CertificateBuilder(
                ROOT,
                new BigInteger(SERIAL_BITS, new SecureRandom()).add(BigInteger.ONE),
                Date.from(now.minus(VALID)),
                Date.from(now.plus(VALID)),
                subject,
                holder.getPublic());
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, KeyPair issuer)
            throws GeneralSecurityException, OperatorCreationException {
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }
}
