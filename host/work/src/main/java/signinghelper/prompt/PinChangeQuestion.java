package signinghelper.prompt;

import signinghelper.guidance.Language;
import signinghelper.session.Asker;
import signinghelper.token.TokenInfo;

import java.util.List;
import java.util.Objects;

/**
 * Contents of the window for changing a PIN.
 *
 * @param asker origin of the request
 * @param tokens to choose from; at least one
 */
public record PinChangeQuestion(Asker asker, List<TokenInfo> tokens, Language language) {

    public PinChangeQuestion {
        Objects.requireNonNull(asker);
        tokens = List.copyOf(tokens);
        if (tokens.isEmpty()) {
            throw new IllegalArgumentException("no U-Key to choose");
        }
    }

    /** Creates the question for the U-Key of a key that {@code question} offers. */
    public static PinChangeQuestion within(PinQuestion question, OfferedKey key) {
        return new PinChangeQuestion(question.asker(), List.of(key.held().token()), question.language());
    }
}
