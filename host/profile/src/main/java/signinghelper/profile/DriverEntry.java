package signinghelper.profile;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Entry of a profile's {@code drivers}: a named library, or the permission to search for others. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@JsonSubTypes.Type(DriverLibrary.class), @JsonSubTypes.Type(Discovery.class)})
public sealed interface DriverEntry permits DriverLibrary, Discovery {

    /** Returns its name, unique in the profile; a machine's policy names the entries that stay. */
    String name();
}
