package signinghelper.profile;

import signinghelper.protocol.Refusal;

import java.nio.file.Path;

/** Look at the profile of another copy of the program, before that copy becomes the current one. */
@FunctionalInterface
public interface ProfileLook {

    /**
     * Accepts the profile by its signature and age, and writes nothing. Its other fields are for the copy's own program,
     * which may know others than this one.
     *
     * @param copy folder of the program that has the profile
     * @throws Refusal {@code PROFILE_OLDER}, {@code PROFILE_INVALID} if it is missing or signed by nobody trusted, or
     *     {@code DATA_FOLDER_UNWRITABLE} if the notes cannot be read
     */
    void at(Path copy) throws Refusal;
}
