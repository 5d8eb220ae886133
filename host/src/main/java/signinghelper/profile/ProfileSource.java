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
}
