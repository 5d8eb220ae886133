package signinghelper.profile;

import java.util.Arrays;
import java.util.List;

/** Something that the CA or the portal has to supply, so that a profile is complete. */
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

    /** What {@code profile} does not have, or marks as not known yet. */
    static List<Supply> missingFrom(Profile profile) {
        return Arrays.stream(values())
                .filter(supply -> supply.isMissingFrom(profile))
                .toList();
    }

    private boolean isMissingFrom(Profile profile) {
        return switch (this) {
            case ROOTS -> profile.anchors().roots().isEmpty();
            case REVOCATION -> profile.anchors().revocation().isEmpty();
            case DRIVERS -> profile.libraries().stream().noneMatch(driver -> driver.kind() == DriverLibrary.Kind.SKF);
            case DIRECTORY -> profile.enrolment().directory() == null;
            case FORM -> !profile.cmsNotes().isEmpty();
            case MENUS -> profile.menus().isEmpty();
            case TIME -> profile.time().portal() == null;
            case AUTHORITY -> profile.contact(Contact.Of.AUTHORITY).isEmpty();
            case PORTAL -> profile.contact(Contact.Of.PORTAL).isEmpty();
            case APPLICATION -> profile.link(Link.APPLICATION).isEmpty();
            case RENEWAL -> profile.link(Link.RENEWAL).isEmpty();
            case DRIVER_PAGE -> profile.link(Link.DRIVERS).isEmpty();
            case INSTALLATION -> profile.link(Link.INSTALLATION).isEmpty();
            case STORES -> profile.stores().isEmpty();
            case LEFTOVERS -> profile.temporaryFiles().leftovers().isEmpty();
        };
    }
}
