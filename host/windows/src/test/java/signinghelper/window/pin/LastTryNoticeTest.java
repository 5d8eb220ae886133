package signinghelper.window.pin;

import org.junit.jupiter.api.Test;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.token.LastTryConsent;
import signinghelper.token.PinState;
import signinghelper.window.part.ShownParts;
import signinghelper.window.part.Words;

import javax.swing.JCheckBox;

import static org.assertj.core.api.Assertions.assertThat;

/** The consent to the last try belongs to the state that is shown. */
class LastTryNoticeTest {
    private static final PinState LAST = PinState.counted(1, 6, false);
    private static final PinState LAST_OF_THREE = PinState.counted(1, 3, false);

    private final LastTryNotice notice = new LastTryNotice(new Words(Language.ENGLISH, new GuidanceBook()), () -> {});

    private void tick() {
        ShownParts.of(notice)
                .filter(JCheckBox.class::isInstance)
                .map(JCheckBox.class::cast)
                .forEach(JCheckBox::doClick);
    }

    @Test
    void withoutALastTryThereIsNothingToAgreeTo() {
        notice.show(PinState.counted(2, 6, false));

        assertThat(notice.isAgreed()).isTrue();
        assertThat(notice.consent()).isEqualTo(LastTryConsent.NONE);
    }

    @Test
    void consentIsForTheStateThatWasShown() {
        notice.show(LAST);
        assertThat(notice.isAgreed()).isFalse();
        assertThat(notice.consent()).isEqualTo(LastTryConsent.NONE);

        tick();
        assertThat(notice.isAgreed()).isTrue();
        assertThat(notice.consent()).isEqualTo(LastTryConsent.to(LAST));
    }

    @Test
    void anotherStateIsAskedForAnew() {
        notice.show(LAST);
        tick();
        notice.show(LAST_OF_THREE);
        assertThat(notice.isAgreed()).isFalse();
        assertThat(notice.consent()).isEqualTo(LastTryConsent.NONE);

        tick();
        assertThat(notice.consent()).isEqualTo(LastTryConsent.to(LAST_OF_THREE));
    }
}
