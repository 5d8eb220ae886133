package signinghelper.formats.document.timestamp;

import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.formats.TestHolder;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.document.Digestible;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.document.cms.TimeStampJudge;
import signinghelper.formats.document.timestamp.TimeStampRefusedException.Reason;
import signinghelper.formats.revocation.Moment;
import signinghelper.testkit.authority.OpenSslTimeStamps;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.authority.TestTimeStamps;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Questions that OpenSSL's {@code ts} answers, and answers that are refused. */
class TimeStampQuestionTest {
    private static final Bytes STAMPED = Bytes.copyOf("签名".getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path folder;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final TestTimeStamps authority = TestTimeStamps.of(TestKey.RSA, now);

    private static TimeStampJudge judge(TestTimeStamps trusted, Instant at) {
        return new TimeStampJudge(VerificationContext.of(VerificationPolicy.field(), at)
                .timeStampAuthorities(TestHolder.trust(trusted.root()))
                .withoutRevocation());
    }

    private byte[] answer(TimeStampQuestion question) throws Exception {
        return OpenSslTimeStamps.in(folder, authority).reply(question.encoded());
    }

    private Reason refused(TimeStampQuestion question, byte[] answer, TestTimeStamps trusted, Instant at) {
        var refused = catchThrowableOfType(
                TimeStampRefusedException.class,
                () -> question.tokenIn(Bytes.copyOf(answer), judge(trusted, at), Moment.at(at)));
        return Objects.requireNonNull(refused).reason();
    }

    @ParameterizedTest
    @EnumSource(
            value = DigestAlgorithm.class,
            names = {"SHA_256", "SM3"})
    void opensslAnswersAndBothBelieveTheTimeStamp(DigestAlgorithm function) throws Exception {
        var question = new TimeStampQuestion(STAMPED, function);
        var answer = answer(question);
        var later = Instant.now();

        var token = question.tokenIn(Bytes.copyOf(answer), judge(authority, later), Moment.at(later));

        var proved = judge(authority, later).judge(token.toArray(), Digestible.of(STAMPED.toArray()));
        assertThat(proved.proved()).isBetween(now, later);
        assertThat(OpenSslTimeStamps.in(folder, authority).verdict(question.encoded(), token.toArray()))
                .contains("Verification: OK");
    }

    @Test
    void refusesTheAnswerToAnotherQuestion() throws Exception {
        var other = answer(new TimeStampQuestion(STAMPED, DigestAlgorithm.SHA_256));
        var bytes = Bytes.copyOf(new byte[] {1});

        assertThat(refused(new TimeStampQuestion(STAMPED, DigestAlgorithm.SHA_256), other, authority, Instant.now()))
                .isEqualTo(Reason.OTHER_ANSWER);
        assertThat(refused(new TimeStampQuestion(bytes, DigestAlgorithm.SHA_256), other, authority, Instant.now()))
                .isEqualTo(Reason.OTHER_ANSWER);
    }

    @Test
    void refusesAnAuthorityThatIsNotTrusted() throws Exception {
        var question = new TimeStampQuestion(STAMPED, DigestAlgorithm.SHA_256);
        var stranger = TestTimeStamps.of(TestKey.P256, now);

        assertThat(refused(question, answer(question), stranger, Instant.now())).isEqualTo(Reason.PROVES_NOTHING);
    }

    @Test
    void refusesATimeFarFromTheBestKnownOne() throws Exception {
        var question = new TimeStampQuestion(STAMPED, DigestAlgorithm.SHA_256);

        assertThat(refused(question, answer(question), authority, now.plus(Duration.ofHours(1))))
                .isEqualTo(Reason.OTHER_TIME);
    }

    @Test
    void refusesAnAnswerWithoutATimeStamp() throws Exception {
        var question = new TimeStampQuestion(STAMPED, DigestAlgorithm.SHA_256);
        var status = new PKIStatusInfo(PKIStatus.rejection);

        assertThat(refused(question, new TimeStampResp(status, null).getEncoded(), authority, Instant.now()))
                .isEqualTo(Reason.NOT_GRANTED);
    }

    /** The whole answer is bounded, cut and changed: nothing but a time stamp that holds ever comes of it. */
    @Test
    void neverReturnsAChangedTimeStamp() throws Exception {
        var question = new TimeStampQuestion(STAMPED, DigestAlgorithm.SHA_256);
        var answer = answer(question);
        var at = Instant.now();
        for (var position = 0; position < answer.length; position += 11) {
            var changed = answer.clone();
            changed[position] ^= 1;
            try {
                var token = question.tokenIn(Bytes.copyOf(changed), judge(authority, at), Moment.at(at));
                var verdict = judge(authority, at).judge(token.toArray(), Digestible.of(STAMPED.toArray()));
                assertThat(verdict.proved()).as("changed at " + position).isNotNull();
            } catch (TimeStampRefusedException e) {
                assertThat(e.reason()).isNotNull();
            }
        }
        assertThat(refused(question, new byte[TimeStampQuestion.MAX_BYTES + 1], authority, at))
                .isEqualTo(Reason.MALFORMED);
    }
}
