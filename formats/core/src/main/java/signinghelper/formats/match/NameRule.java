package signinghelper.formats.match;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A portal's rule for a certificate whose credit code is the account's, and whose name is another. */
public enum NameRule {
    /** Such a certificate is not bound. */
    @JsonProperty("refuse")
    REFUSE,
    /** Such a certificate is bound; the comparison says that the names differ. */
    @JsonProperty("warn")
    WARN
}
