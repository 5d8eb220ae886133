package signinghelper.work;

import signinghelper.certificate.RememberedChoices;
import signinghelper.check.Circumstances;
import signinghelper.check.Repairs;
import signinghelper.history.SignatureHistory;
import signinghelper.profile.Profile;
import signinghelper.profile.ProfileSource;
import signinghelper.protocol.Refusal;
import signinghelper.token.plugged.Tokens;

import java.util.Optional;

/**
 * Use cases of the helper window.
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
        RehearseHere rehearseHere,
        InspectFile inspectFile,
        GatherSupport gatherSupport,
        PassedOnce passedOnce,
        SignatureHistory history,
        RememberedChoices choices,
        KeptSettings settings,
        ProfileSource source) {

    /** Returns the portal's settings; empty without valid ones, which a finding explains. */
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
