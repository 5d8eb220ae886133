package signinghelper.formats.document;

import org.junit.jupiter.api.Test;
import signinghelper.formats.TestHolder;
import signinghelper.formats.revocation.RevocationStatus;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.SigningTime;
import signinghelper.testkit.authority.TestKey;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.testkit.authority.TestAuthority.NOW;

class VerificationContextTest {
    private final TestHolder holder = TestHolder.of(TestKey.P256);
    private final TrustByRole trust =
            VerificationContext.of(VerificationPolicy.field(), NOW).signers(holder.trust());

    private List<Code> codes(VerificationContext context) {
        return context.signerJudge().judge(holder.certificate(), SigningTime.UNKNOWN).findings().stream()
                .map(Finding::code)
                .toList();
    }

    @Test
    void aRoleWithoutANameTrustsNobody() {
        var context = trust.withoutRevocation();

        assertThat(codes(context)).contains(Code.CERTIFICATE_TRUSTED);
        assertThat(context.sealMakerJudge()
                        .judge(holder.certificate(), SigningTime.UNKNOWN)
                        .findings())
                .containsExactly(Finding.of(Code.CHAIN_NOT_CHECKED));
    }

    @Test
    void aRevokedCertificatePassesOnlyWhereItIsSaidThatNobodyIsAsked() {
        var revoked = new RevocationStatus(RevocationStatus.State.REVOKED, NOW, NOW, NOW.plusSeconds(60));

        assertThat(codes(trust.asking((certificate, issuer, now) -> revoked)))
                .containsExactly(Code.CERTIFICATE_TRUSTED, Code.CERTIFICATE_REVOKED_NO_PROOF);
        assertThat(codes(trust.withoutRevocation()))
                .containsExactly(Code.CERTIFICATE_TRUSTED, Code.REVOCATION_NOT_CHECKED);
    }

    /** A caller who forgets the step has no context, and the program does not compile. */
    @Test
    void noContextBeginsWithoutAWordOnRevocation() {
        assertThat(VerificationContext.class.getConstructors()).isEmpty();
        assertThat(TrustByRole.class.getConstructors()).isEmpty();
        assertThat(Stream.of(VerificationContext.class.getMethods())
                        .filter(method -> Modifier.isStatic(method.getModifiers())))
                .extracting(Method::getReturnType)
                .containsExactly(TrustByRole.class);
        assertThat(Stream.of(TrustByRole.class.getMethods())
                        .filter(method -> method.getReturnType() == VerificationContext.class))
                .extracting(Method::getName)
                .containsExactlyInAnyOrder("asking", "withoutRevocation");
    }
}
