package signinghelper.token;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.Refusal;

import java.util.List;
import java.util.Optional;

/**
 * What one driver says of itself.
 *
 * @param tokens that are plugged in
 * @param faults readers whose U-Key cannot be read
 * @param failure why it cannot tell; {@code DRIVER_TIMEOUT} for one that has not answered yet; {@code READER_UNAVAILABLE}
 *     for one that has no U-Keys, as it found no reader; null when it could tell
 * @param isNamed as {@link TokenDriver#isNamed}
 */
public record DriverReport(
        String driver,
        List<TokenInfo> tokens,
        List<SlotFault> faults,
        @Nullable Refusal failure,
        boolean isNamed) {
    public DriverReport {
        tokens = List.copyOf(tokens);
        faults = List.copyOf(faults);
    }

    /**
     * The failure, unless it tells nothing of the user's U-Key: no reader is there to look for U-Keys with, or nobody named
     * the driver and no U-Key was seen by it.
     */
    public Optional<Refusal> fault() {
        return Optional.ofNullable(failure)
                .filter(refusal -> !Tokens.isWithoutReader(refusal))
                .filter(refusal -> isNamed || SlotFault.of(refusal).isPresent());
    }

    /** Whether the driver found no reader to look for U-Keys with. */
    public boolean isWithoutReader() {
        return failure != null && Tokens.isWithoutReader(failure);
    }
}
