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

    /** The failure, unless it only says that no reader is there to look for U-Keys with. */
    public Optional<Refusal> fault() {
        return Optional.ofNullable(failure).filter(refusal -> !Tokens.isWithoutReader(refusal));
    }

    /**
     * The fault that stands for "no U-Key is plugged in": of a named driver, or at a U-Key. Another driver's fault says
     * nothing of the user's U-Key, and the check of drivers alone names it.
     */
    public Optional<Refusal> toldFault() {
        return fault().filter(refusal -> isNamed || SlotFault.of(refusal).isPresent());
    }

    /** Whether the driver found no reader to look for U-Keys with. */
    public boolean isWithoutReader() {
        return failure != null && Tokens.isWithoutReader(failure);
    }
}
