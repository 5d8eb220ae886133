package signinghelper.profile;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Purpose of a page that the profile names. */
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
    /** Page where users install and update this program, and are led to the extension. */
    @JsonProperty("installation")
    INSTALLATION
}
