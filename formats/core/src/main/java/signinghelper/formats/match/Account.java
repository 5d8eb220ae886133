package signinghelper.formats.match;

import com.fasterxml.jackson.annotation.JsonValue;
import signinghelper.formats.algorithm.Bytes;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * An account at the portal, as the portal has it on record.
 *
 * @param name name of the organisation; 1 to 256 characters, not blank
 * @param creditCode unified social credit code, perhaps mistyped; 1 to 64 characters, not blank
 */
public record Account(String name, String creditCode, Role role) {
    private static final int MAX_NAME = 256;
    private static final int MAX_CREDIT_CODE = 64;

    /** Side of a procurement to which the account belongs. */
    public enum Role {
        SUPPLIER,
        PURCHASER;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Account {
        require(name, MAX_NAME);
        require(creditCode, MAX_CREDIT_CODE);
        Objects.requireNonNull(role);
    }

    private static void require(String text, int maximum) {
        if (text.isBlank() || text.length() > maximum || !CanonicalJson.isWellFormed(text)) {
            throw new IllegalArgumentException("not 1 to " + maximum + " characters of text");
        }
    }

    /** The account as a binding signs it: JSON in the canonical form of RFC 8785, in UTF-8. */
    public Bytes canonicalJson() {
        var members = Map.of("name", name, "creditCode", creditCode, "role", role.wireName());
        return Bytes.copyOf(CanonicalJson.of(members));
    }
}
