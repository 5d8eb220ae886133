package signinghelper.profile;

import signinghelper.formats.certificate.HolderRules;

/** Rules of the profile in force for who the holder of a certificate is; the usual ones where there is no valid profile. */
@FunctionalInterface
public interface HolderSource {

    /** Reads the rules in force. */
    HolderRules rules();
}
