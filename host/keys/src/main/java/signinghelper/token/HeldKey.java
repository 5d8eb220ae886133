package signinghelper.token;

import java.util.Objects;

/** A key, and the U-Key that holds it. */
public record HeldKey(TokenInfo token, KeyEntry key) {
    public HeldKey {
        Objects.requireNonNull(token);
        Objects.requireNonNull(key);
    }

    public boolean isFor(KeyEntry.Use use) {
        return key.use() == use;
    }

    /** Returns true when both certificates have the same subject. */
    public boolean hasHolderOf(HeldKey other) {
        var subject = key.certificate().getSubjectX500Principal();
        return subject.equals(other.key.certificate().getSubjectX500Principal());
    }
}
