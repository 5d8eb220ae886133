package signinghelper.profile;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Purpose of a page that the profile names. */
public enum Link {
    /** Page for applying for a new certificate. */
    @JsonProperty("application")
    APPLICATION,
    /** Page for renewing a certificate. */
    @JsonProperty("renewal")
    RENEWAL,
    /** Page for downloading drivers of U-Keys. */
    @JsonProperty("drivers")
    DRIVERS,
    /** Page where users install and update this program, and are led to the extension. */
    @JsonProperty("installation")
    INSTALLATION
}
