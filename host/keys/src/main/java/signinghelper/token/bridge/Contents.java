package signinghelper.token.bridge;

import signinghelper.protocol.Refusal;
import signinghelper.token.KeyEntry;
import signinghelper.token.KeyFault;
import signinghelper.token.TokenContents;

import java.util.ArrayList;
import java.util.List;

/** {@link TokenContents} as they cross the pipe. */
record Contents(List<Key> keys, List<KeyFault> faults) {
    Contents {
        keys = List.copyOf(keys);
        faults = List.copyOf(faults);
    }

    static Contents of(TokenContents contents) throws Refusal {
        var keys = new ArrayList<Key>();
        for (var entry : contents.keys()) {
            keys.add(Key.of(entry));
        }
        return new Contents(keys, contents.faults());
    }

    TokenContents toTokenContents() throws Refusal {
        var entries = new ArrayList<KeyEntry>();
        for (var key : keys) {
            entries.add(key.toKeyEntry());
        }
        return new TokenContents(entries, faults);
    }
}
