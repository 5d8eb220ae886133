package signinghelper.fuzz;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.revocation.Moment;
import signinghelper.formats.revocation.OcspQuestion;
import signinghelper.formats.revocation.RevocationUnknownException;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.authority.TestResponder;

import java.util.stream.Stream;

import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Answers of responders (RFC 6960): each has a status, or a reason why it has none. */
public final class OcspTarget implements Target {
    private static final TestAuthority AUTHORITY = TestAuthority.root(TestKey.P256);
    private static final OcspQuestion QUESTION =
            new OcspQuestion(AUTHORITY.issue(TestKey.P256.generate()), AUTHORITY.certificate());

    @Override
    public void read(byte[] answer) {
        try {
            QUESTION.answerIn(Bytes.copyOf(answer), Moment.at(NOW));
        } catch (RevocationUnknownException unknown) {
            // A reason is an answer.
        }
    }

    @Override
    public Stream<byte[]> seeds() {
        return Stream.of(new TestResponder(AUTHORITY).answer(QUESTION.encoded()));
    }
}
