package signinghelper.profile;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** An entry of a profile's {@code drivers}: a library that is named, or the wish for those that are found. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@JsonSubTypes.Type(DriverLibrary.class), @JsonSubTypes.Type(Discovery.class)})
public sealed interface DriverEntry permits DriverLibrary, Discovery {

    /** Returns its name, unique in the profile; a machine's policy names the entries that stay. */
    String name();
}
