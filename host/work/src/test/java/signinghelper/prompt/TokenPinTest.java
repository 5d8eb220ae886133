package signinghelper.prompt;

import org.junit.jupiter.api.Test;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.session.Cancellation;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;
import signinghelper.token.plugged.Tokens;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class TokenPinTest {
    private static final String OTHER = "aB3-x~9!";

    private final FakeToken token = new FakeToken("A");
    private final Tokens tokens = new Tokens(List.of(new FakeDriver("fake", token)));
    private final Cancellation cancellation = new Cancellation();
    private final TokenPin pin = new TokenPin(tokens, cancellation);

    private void change(String from, String to) throws Refusal {
        try (var current = new Pin(from.toCharArray());
                var fresh = new Pin(to.toCharArray())) {
            pin.change(tokens.list().get(0), current, fresh, LastTryConsent.NONE);
        }
    }

    @Test
    void aWrongPinCostsATryThatTheNextStateTells() throws Refusal {
        assertThat(catchThrowableOfType(Refusal.class, () -> change(OTHER, FakeToken.PIN))
                        .code())
                .isEqualTo(ErrorCode.PIN_INCORRECT);
        assertThat(pin.state(tokens.list().get(0)).triesLeft()).isEqualTo(5);

        change(FakeToken.PIN, OTHER);
        change(OTHER, FakeToken.PIN);
    }

    @Test
    void nothingIsPresentedOnceTheQuestionIsCancelled() throws Refusal {
        cancellation.cancel(ErrorCode.ABORTED);

        assertThat(catchThrowableOfType(Refusal.class, () -> change(OTHER, FakeToken.PIN))
                        .code())
                .isEqualTo(ErrorCode.ABORTED);
        assertThat(pin.state(tokens.list().get(0)).triesLeft()).isEqualTo(6);
    }
}
