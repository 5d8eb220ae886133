package signinghelper.token.plugged;

import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.TokenDriver;
import signinghelper.token.TokenInfo;

import java.util.List;
import java.util.function.Supplier;

/** Drivers, each of which only one thread at a time calls. */
final class HeldDrivers {

    /** Call to a driver. */
    interface Call<T> {
        T run() throws Refusal;
    }

    private final Supplier<List<TokenDriver>> drivers;

    HeldDrivers(Supplier<List<TokenDriver>> drivers) {
        this.drivers = drivers;
    }

    /** Returns the present drivers, the best first. */
    List<TokenDriver> all() {
        return drivers.get();
    }

    List<String> names() {
        return all().stream().map(TokenDriver::name).toList();
    }

    /** Holds the driver of {@code token} as long as {@code use} runs, and always logs out. */
    <T> T use(TokenInfo token, Tokens.Use<T> use) throws Refusal {
        var driver = all().stream()
                .filter(candidate -> candidate.name().equals(token.driver()))
                .findAny()
                .orElseThrow(() -> Refusal.of(ErrorCode.TOKEN_REMOVED));
        return hold(driver, () -> {
            try (var session = driver.open(token)) {
                return use.with(session);
            }
        });
    }

    /**
     * Keeps other threads from {@code driver} as long as {@code call} runs.
     *
     * @throws Refusal of the call; {@code DRIVER_FAILED} when it ends with an exception or error
     */
    <T> T hold(TokenDriver driver, Call<T> call) throws Refusal {
        synchronized (driver) {
            try {
                return call.run();
            } catch (RuntimeException | LinkageError e) {
                throw Refusal.of(ErrorCode.DRIVER_FAILED, e);
            }
        }
    }
}
