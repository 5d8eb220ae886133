package signinghelper.profile;

import signinghelper.protocol.Refusal;

/** The profile in force, as far as a session needs it to be opened. */
public interface AdmissionSource {

    /**
     * Reads, verifies and narrows the head; the other fields are not looked at yet.
     *
     * @throws Refusal {@code PROFILE_INVALID} or {@code PROFILE_OLDER}
     */
    AdmittedProfile admit() throws Refusal;
}
