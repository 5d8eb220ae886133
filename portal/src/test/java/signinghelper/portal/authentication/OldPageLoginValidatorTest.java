package signinghelper.portal.authentication;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.TestHolder;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.portal.authentication.AuthenticationTokenException.Reason;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static signinghelper.testkit.authority.TestAuthority.NOW;

class OldPageLoginValidatorTest {
    private static final String BROWSER = "browser";
    private static final Clock CLOCK = Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC);

    /** The form of the random numbers of a page. */
    private static final Pattern RANDOM = Pattern.compile("[0-9a-f]{8}");

    private final TestHolder holder = TestHolder.of(TestKey.SM2);
    private final ChallengeStore challenges = new InMemoryChallengeStore(CLOCK, 100);
    private final OldPageLoginValidator logins = validator(holder);
    private final String nonce =
            challenges.issue(Challenge.Purpose.LOGIN, BROWSER).nonce();

    private OldPageLoginValidator validator(TestHolder trusted) {
        var policy = VerificationPolicy.strict(CmsForm.RFC5652, CmsForm.PKCS7_501);
        return new OldPageLoginValidator(policy, trusted.trust(), RevocationPolicy.none(), challenges, CLOCK);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Bytes signed(String text) throws Exception {
        return Bytes.copyOf(holder.signer(CmsForm.PKCS7_501).signAttached(utf8(text), NOW, holder::sign));
    }

    private OldPageLogin login(String text, String sent, String challenge) throws Exception {
        return new OldPageLogin(signed(text), null, sent, challenge);
    }

    private static @Nullable Reason refusal(OldPageLoginValidator logins, OldPageLogin login) {
        var refused = catchThrowableOfType(
                AuthenticationTokenException.class,
                () -> assertThat(logins.validate(login, BROWSER)).isNotNull());
        return refused == null ? null : refused.reason();
    }

    @Test
    void aTextWithTheServersNonceLogsInOnce() throws Exception {
        var login = login("登录 " + nonce, "登录 " + nonce, nonce);

        assertThat(logins.validate(login, BROWSER)).isEqualTo(holder.certificate());
        assertThat(refusal(logins, login)).isEqualTo(Reason.CHALLENGE_UNKNOWN);
    }

    @Test
    void aSignatureBesideItsTextLogsInToo() throws Exception {
        var cms = holder.signer(CmsForm.PKCS7_501).signDetached(utf8(nonce), NOW, holder::sign);

        assertThat(logins.validate(new OldPageLogin(Bytes.copyOf(cms), null, nonce, nonce), BROWSER))
                .isEqualTo(holder.certificate());
    }

    @ParameterizedTest
    @EnumSource(
            value = TestKey.class,
            names = {"SM2", "RSA"})
    void aBareSignatureLogsInWithItsCertificate(TestKey kind) throws Exception {
        var own = TestHolder.of(kind);
        var algorithm = own.algorithm().signatureAlgorithm();
        var digest = algorithm.digest(own.certificate().getPublicKey(), utf8(nonce));
        var raw = own.sign(new Digest(algorithm.digestAlgorithm(), Bytes.copyOf(digest)));
        var certificate = Bytes.copyOf(own.certificate().getEncoded());

        assertThat(validator(own).validate(new OldPageLogin(raw, certificate, nonce, nonce), BROWSER))
                .isEqualTo(own.certificate());
    }

    @Test
    void anotherTextThanTheSignedOneIsNone() throws Exception {
        assertThat(refusal(logins, login("8f3a61c0", nonce, nonce))).isEqualTo(Reason.SIGNATURE);
    }

    @Test
    void aNonceThatTheTextDoesNotHaveIsNone() throws Exception {
        assertThat(refusal(logins, login("8f3a61c0", "8f3a61c0", nonce))).isEqualTo(Reason.SIGNATURE);
    }

    @Test
    void aPagesOwnRandomNumberLogsInOnlyWhereThatIsSaid() throws Exception {
        var login = login("8f3a61c0", "8f3a61c0", "");
        assertThat(refusal(logins, login)).isEqualTo(Reason.CHALLENGE_UNKNOWN);

        var replayable = logins.acceptReplayable(RANDOM, "the page of the test");
        assertThat(replayable.validate(login, BROWSER)).isEqualTo(holder.certificate());
        assertThat(replayable.validate(login, BROWSER)).isEqualTo(holder.certificate());
    }

    @ParameterizedTest
    @ValueSource(strings = {"我同意本合同 8f3a61c0", "8f3a61c0\n我同意", "8f3a61c", ""})
    void aSignatureOfOtherWorkIsNoLogin(String text) throws Exception {
        var replayable = logins.acceptReplayable(RANDOM, "the page of the test");

        assertThat(refusal(replayable, login(text, text, ""))).isEqualTo(Reason.SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {".*", ".+", "(?s)[^x]+", "[0-9a-f]*"})
    void aFormThatOtherTextsHaveIsRefused(String form) {
        assertThatThrownBy(() -> logins.acceptReplayable(Pattern.compile(form), "the page of the test"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCertificateOfAnotherAuthorityLogsNobodyIn() throws Exception {
        assertThat(refusal(validator(TestHolder.of(TestKey.SM2)), login(nonce, nonce, nonce)))
                .isEqualTo(Reason.SIGNATURE);
    }
}
