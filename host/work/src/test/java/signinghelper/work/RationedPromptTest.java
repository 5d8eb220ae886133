package signinghelper.work;

import org.junit.jupiter.api.Test;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.login.Origin;
import signinghelper.guidance.Language;
import signinghelper.prompt.CertificateQuestion;
import signinghelper.prompt.FakePrompt;
import signinghelper.prompt.KeyChanges;
import signinghelper.prompt.OfferedKey;
import signinghelper.prompt.OfferedKeys;
import signinghelper.prompt.PinAttempt;
import signinghelper.prompt.PinChangeQuestion;
import signinghelper.prompt.PinQuestion;
import signinghelper.prompt.PinSubject;
import signinghelper.prompt.TokenPin;
import signinghelper.prompt.WorkProgress;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.session.Asker;
import signinghelper.session.Cancellation;
import signinghelper.session.ProductVersion;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.HeldKey;
import signinghelper.token.KeyEntry;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;
import signinghelper.token.SoftwareKey;
import signinghelper.token.TokenInfo;
import signinghelper.token.plugged.Tokens;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class RationedPromptTest {
    private static final String OTHER_PIN = "aB3-x~9!";

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final FakePrompt asked = new FakePrompt();
    private final RationedPrompt prompt = new RationedPrompt(asked, now::get);
    private final Tokens plugged = new Tokens(List.of(new FakeDriver("fake", new FakeToken("A"))));
    private final TokenPin pin = new TokenPin(plugged, new Cancellation());
    private final List<TokenInfo> tokens;

    RationedPromptTest() throws Refusal {
        tokens = plugged.list();
    }

    private static Asker page(String origin) {
        return new Asker.Page(new Origin(origin), new Origin(origin), new ProductVersion("1.0.0"), "Portal", null);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private void close(Asker asker) {
        asked.closeChangeWindow();
        assertThat(refusal(asker).code()).isEqualTo(ErrorCode.CANCELLED);
    }

    private Refusal refusal(Asker asker) {
        var question = new PinChangeQuestion(asker, tokens, Language.ENGLISH);
        return catchThrowableOfType(Refusal.class, () -> prompt.ask(question, pin, new Cancellation()));
    }

    @Test
    void theEleventhWindowOfAnOriginInAMinuteIsRefusedWithTheTimeToWait() {
        for (var count = 0; count < RationedPrompt.MOST_OF_A_GROUP; count++) {
            close(page("https://a.example"));
            pass(Duration.ofSeconds(1));
        }

        // Less than a second is a second to wait.
        pass(Duration.ofMillis(1));
        var refused = refusal(page("https://a.example"));
        assertThat(refused.code()).isEqualTo(ErrorCode.BUSY);
        assertThat(refused.facts()).containsEntry("seconds", "50");
        close(page("https://b.example"));

        pass(Duration.ofSeconds(50));
        close(page("https://a.example"));
    }

    @Test
    void everyKindOfWindowIsRefusedThen() {
        var page = page("https://a.example");
        for (var count = 0; count < RationedPrompt.MOST_OF_A_GROUP; count++) {
            close(page);
        }
        var token = tokens.get(0);
        var held = new HeldKey(token, SoftwareKey.make(SoftwareKey.Kind.P256).entry(KeyEntry.Use.SIGNATURE));
        var offered = new OfferedKeys(List.of(OfferedKey.of(held, HolderRules.USUAL, null)), KeyChanges.NONE);
        var login = new PinQuestion(new PinSubject.Login(), page, offered, Language.ENGLISH);
        var choice = new CertificateQuestion(KeyEntry.Use.SIGNATURE, page, offered, Language.ENGLISH);

        assertThat(catchThrowableOfType(Refusal.class, () -> prompt.ask(login, new NoAttempt(), new Cancellation()))
                        .code())
                .isEqualTo(ErrorCode.BUSY);
        assertThat(catchThrowableOfType(Refusal.class, () -> prompt.ask(choice, new Cancellation()))
                        .code())
                .isEqualTo(ErrorCode.BUSY);
    }

    @Test
    void allOriginsTogetherHaveALimitToo() {
        for (var count = 0; count < RationedPrompt.MOST; count++) {
            close(page("https://portal-" + count + ".example"));
        }

        assertThat(refusal(page("https://a.example")).code()).isEqualTo(ErrorCode.BUSY);
    }

    @Test
    void usersAtTheirOwnComputerAreNotRationed() {
        for (var count = 0; count < 2 * RationedPrompt.MOST; count++) {
            close(new Asker.HelperWindow());
            close(new Asker.CommandLine());
        }
    }

    @Test
    void aYesIsNotCounted() throws Refusal {
        for (var count = 0; count < 2 * RationedPrompt.MOST; count++) {
            var even = count % 2 == 0;
            asked.change(even ? FakeToken.PIN : OTHER_PIN, even ? OTHER_PIN : FakeToken.PIN);
            var question = new PinChangeQuestion(page("https://a.example"), tokens, Language.ENGLISH);
            prompt.ask(question, pin, new Cancellation());
        }
    }

    /** Attempt that must not be reached. */
    private static final class NoAttempt implements PinAttempt<Boolean> {
        @Override
        public Boolean with(HeldKey key, Pin pin, LastTryConsent consent, WorkProgress progress) {
            throw new AssertionError();
        }

        @Override
        public Boolean onKey(HeldKey key, LastTryConsent consent, WorkProgress progress) {
            throw new AssertionError();
        }

        @Override
        public TokenPin pin() {
            throw new AssertionError();
        }
    }
}
