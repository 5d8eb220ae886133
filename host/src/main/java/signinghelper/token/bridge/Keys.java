package signinghelper.token.bridge;

import signinghelper.protocol.Refusal;
import signinghelper.token.KeyEntry;

import java.util.ArrayList;
import java.util.List;

/** The keys of a U-Key, as they cross the pipe. */
record Keys(List<Key> keys) {
    Keys {
        keys = List.copyOf(keys);
    }

    static Keys of(List<KeyEntry> entries) throws Refusal {
        var keys = new ArrayList<Key>();
        for (var entry : entries) {
            keys.add(Key.of(entry));
        }
        return new Keys(keys);
    }

    List<KeyEntry> toKeyEntries() throws Refusal {
        var entries = new ArrayList<KeyEntry>();
        for (var key : keys) {
            entries.add(key.toKeyEntry());
        }
        return List.copyOf(entries);
    }
}
