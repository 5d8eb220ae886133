package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.TokenFault;
import signinghelper.token.TokenInfo;
import signinghelper.token.plugged.Tokens;

import java.util.List;

/** List of the U-Keys that are plugged in. It needs no PIN and shows no window. */
public final class ListTokens {
    /**
     * U-Keys, and readers whose U-Key cannot be read.
     *
     * @param unreadable reasons in the order of the faults; each {@code TOKEN_UNREADABLE}
     */
    public record Listed(List<Token> tokens, List<Fault> faults, List<Refusal> unreadable) {}

    /** Fault, {@code TokenFault} in the schema. */
    public record Fault(String driver, String label, ErrorCode obstacle) {
        static Fault of(TokenFault slot) {
            return new Fault(slot.driver(), slot.label(), slot.code());
        }
    }

    /** Entry, {@code Token} in the schema. */
    public record Token(
            String driver,
            String label,
            @Nullable Integer triesLeft,
            @Nullable Integer triesMaximum,
            boolean locked,
            @Nullable Boolean defaultPin) {

        public static Token of(TokenInfo token) {
            var pin = token.pinState();
            return new Token(
                    token.driver(), token.label(), pin.triesLeft(), pin.triesMaximum(), pin.locked(), pin.isDefault());
        }
    }

    private final Tokens tokens;

    public ListTokens(Tokens tokens) {
        this.tokens = tokens;
    }

    /**
     * Lists them without serial numbers, which no page gets.
     *
     * @throws Refusal {@code DRIVER_FAILED}
     */
    public Listed list() throws Refusal {
        var listed = tokens.lookNow();
        return new Listed(
                listed.tokens().stream().map(Token::of).toList(),
                listed.faults().stream().map(Fault::of).toList(),
                listed.faults().stream().map(TokenFault::toRefusal).toList());
    }
}
