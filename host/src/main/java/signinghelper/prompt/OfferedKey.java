package signinghelper.prompt;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.Refusal;
import signinghelper.token.HeldKey;

import java.util.Objects;

/**
 * A key that the person may choose, or at least sees.
 *
 * @param blocked why it cannot be used; null for one that can. The window says the same words that the page would get
 */
public record OfferedKey(HeldKey held, @Nullable Refusal blocked) {
    public OfferedKey {
        Objects.requireNonNull(held);
    }

    public boolean isUsable() {
        return blocked == null;
    }
}
