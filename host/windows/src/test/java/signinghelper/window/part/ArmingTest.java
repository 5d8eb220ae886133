package signinghelper.window.part;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

class ArmingTest {
    private static final long BEGIN = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(1);

    private final Arming arming = new Arming();

    /** Milliseconds after the window got the focus; the clock's number may turn negative meanwhile. */
    private static long at(long milliseconds) {
        return BEGIN + TimeUnit.MILLISECONDS.toNanos(milliseconds);
    }

    private boolean isArmedAt(long milliseconds) {
        arming.look(at(milliseconds));
        return arming.state() == Arming.State.ARMED;
    }

    @Test
    void aWindowWithoutTheFocusIsNeverArmed() {
        assertThat(isArmedAt(60_000)).isFalse();
        arming.click(at(60_000));
        assertThat(arming.state()).isEqualTo(Arming.State.AWAY);
    }

    @Test
    void isArmedOnceItHasHadTheFocusForAWhileWithoutAKey() {
        arming.gainFocus(at(0));

        assertThat(isArmedAt(1_499)).isFalse();
        assertThat(isArmedAt(1_500)).isTrue();
        assertThat(arming.key(at(1_501))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {30, 400, 1_200, 1_400})
    void typingThatWasMeantForAnotherWindowNeverArmsIt(long gap) {
        arming.gainFocus(at(0));

        for (var time = gap; time < 60_000; time += gap) {
            assertThat(isArmedAt(time)).isFalse();
            assertThat(arming.key(at(time))).isFalse();
            assertThat(arming.state()).isEqualTo(Arming.State.STRAY);
        }
    }

    @Test
    void afterAStrayKeyTwoSecondsWithoutAnyArmIt() {
        arming.gainFocus(at(0));
        arming.key(at(500));
        arming.key(at(2_400));

        assertThat(isArmedAt(4_399)).isFalse();
        assertThat(isArmedAt(4_400)).isTrue();
    }

    @Test
    void aClickIntoThePinFieldArmsItOnceItHasBeenSeen() {
        arming.gainFocus(at(0));
        arming.click(at(699));
        assertThat(arming.state()).isEqualTo(Arming.State.WAITING);

        arming.click(at(700));
        assertThat(arming.state()).isEqualTo(Arming.State.ARMED);
    }

    @Test
    void aClickAmongStrayKeysDoesNotArmIt() {
        arming.gainFocus(at(0));
        arming.key(at(800));
        arming.click(at(1_099));
        assertThat(arming.state()).isEqualTo(Arming.State.STRAY);

        arming.click(at(1_100));
        assertThat(arming.state()).isEqualTo(Arming.State.ARMED);
    }

    @Test
    void beginsAnewWhenItIsAskedAnewOrTheFocusComesBack() {
        arming.gainFocus(at(0));
        assertThat(isArmedAt(1_500)).isTrue();

        arming.ask(at(2_000));
        assertThat(isArmedAt(3_499)).isFalse();
        assertThat(isArmedAt(3_500)).isTrue();

        arming.loseFocus();
        arming.ask(at(9_000));
        assertThat(isArmedAt(20_000)).isFalse();
        arming.gainFocus(at(20_000));
        assertThat(isArmedAt(21_499)).isFalse();
        assertThat(isArmedAt(21_500)).isTrue();
    }

    @Test
    void saysHowLongItTakes() {
        arming.gainFocus(at(0));
        assertThat(arming.remaining(at(500))).isEqualTo(TimeUnit.MILLISECONDS.toNanos(1_000));

        arming.key(at(600));
        assertThat(arming.remaining(at(600))).isEqualTo(Arming.STOPPED);
    }
}
