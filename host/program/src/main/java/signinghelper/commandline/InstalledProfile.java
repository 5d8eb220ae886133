package signinghelper.commandline;

import signinghelper.profile.Profile;
import signinghelper.profile.ProfileSource;
import signinghelper.profile.Signing;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.util.Optional;

/** The portal's profile, if a valid one is installed. Without it the helper's own drivers still work. */
public final class InstalledProfile {
    private final ProfileSource source;
    private final Console console;

    public InstalledProfile(ProfileSource source, Console console) {
        this.source = source;
        this.console = console;
    }

    /** Loads the profile; prints a message when no valid one is installed, and both versions of an older one. */
    Optional<Profile> load() {
        try {
            return Optional.of(source.load());
        } catch (Refusal refusal) {
            console.note(console.words().get("profile.none", refusal.code()));
            if (refusal.code() == ErrorCode.PROFILE_OLDER) {
                console.explain(refusal);
            }
            return Optional.empty();
        }
    }

    /** Loads the profile for a command that needs none; prints no message. */
    Optional<Profile> loadIfValid() {
        try {
            return Optional.of(source.load());
        } catch (Refusal refusal) {
            return Optional.empty();
        }
    }

    /** Returns the settings of signatures; the usual ones without a profile. */
    static Signing signing(Optional<Profile> profile) {
        return profile.map(Profile::signing).orElse(Signing.USUAL);
    }
}
