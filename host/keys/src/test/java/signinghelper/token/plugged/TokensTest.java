package signinghelper.token.plugged;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeDriver.Interruption;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyFault;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;
import signinghelper.token.SoftwareKey;
import signinghelper.token.TokenFault;
import signinghelper.token.TokenInfo;
import signinghelper.token.TokenSession;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class TokensTest {
    private final FakeToken token = new FakeToken("good").with(SoftwareKey.Kind.P256);
    private final FakeDriver good = new FakeDriver("good", token);

    @BeforeEach
    void logNothingToTheConsole() {
        LogManager.getLogManager().reset();
    }

    static Stream<Interruption> failures() {
        return Stream.of(
                () -> {
                    throw Refusal.of(ErrorCode.DRIVER_FAILED);
                },
                () -> {
                    throw new IllegalStateException("of a driver");
                },
                () -> {
                    throw new UnsatisfiedLinkError("of a driver");
                });
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aDriverThatCannotListDoesNotHideAnother(Interruption failure) throws Refusal {
        var tokens = new Tokens(List.of(new FakeDriver("bad").whileListing(failure), good));

        assertThat(tokens.list()).extracting(TokenInfo::label).containsExactly("good");
        assertThat(tokens.keys()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aUKeyThatCannotBeOpenedDoesNotHideAnother(Interruption failure) throws Refusal {
        var bad = new FakeDriver("bad", new FakeToken("bad")).whileOpening(failure);
        var tokens = new Tokens(List.of(bad, good));

        assertThat(tokens.keys()).extracting(key -> key.token().label()).containsExactly("good");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureIsToldWhenThereIsNothingElse(Interruption failure) {
        var unlisted = new Tokens(List.of(new FakeDriver("bad").whileListing(failure)));
        var unopened = new Tokens(List.of(new FakeDriver("bad", new FakeToken("bad")).whileOpening(failure)));

        assertThat(catchThrowableOfType(Refusal.class, unlisted::list).code()).isEqualTo(ErrorCode.DRIVER_FAILED);
        assertThat(catchThrowableOfType(Refusal.class, unopened::keys).code()).isEqualTo(ErrorCode.DRIVER_FAILED);
    }

    /** A library that was merely found, such as a bank's, must not appear as a broken U-Key when it fails. */
    @ParameterizedTest
    @MethodSource("failures")
    void aFailureOfADriverThatNobodyNamedIsNoUKey(Interruption failure) throws Refusal {
        var tokens =
                new Tokens(List.of(new FakeDriver("found").onlyFound().whileListing(failure), new FakeDriver("named")));

        assertThat(tokens.list()).isEmpty();
        assertThat(catchThrowableOfType(Refusal.class, tokens::keys).code()).isEqualTo(ErrorCode.TOKEN_ABSENT);
    }

    @Test
    void aUKeyThatAFoundDriverCannotReadIsTold() {
        var slot = new TokenFault("found", "Reader 1");
        var tokens = new Tokens(List.of(new FakeDriver("found").onlyFound().whileListing(() -> {
            throw slot.toRefusal();
        })));

        assertThat(catchThrowableOfType(Refusal.class, tokens::list).code()).isEqualTo(ErrorCode.TOKEN_UNREADABLE);
    }

    @Test
    void theOnlyReaderOfADriverIsNamedBesideAnother() throws Refusal {
        var slot = new TokenFault("cards", "Reader 1");
        var bad = new FakeDriver("cards").whileListing(() -> {
            throw slot.toRefusal();
        });

        assertThat(new Tokens(List.of(bad, good)).lookNow().faults()).containsExactly(slot);
        assertThat(new Tokens(List.of(bad, good)).contents().unreadable())
                .containsExactly(new TokenFault("cards", "Reader 1", ErrorCode.TOKEN_UNREADABLE));
        var alone = new Tokens(List.of(bad));
        assertThat(catchThrowableOfType(Refusal.class, alone::lookNow).code()).isEqualTo(ErrorCode.TOKEN_UNREADABLE);
    }

    @Test
    void aDriverWithoutAReaderHasNoUKey() throws Refusal {
        var withoutReader = new FakeDriver("cards").whileListing(() -> {
            throw Refusal.of(ErrorCode.READER_UNAVAILABLE);
        });
        var alone = new Tokens(List.of(withoutReader));

        assertThat(alone.list()).isEmpty();
        assertThat(catchThrowableOfType(Refusal.class, alone::keys).code()).isEqualTo(ErrorCode.TOKEN_ABSENT);
        assertThat(new Tokens(List.of(withoutReader, good)).list()).hasSize(1);
        assertThat(alone.reports(Duration.ofSeconds(3))).allMatch(DriverReport::isWithoutReader);
    }

    @Test
    void whoWaitsForTheFirstListGoesOnAfterItEvenWhenItFails() throws Exception {
        var tokens = new Tokens(List.of(new FakeDriver("bad").whileListing(() -> {
            throw Refusal.of(ErrorCode.DRIVER_FAILED);
        })));
        var waiting = new FutureTask<>(() -> tokens.awaitFirstList(Duration.ofHours(1)), true);
        new Thread(waiting).start();

        assertThat(waiting.isDone()).isFalse();
        assertThat(catchThrowableOfType(Refusal.class, tokens::list).code()).isEqualTo(ErrorCode.DRIVER_FAILED);
        assertThat(waiting.get(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anObjectThatMakesNoKeyHidesNoOther() throws Refusal {
        var fault = new KeyFault("1", ErrorCode.CERTIFICATE_UNREADABLE);
        var contents = new Tokens(List.of(good, new FakeDriver("bad", new FakeToken("bad").with(fault)))).contents();

        assertThat(contents.keys()).hasSize(1);
        assertThat(contents.faults()).containsExactly(fault);
    }

    @Test
    void noUKeyIsTokenAbsentAndNoKeyIsAnEmptyList() throws Refusal {
        var none = new Tokens(List.of());
        var empty = new Tokens(List.of(new FakeDriver("fake", new FakeToken("empty"))));

        assertThat(none.list()).isEmpty();
        assertThat(catchThrowableOfType(Refusal.class, none::keys).code()).isEqualTo(ErrorCode.TOKEN_ABSENT);
        assertThat(empty.keys()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whateverHappensTheUKeyIsClosed(Interruption failure) throws Refusal {
        var tokens = new Tokens(List.of(good));
        var info = tokens.list().get(0);

        var refusal = catchThrowableOfType(
                Refusal.class,
                () -> tokens.use(info, session -> {
                    session.login(new Pin(FakeToken.PIN.toCharArray()), LastTryConsent.NONE);
                    failure.happen();
                    return true;
                }));

        assertThat(refusal.code()).isEqualTo(ErrorCode.DRIVER_FAILED);
        assertThat(token.isLeftAlone()).isTrue();
    }

    @Test
    void aDriverThatHasGoneIsARemovedUKey() throws Refusal {
        var info = new Tokens(List.of(good)).list().get(0);
        var without = new Tokens(List.of());

        assertThat(catchThrowableOfType(Refusal.class, () -> without.use(info, TokenSession::keys))
                        .code())
                .isEqualTo(ErrorCode.TOKEN_REMOVED);
    }

    @Test
    void oneThreadAtATimeCallsADriver() throws Exception {
        var tokens = new Tokens(List.of(good));
        var info = tokens.list().get(0);
        var second = new FutureTask<>(() -> tokens.use(info, TokenSession::keys));
        var thread = new Thread(second);

        tokens.use(info, session -> {
            thread.start();
            while (thread.isAlive() && thread.getState() != Thread.State.BLOCKED) {
                Thread.onSpinWait();
            }
            return true;
        });

        assertThat(second.get()).hasSize(1);
        assertThat(token.mostOpenAtOnce()).isEqualTo(1);
    }
}
