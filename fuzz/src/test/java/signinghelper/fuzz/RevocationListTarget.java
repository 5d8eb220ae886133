package signinghelper.fuzz;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.revocation.RevocationList;
import signinghelper.formats.revocation.RevocationUnknownException;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.authority.TestRevocationList;

import java.security.cert.X509Certificate;
import java.util.stream.Stream;

/** Revocation lists (RFC 5280, 5): each has a status of a certificate, or a reason why it has none. */
public final class RevocationListTarget implements Target {
    private static final TestAuthority AUTHORITY = TestAuthority.root(TestKey.P256);
    private static final X509Certificate ASKED = AUTHORITY.issue(TestKey.P256.generate());

    @Override
    public void read(byte[] list) {
        try {
            RevocationList.statusIn(Bytes.copyOf(list), ASKED, AUTHORITY.certificate());
        } catch (RevocationUnknownException unknown) {
            // A reason is an answer.
        }
    }

    @Override
    public Stream<byte[]> seeds() throws Exception {
        return Stream.of(new TestRevocationList(AUTHORITY).with(ASKED, 1).signed());
    }
}
