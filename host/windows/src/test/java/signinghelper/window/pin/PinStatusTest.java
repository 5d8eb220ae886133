package signinghelper.window.pin;

import org.junit.jupiter.api.Test;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.token.LastTryConsent;
import signinghelper.token.PinState;
import signinghelper.window.part.Words;

import java.util.Arrays;
import javax.swing.JCheckBox;

import static org.assertj.core.api.Assertions.assertThat;

/** The consent to the last try belongs to the state that is shown. */
class PinStatusTest {
    private static final PinState LAST = PinState.counted(1, 6, false);
    private static final PinState LAST_OF_THREE = PinState.counted(1, 3, false);

    private final PinStatus status = new PinStatus(new Words(Language.ENGLISH, new GuidanceBook()), () -> {});

    private void tick() {
        Arrays.stream(status.getComponents())
                .filter(JCheckBox.class::isInstance)
                .map(JCheckBox.class::cast)
                .forEach(JCheckBox::doClick);
    }

    @Test
    void withoutALastTryThereIsNothingToAgreeTo() {
        status.show(PinState.counted(2, 6, false));

        assertThat(status.isAgreed()).isTrue();
        assertThat(status.consent()).isEqualTo(LastTryConsent.NONE);
    }

    @Test
    void consentIsForTheStateThatWasShown() {
        status.show(LAST);
        assertThat(status.isAgreed()).isFalse();
        assertThat(status.consent()).isEqualTo(LastTryConsent.NONE);

        tick();
        assertThat(status.isAgreed()).isTrue();
        assertThat(status.consent()).isEqualTo(LastTryConsent.to(LAST));
    }

    @Test
    void anotherStateIsAskedForAnew() {
        status.show(LAST);
        tick();
        status.show(LAST_OF_THREE);
        assertThat(status.isAgreed()).isFalse();
        assertThat(status.consent()).isEqualTo(LastTryConsent.NONE);

        tick();
        assertThat(status.consent()).isEqualTo(LastTryConsent.to(LAST_OF_THREE));
    }
}
