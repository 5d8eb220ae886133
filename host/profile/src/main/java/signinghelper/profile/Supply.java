package signinghelper.profile;

import java.util.Arrays;
import java.util.List;

/** Setting that the CA or the portal has to supply to complete a profile. */
public enum Supply {
    ROOTS,
    REVOCATION,
    DRIVERS,
    DIRECTORY,
    FORM,
    MENUS,
    TIME,
    AUTHORITY,
    PORTAL,
    APPLICATION,
    RENEWAL,
    DRIVER_PAGE,
    INSTALLATION,
    STORES,
    LEFTOVERS;

    /** Returns the settings that {@code profile} lacks or marks as not known yet. */
    static List<Supply> missingFrom(Profile profile) {
        return Arrays.stream(values())
                .filter(supply -> supply.isMissingFrom(profile))
                .toList();
    }

    private boolean isMissingFrom(Profile profile) {
        return switch (this) {
            case ROOTS -> profile.signing().anchors().roots().isEmpty();
            case REVOCATION -> profile.signing().anchors().revocation().isEmpty();
            case DRIVERS ->
                profile.computer().libraries().stream().noneMatch(driver -> driver.kind() == DriverLibrary.Kind.SKF);
            case DIRECTORY -> profile.signing().enrolment().directory() == null;
            case FORM -> !profile.signing().cmsNotes().isEmpty();
            case MENUS -> profile.signing().menus().isEmpty();
            case TIME -> profile.computer().time().portal() == null;
            case AUTHORITY -> profile.help().contact(Contact.Of.AUTHORITY).isEmpty();
            case PORTAL -> profile.help().contact(Contact.Of.PORTAL).isEmpty();
            case APPLICATION -> profile.help().link(Link.APPLICATION).isEmpty();
            case RENEWAL -> profile.help().link(Link.RENEWAL).isEmpty();
            case DRIVER_PAGE -> profile.help().link(Link.DRIVERS).isEmpty();
            case INSTALLATION -> profile.help().link(Link.INSTALLATION).isEmpty();
            case STORES -> profile.access().stores().isEmpty();
            case LEFTOVERS -> profile.computer().temporaryFiles().leftovers().isEmpty();
        };
    }
}
