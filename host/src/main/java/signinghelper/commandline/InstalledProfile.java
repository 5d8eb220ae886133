package signinghelper.commandline;

import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.document.cms.CmsForm;
import signinghelper.profile.Profile;
import signinghelper.profile.ProfileSource;
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

    /** Loads the profile; prints a message when none is installed. */
    Optional<Profile> load() {
        try {
            return Optional.of(source.load());
        } catch (Refusal refusal) {
            console.note(console.words().get("profile.none", refusal.code()));
            return Optional.empty();
        }
    }

    /** Returns the rules that determine the holder of a certificate; the default rules without a profile. */
    static HolderRules holders(Optional<Profile> profile) {
        return profile.map(found -> found.signing().holder()).orElse(HolderRules.USUAL);
    }

    /** Returns the form for SM2 keys in the profile, or else the form in the syntax of RFC 5652 with attributes. */
    static CmsForm form(Optional<Profile> profile) {
        return profile.map(found -> found.signing().cms()).orElse(CmsForm.PKCS7_501);
    }
}
