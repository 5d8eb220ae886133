package signinghelper.work;

import signinghelper.token.TokenFault;

import java.util.List;

/**
 * Everything that is plugged in.
 *
 * @param unreadable readers whose U-Key cannot be read
 */
public record PluggedTokens(List<PluggedToken> tokens, List<TokenFault> unreadable) {
    public static final PluggedTokens NONE = new PluggedTokens(List.of(), List.of());

    public PluggedTokens {
        tokens = List.copyOf(tokens);
        unreadable = List.copyOf(unreadable);
    }
}
