package signinghelper.testkit.authority;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import signinghelper.formats.algorithm.BouncyCastle;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;

/** Revocation lists of a CA (RFC 5280, 5), one for each of its roots, made whenever one is fetched. */
public final class RevocationLists {
    private static final String SUFFIX = ".crl";
    private static final Duration VALID = Duration.ofDays(1);

    private final TestAuthority issuer;
    private final Revocations revoked;
    private final Clock clock;

    private RevocationLists(TestAuthority issuer, Revocations revoked, Clock clock) {
        this.issuer = issuer;
        this.revoked = revoked;
        this.clock = clock;
    }

    /** Publishes them below {@code path}, which ends with a slash. */
    public static void publish(
            LoopbackServer server, String path, TestAuthority issuer, Revocations revoked, Clock clock) {
        var lists = new RevocationLists(issuer, revoked, clock);
        server.serve(path, "application/pkix-crl", (asked, question) -> lists.of(asked.substring(path.length())));
    }

    /** Address of the list for certificates of this kind. */
    public static URI address(URI folder, KeyKind kind) {
        return folder.resolve(kind.fileName() + SUFFIX);
    }

    private byte[] of(String asked) throws IOException {
        for (var root : issuer.roots()) {
            if (asked.equals(root.kind().fileName() + SUFFIX)) {
                return of(root);
            }
        }
        throw new FileNotFoundException(asked);
    }

    private byte[] of(TestAuthority.Root root) throws IOException {
        var now = clock.instant();
        var name = X500Name.getInstance(
                root.certificate().getSubjectX500Principal().getEncoded());
        var list = new X509v2CRLBuilder(name, Date.from(now)).setNextUpdate(Date.from(now.plus(VALID)));
        for (var entry : revoked.all().entrySet()) {
            list.addCRLEntry(entry.getKey(), Date.from(entry.getValue()), CRLReason.keyCompromise);
        }
        try {
            list.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils()
                            .createAuthorityKeyIdentifier(root.certificate().getPublicKey()));
            list.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(now.toEpochMilli())));
            var signer = new JcaContentSignerBuilder(root.kind().signatureAlgorithm())
                    .setProvider(BouncyCastle.PROVIDER)
                    .build(root.keys().getPrivate());
            return list.build(signer).getEncoded();
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("cannot make a revocation list", e);
        }
    }
}
