package signinghelper.profile;

import signinghelper.formats.certificate.HolderRules;

/**
 * Source of the rules that determine the holder of a certificate: those of the profile in force, or the default rules
 * without a valid profile.
 */
@FunctionalInterface
public interface HolderSource {

    /** Reads the rules in force. */
    HolderRules rules();
}
