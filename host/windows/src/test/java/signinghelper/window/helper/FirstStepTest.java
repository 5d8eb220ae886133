package signinghelper.window.helper;

import org.junit.jupiter.api.Test;
import signinghelper.certificate.Openings;
import signinghelper.check.Finding;
import signinghelper.check.Verdict;
import signinghelper.formats.certificate.CertificateSubject;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.protocol.ErrorCode;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.HeldKey;
import signinghelper.token.KeyEntry;
import signinghelper.token.SoftwareKey;
import signinghelper.token.TokenSession;
import signinghelper.token.plugged.Tokens;
import signinghelper.window.helper.FirstStep.Status;
import signinghelper.work.PluggedToken;
import signinghelper.work.PluggedTokens;

import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.window.helper.FirstStep.Status.DONE;
import static signinghelper.window.helper.FirstStep.Status.OPEN;
import static signinghelper.window.helper.FirstStep.Status.WAITING;

class FirstStepTest {
    private final HelperState state =
            new HelperState(List.of("registration", "token-service"), List.of(), true, () -> {});

    private List<Status> statuses() {
        return FirstStep.of(state).stream().map(FirstStep::status).toList();
    }

    private static PluggedToken plugged(boolean usable) throws Exception {
        var driver = new FakeDriver("fake");
        driver.plug(new FakeToken("锁").with(SoftwareKey.make(SoftwareKey.Kind.SM2), KeyEntry.Use.SIGNATURE));
        var tokens = new Tokens(List.of(driver));
        var token = tokens.list().get(0);
        var held = new HeldKey(token, tokens.use(token, TokenSession::keys).get(0));
        var obstacle = usable ? null : ErrorCode.CERTIFICATE_EXPIRED;
        return new PluggedToken(
                token,
                List.of(new PluggedToken.Certificate(
                        held,
                        CertificateSubject.of(held.key().certificate(), HolderRules.USUAL),
                        90,
                        obstacle,
                        null,
                        Openings.NONE)),
                List.of(),
                null);
    }

    @Test
    void nothingIsSaidBeforeItIsLookedAt() {
        assertThat(FirstStep.of(state))
                .extracting(FirstStep::key)
                .containsExactly(
                        "first.browser",
                        "first.driver",
                        "first.token",
                        "first.certificate",
                        "first.passed",
                        "first.bind");
        assertThat(statuses()).containsOnly(WAITING);
    }

    @Test
    void eachStepIsDoneByItself() throws Exception {
        state.beginDiagnosis();
        state.add(Finding.pass("registration"));
        assertThat(statuses()).containsExactly(DONE, WAITING, WAITING, WAITING, WAITING, WAITING);

        state.add(Finding.of("token-service", Verdict.FAIL, ErrorCode.DRIVER_MISSING));
        state.plugged(PluggedTokens.NONE, Optional.empty());
        state.endDiagnosis();
        assertThat(statuses()).containsExactly(DONE, OPEN, OPEN, WAITING, OPEN, WAITING);

        state.plugged(new PluggedTokens(List.of(plugged(false)), List.of()), Optional.empty());
        assertThat(statuses()).containsExactly(DONE, OPEN, DONE, OPEN, OPEN, WAITING);

        state.plugged(new PluggedTokens(List.of(plugged(true)), List.of()), Optional.empty());
        state.beginDiagnosis();
        state.add(Finding.pass("registration"));
        state.add(Finding.skipped("token-service"));
        assertThat(FirstStep.areAllDone(state)).as("while it is being looked").isFalse();
        state.endDiagnosis();
        assertThat(FirstStep.areAllDone(state)).isTrue();
    }

    @Test
    void theFirstOpenStepIsThePresentOneAndKnowsWhatStandsInItsWay() {
        var missing = Finding.of("registration", Verdict.FAIL, ErrorCode.REGISTRATION_MISSING)
                .offering("registration.renew");
        state.add(Finding.of("token-service", Verdict.FAIL, ErrorCode.DRIVER_MISSING));
        state.add(missing);

        assertThat(FirstStep.present(FirstStep.of(state)))
                .contains(new FirstStep("first.browser", OPEN, List.of(missing)));
        state.beginDiagnosis();
        state.add(Finding.pass("registration"));
        assertThat(FirstStep.present(FirstStep.of(state))).isEmpty();
    }

    /** The check of the hardware tells that the driver is missing. */
    @Test
    void aMissingDriverIsAnOpenStepWhicheverCheckTellsIt() {
        var wide = new HelperState(List.of("token-service", "token-hardware"), List.of(), true, () -> {});
        wide.add(Finding.skipped("token-service"));
        wide.add(Finding.of("token-hardware", Verdict.FAIL, ErrorCode.DRIVER_NOT_INSTALLED));

        assertThat(FirstStep.of(wide).get(0).key()).isEqualTo("first.driver");
        assertThat(FirstStep.of(wide).get(0).status()).isEqualTo(OPEN);
    }

    /** A step that was not checked is not called done. */
    @Test
    void whatHasNothingToLookAtIsNoStep() {
        state.add(Finding.skipped("token-service"));

        assertThat(FirstStep.of(state))
                .extracting(FirstStep::key)
                .doesNotContain("first.driver")
                .hasSize(5);
    }

    @Test
    void whatIsNotCertainHasNotPassed() throws Exception {
        state.plugged(new PluggedTokens(List.of(plugged(true)), List.of()), Optional.empty());
        state.beginDiagnosis();
        state.add(Finding.pass("registration"));
        state.add(Finding.of("token-service", Verdict.UNKNOWN, ErrorCode.CHECK_TIMEOUT));
        state.endDiagnosis();

        assertThat(statuses()).containsExactly(DONE, OPEN, DONE, DONE, OPEN, WAITING);
    }
}
