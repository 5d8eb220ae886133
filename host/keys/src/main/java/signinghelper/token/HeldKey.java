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

    /** Returns true when it may open envelopes: a certificate without a key usage is for either use. */
    public boolean mayDecrypt() {
        return isFor(KeyEntry.Use.ENCRYPTION) || KeyEntry.Use.ENCRYPTION.isStatedBy(key.certificate());
    }

    /** Returns true when both certificates have the same subject. */
    public boolean hasHolderOf(HeldKey other) {
        var subject = key.certificate().getSubjectX500Principal();
        return subject.equals(other.key.certificate().getSubjectX500Principal());
    }
}
