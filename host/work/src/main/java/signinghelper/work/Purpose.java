package signinghelper.work;

import com.fasterxml.jackson.annotation.JsonProperty;
import signinghelper.token.KeyEntry;

/** Purpose of a certificate, as on the wire. */
public enum Purpose {
    @JsonProperty("sign")
    SIGN(KeyEntry.Use.SIGNATURE),
    @JsonProperty("encrypt")
    ENCRYPT(KeyEntry.Use.ENCRYPTION);

    private final KeyEntry.Use use;

    Purpose(KeyEntry.Use use) {
        this.use = use;
    }

    public KeyEntry.Use use() {
        return use;
    }

    static Purpose of(KeyEntry.Use use) {
        return use == KeyEntry.Use.SIGNATURE ? SIGN : ENCRYPT;
    }
}
