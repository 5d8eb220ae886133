package signinghelper.command;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Method;
import signinghelper.protocol.Refusal;
import signinghelper.session.Session;
import signinghelper.token.SlotFault;
import signinghelper.token.TokenInfo;
import signinghelper.token.Tokens;
import signinghelper.work.Task;

import java.util.List;

/** Tells which U-Keys are plugged in. Needs no PIN, shows no window, and gives a page no serial number. */
public final class TokenListCommand implements Command<NoArguments, TokenListCommand.Result> {
    /**
     * What is plugged in.
     *
     * @param faults readers whose U-Key cannot be read
     */
    public record Result(List<Token> tokens, List<Fault> faults) {}

    /** As {@code TokenFault} in the schema. */
    public record Fault(String driver, String label, ErrorCode obstacle) {
        static Fault of(SlotFault slot) {
            return new Fault(slot.driver(), slot.token(), slot.toRefusal().code());
        }
    }

    /** As {@code Token} in the schema. */
    public record Token(
            String driver,
            String label,
            @Nullable Integer triesLeft,
            @Nullable Integer triesMaximum,
            boolean locked,
            @Nullable Boolean defaultPin) {

        static Token of(TokenInfo token) {
            var pin = token.pinState();
            return new Token(
                    token.driver(), token.label(), pin.triesLeft(), pin.triesMaximum(), pin.locked(), pin.isDefault());
        }
    }

    private final Tokens tokens;

    public TokenListCommand(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Method method() {
        return Method.TOKEN_LIST;
    }

    @Override
    public Class<NoArguments> argumentsType() {
        return NoArguments.class;
    }

    @Override
    public Result run(NoArguments arguments, Session session, Task task) throws Refusal {
        return look().result();
    }

    /**
     * U-Keys, and why others cannot be read.
     *
     * @param unreadable each {@code TOKEN_UNREADABLE}
     */
    public record Look(Result result, List<Refusal> unreadable) {}

    /**
     * The same for those who have no session.
     *
     * @throws Refusal {@code DRIVER_FAILED}
     */
    public Look look() throws Refusal {
        var listed = tokens.lookNow();
        return new Look(
                new Result(
                        listed.tokens().stream().map(Token::of).toList(),
                        listed.faults().stream().map(Fault::of).toList()),
                listed.faults().stream().map(SlotFault::toRefusal).toList());
    }
}
