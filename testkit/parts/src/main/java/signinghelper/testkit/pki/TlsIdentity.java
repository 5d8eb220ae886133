package signinghelper.testkit.pki;

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
import signinghelper.testkit.authority.TestKey;

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
import java.util.List;
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
    private static final Duration ALREADY_VALID = Duration.ofDays(1);
    private static final Duration VALID = Duration.ofDays(1);

    /** Makes both; they are valid for a day before and after the instant of {@code clock}. */
    public static TlsIdentity ofLocalhost(Clock clock) {
        try {
            var rootKeys = TestKey.P256.generate();
            var root = root(rootKeys, VALID, clock);
            var ownKeys = TestKey.P256.generate();
            var own = server(ownKeys, rootKeys, List.of("localhost"), VALID, clock);
            return new TlsIdentity(context(ownKeys, own, root), root);
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException("cannot make a certificate for TLS", e);
        }
    }

    /** Issues a root's certificate for itself. */
    static X509Certificate root(KeyPair keys, Duration valid, Clock clock)
            throws GeneralSecurityException, CertIOException, OperatorCreationException {
        var builder = builder(ROOT, keys, valid, clock);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        return sign(builder, keys);
    }

    /** Issues a certificate of a server that has these names. */
    static X509Certificate server(KeyPair own, KeyPair root, List<String> names, Duration valid, Clock clock)
            throws GeneralSecurityException, CertIOException, OperatorCreationException {
        var builder = builder(new X500Name("CN=" + names.get(0)), own, valid, clock);
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(names.stream()
                        .map(name -> new GeneralName(GeneralName.dNSName, name))
                        .toArray(GeneralName[]::new)));
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

    private static JcaX509v3CertificateBuilder builder(X500Name subject, KeyPair holder, Duration valid, Clock clock) {
        var now = clock.instant();
        return new JcaX509v3CertificateBuilder(
                ROOT,
                new BigInteger(SERIAL_BITS, new SecureRandom()).add(BigInteger.ONE),
                Date.from(now.minus(ALREADY_VALID)),
                Date.from(now.plus(valid)),
                subject,
                holder.getPublic());
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, KeyPair issuer)
            throws GeneralSecurityException, OperatorCreationException {
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }
}
