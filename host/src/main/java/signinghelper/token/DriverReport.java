package signinghelper.token;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.Refusal;

import java.util.List;

/**
 * What one driver says of itself.
 *
 * @param tokens that are plugged in
 * @param failure why it cannot tell; {@code DRIVER_TIMEOUT} for one that has not answered yet
 */
public record DriverReport(
        String driver, List<TokenInfo> tokens, @Nullable Refusal failure) {
    public DriverReport {
        tokens = List.copyOf(tokens);
    }
}
