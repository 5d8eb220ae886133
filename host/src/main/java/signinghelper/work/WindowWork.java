package signinghelper.work;

import signinghelper.check.Circumstances;
import signinghelper.check.Repairs;
import signinghelper.profile.Profile;
import signinghelper.profile.ProfileSource;
import signinghelper.protocol.Refusal;
import signinghelper.token.Tokens;

import java.util.Optional;

/**
 * Use cases that the helper window shows and lets the user do.
 *
 * @param source of the portal's settings
 * @param tokens tell when a U-Key is plugged in or pulled
 */
public record WindowWork(
        RunDiagnosis diagnosis,
        Repairs repairs,
        Tokens tokens,
        ReadTokens readTokens,
        ChangePin changePin,
        InspectFile inspectFile,
        GatherSupport gatherSupport,
        PassedOnce passedOnce,
        ProfileSource source) {

    /** The portal's settings; where there are none that are valid, a finding says why. */
    public Optional<Profile> profile() {
        try {
            return Optional.of(source.load());
        } catch (Refusal refusal) {
            return Optional.empty();
        }
    }

    /** Circumstances of a diagnosis or a repair: the settings as they are now, and no account. */
    public Circumstances circumstances() {
        return new Circumstances(profile().orElse(null), null);
    }
}
