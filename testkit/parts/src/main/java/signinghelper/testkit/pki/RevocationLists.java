package signinghelper.testkit.pki;

import org.bouncycastle.asn1.x509.CRLReason;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.authority.TestRevocationList;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.time.Clock;

/** Revocation lists of a CA (RFC 5280, 5), one for each of its roots, made whenever one is fetched. */
public final class RevocationLists {
    private static final String SUFFIX = ".crl";

    private final TestPki issuer;
    private final Revocations revoked;
    private final Clock clock;

    private RevocationLists(TestPki issuer, Revocations revoked, Clock clock) {
        this.issuer = issuer;
        this.revoked = revoked;
        this.clock = clock;
    }

    /** Publishes them below {@code path}, which ends with a slash. */
    public static void publish(LoopbackServer server, String path, TestPki issuer, Revocations revoked, Clock clock) {
        var lists = new RevocationLists(issuer, revoked, clock);
        server.serve(path, "application/pkix-crl", (asked, question) -> lists.of(asked.substring(path.length())));
    }

    /** Address of the list for certificates of this kind. */
    public static URI address(URI folder, TestKey kind) {
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

    private byte[] of(TestAuthority root) throws IOException {
        var now = clock.instant();
        var list = new TestRevocationList(root, root.certificate(), now);
        for (var entry : revoked.all().entrySet()) {
            list.with(entry.getKey(), entry.getValue(), CRLReason.keyCompromise);
        }
        return list.numbered(BigInteger.valueOf(now.toEpochMilli())).signed();
    }
}
