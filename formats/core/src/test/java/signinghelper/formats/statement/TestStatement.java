package signinghelper.formats.statement;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.receipt.Receipt;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/** Statements to sign. */
final class TestStatement {
    static final String ORIGIN = "https://portal.example";
    static final String NONCE = "nonce";
    static final Bytes DIGEST = Bytes.copyOf(DigestAlgorithm.SHA_256.of("投标文件".getBytes(StandardCharsets.UTF_8)));
    static final Statement.Computer COMPUTER =
            new Statement.Computer("signing-helper/1.2.3", "Windows 11 amd64", "ukey.dll");
    static final Receipt.Occasion PORTAL = new Receipt.Occasion.Portal(ORIGIN, NONCE);

    private TestStatement() {}

    /** Opening of two envelopes, one of which is for others. */
    static Statement opening() {
        var named = Wanted.of(new X500Principal("CN=测试,C=CN"), BigInteger.valueOf(0xABCD))
                .orElseThrow();
        var identified = Wanted.of(Bytes.copyOf(new byte[] {1, -1})).orElseThrow();
        return of(
                Statement.Kind.OPENING,
                PORTAL,
                line("一", Statement.Outcome.OPENED),
                new Statement.Line("二", DIGEST, 9, Statement.Outcome.FOR_OTHERS, List.of(named, identified)));
    }

    static Statement of(Statement.Kind kind, Receipt.Occasion occasion, Statement.Line... lines) {
        var certificate = Statement.Certificate.of(certificate());
        return new Statement(
                kind,
                occasion,
                TestAuthority.NOW,
                TestAuthority.NOW.plusSeconds(7),
                2,
                COMPUTER,
                certificate,
                "",
                List.of(lines));
    }

    static Statement.Line line(String title, Statement.Outcome outcome) {
        return new Statement.Line(title, DIGEST, 12, outcome, List.of());
    }

    private static X509Certificate certificate() {
        return TestAuthority.root(TestKey.SM2).certificate();
    }
}
