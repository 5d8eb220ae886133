package signinghelper.token.plugged;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.TokenDriver;
import signinghelper.token.TokenFault;
import signinghelper.token.TokenInfo;

import java.util.List;
import java.util.Optional;

/**
 * Report of one driver.
 *
 * @param tokens plugged-in U-Keys
 * @param faults readers whose U-Key cannot be read
 * @param failure reason why the driver gives no list; {@code DRIVER_TIMEOUT} when it has not answered yet; {@code
 *     READER_UNAVAILABLE} when it has no U-Keys because it found no reader; null when it answered
 * @param isNamed as {@link TokenDriver#isNamed}
 */
public record DriverReport(
        String driver,
        List<TokenInfo> tokens,
        List<TokenFault> faults,
        @Nullable Refusal failure,
        boolean isNamed) {
    public DriverReport {
        tokens = List.copyOf(tokens);
        faults = List.copyOf(faults);
    }

    /** Returns the failure, unless it only means that no reader for U-Keys is present. */
    public Optional<Refusal> fault() {
        return Optional.ofNullable(failure).filter(refusal -> !meansNoReader(refusal));
    }

    /**
     * Returns the fault that explains "no U-Key is plugged in": of a named driver, or at a U-Key. The fault of another
     * driver says nothing about the user's U-Key; only the check of drivers reports it.
     */
    public Optional<Refusal> toldFault() {
        return fault().filter(refusal -> isNamed || TokenFault.of(refusal).isPresent());
    }

    /** Returns true when the driver found no reader for U-Keys. */
    public boolean isWithoutReader() {
        return failure != null && meansNoReader(failure);
    }

    /** Returns true when the driver has no U-Key for a reason that only the diagnosis reports. */
    static boolean meansNoReader(Refusal refusal) {
        return refusal.code() == ErrorCode.READER_UNAVAILABLE;
    }
}
