package signinghelper.profile;

import signinghelper.protocol.Refusal;

/** The profile in force, read when a page asks. */
public interface ProfileSource {

    /**
     * Reads, verifies and narrows.
     *
     * @throws Refusal {@code PROFILE_INVALID} or {@code PROFILE_OLDER}
     */
    Profile load() throws Refusal;

    /**
     * Returns the profile as far as a session needs it to be opened. The one in force reads its head alone for that.
     *
     * @throws Refusal as {@link #load}
     */
    default AdmittedProfile admit() throws Refusal {
        return AdmittedProfile.of(load());
    }
}
