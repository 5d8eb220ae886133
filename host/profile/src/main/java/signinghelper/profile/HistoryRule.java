package signinghelper.profile;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A portal's word on the history of the user's own signatures, which only the user turns on. */
public enum HistoryRule {
    ALLOWED,
    @JsonProperty("propose")
    PROPOSED,
    @JsonProperty("forbid")
    FORBIDDEN
}
