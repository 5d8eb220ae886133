package signinghelper.formats.document.cms;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.document.Digestible;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.document.timestamp.TimeStampQuestion;
import signinghelper.formats.document.timestamp.TimeStampRefusedException;
import signinghelper.formats.revocation.Moment;
import signinghelper.fuzz.Target;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.authority.TestTimeStamps;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Time stamps and answers of their authorities (RFC 3161): each is judged, or refused. */
public final class TimeStampTarget implements Target {
    private static final byte[] STAMPED = {1, 2, 3};
    private static final TestTimeStamps AUTHORITY = TestTimeStamps.of(TestKey.P256);
    private static final TimeStampJudge JUDGE = new TimeStampJudge(VerificationContext.of(
                    VerificationPolicy.field(), NOW)
            .timeStampAuthorities(new CertificateTrust(List.of(AUTHORITY.root().certificate()), List.of()))
            .withoutRevocation());

    @Override
    public void read(byte[] token) throws Exception {
        Objects.requireNonNull(JUDGE.judge(token, Digestible.of(STAMPED)));
        try {
            var digest = Bytes.copyOf(DigestAlgorithm.SHA_256.of(STAMPED));
            new TimeStampQuestion(digest, DigestAlgorithm.SHA_256).tokenIn(Bytes.copyOf(token), JUDGE, Moment.at(NOW));
        } catch (TimeStampRefusedException refused) {
            // A refusal is an answer.
        }
    }

    @Override
    public Stream<byte[]> seeds() throws Exception {
        return Stream.of(AUTHORITY.stamp(STAMPED, NOW));
    }
}
