package signinghelper.token.plugged;

import signinghelper.token.HeldKey;
import signinghelper.token.KeyFault;
import signinghelper.token.TokenFault;

import java.util.List;
import java.util.stream.Stream;

/**
 * Plugged-in U-Keys with their contents, each once, and readers whose U-Key cannot be read.
 *
 * @param readers hide no U-Key
 */
public record UKeys(List<UKey> tokens, List<TokenFault> readers) {
    public UKeys {
        tokens = List.copyOf(tokens);
        readers = List.copyOf(readers);
    }

    public List<HeldKey> keys() {
        return tokens.stream().flatMap(token -> token.keys().stream()).toList();
    }

    /** Returns the objects that form no key. */
    public List<KeyFault> faults() {
        return tokens.stream().flatMap(token -> token.faults().stream()).toList();
    }

    /** Returns the U-Keys of which nothing can be read, those of readers first. */
    public List<TokenFault> unreadable() {
        var unread = tokens.stream()
                .flatMap(token -> token.unreadable().map(refusal -> TokenFault.of(token.token(), refusal)).stream());
        return Stream.concat(readers.stream(), unread).toList();
    }
}
