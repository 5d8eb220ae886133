package signinghelper.command;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.SoftwareKey;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/** A PIN is for one command, and nothing stays unlocked behind it, however it ends. */
class OnePinForOneCommandTest {

    private static FakeToken token() {
        return new FakeToken("A").with(SoftwareKey.Kind.P256);
    }

    @Test
    void eachCommandNeedsItsOwn() {
        var token = token();
        try (var host = new TestHost(new FakeDriver("fake", token))) {
            var page = host.open();
            host.prompt().type(FakeToken.PIN);
            page.sign("first");
            assertThat(host.reply("first").has("result")).isTrue();
            assertThat(token.isLeftAlone()).isTrue();

            page.sign("second");
            host.prompt().closeWindow();

            assertThat(host.codeOf("second")).isEqualTo("CANCELLED");
            assertThat(token.logins()).isEqualTo(1);
        }
    }

    static List<Arguments> faults() {
        return List.of(
                Arguments.of(ErrorCode.TOKEN_REMOVED, fault(Refusal.of(ErrorCode.TOKEN_REMOVED))),
                Arguments.of(ErrorCode.DRIVER_TIMEOUT, fault(Refusal.of(ErrorCode.DRIVER_TIMEOUT))),
                Arguments.of(ErrorCode.PIN_INCORRECT, fault(Refusal.of(ErrorCode.PIN_INCORRECT))),
                Arguments.of(ErrorCode.DRIVER_FAILED, (FakeToken.Fault) () -> {
                    throw new IllegalStateException("a driver's fault");
                }),
                Arguments.of(ErrorCode.INTERNAL, (FakeToken.Fault) () -> {
                    throw new OutOfMemoryError("not really");
                }));
    }

    private static FakeToken.Fault fault(Refusal refusal) {
        return () -> {
            throw refusal;
        };
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultInTheMiddleOfABatchLeavesNothingUnlocked(ErrorCode code, FakeToken.Fault fault) {
        var token = token().failingAfter(1, fault);
        try (var host = new TestHost(new FakeDriver("fake", token))) {
            var page = host.open();
            host.prompt().type(FakeToken.PIN);
            page.sign("batch");

            assertThat(host.codeOf("batch")).isEqualTo(code.name());
            assertThat(token.isLeftAlone()).isTrue();
            assertThat(token.logins()).isEqualTo(1);

            page.sign("next");
            host.prompt().closeWindow();
            assertThat(host.codeOf("next")).isEqualTo("CANCELLED");
            assertThat(token.logins()).isEqualTo(1);
        }
    }

    @Test
    void aPinThatIsEnteredOnTheUKeyIsAskedForOnce() {
        var asked = new AtomicInteger();
        var token = token().typedOnKey(asked::incrementAndGet);
        try (var host = new TestHost(new FakeDriver("fake", token))) {
            host.prompt().enterOnKey();
            host.open().logIn("login");

            assertThat(host.reply("login").has("result")).isTrue();
            assertThat(asked).hasValue(1);
            assertThat(token.isLeftAlone()).isTrue();
        }
    }

    @Test
    void aPersonGivesUpWhileTheUKeyWaits() throws Exception {
        var waits = new CountDownLatch(1);
        var token = token().typedOnKey(() -> waitForEver(waits));
        try (var host = new TestHost(new FakeDriver("fake", token))) {
            host.prompt().enterOnKey();
            var page = host.open();
            page.logIn("login");
            waits.await();
            host.prompt().closeWindow();

            assertThat(host.codeOf("login")).isEqualTo("CANCELLED");
            assertThat(token.isLeftAlone()).isTrue();
            assertThat(token.logins()).isZero();
        }
    }

    @Test
    void aPageGivesUpWhileTheUKeyWaits() throws Exception {
        var waits = new CountDownLatch(1);
        var token = token().typedOnKey(() -> waitForEver(waits));
        try (var host = new TestHost(new FakeDriver("fake", token))) {
            host.prompt().enterOnKey();
            var page = host.open();
            page.logIn("login");
            waits.await();
            page.cancel("login");

            assertThat(host.codeOf("login")).isEqualTo("ABORTED");
            assertThat(token.isLeftAlone()).isTrue();
            assertThat(token.logins()).isZero();
        }
    }

    /** Waits like a bridge: a waiting caller is interrupted, and the call is over. */
    private static void waitForEver(CountDownLatch waits) throws Refusal {
        waits.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(ErrorCode.ABORTED, e);
        }
    }
}
