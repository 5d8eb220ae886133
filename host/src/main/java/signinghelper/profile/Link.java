package signinghelper.profile;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a page that the profile names is good for. */
public enum Link {
    /** Where a new certificate is applied for. */
    @JsonProperty("application")
    APPLICATION,
    /** Where a certificate is renewed. */
    @JsonProperty("renewal")
    RENEWAL,
    /** Where drivers of U-Keys are downloaded. */
    @JsonProperty("drivers")
    DRIVERS,
    /** Where a person installs and updates this program, and is led to the extension. */
    @JsonProperty("installation")
    INSTALLATION
}
