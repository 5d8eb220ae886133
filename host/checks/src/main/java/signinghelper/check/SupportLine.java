package signinghelper.check;

import org.jspecify.annotations.Nullable;
import signinghelper.guidance.VisibleText;
import signinghelper.profile.Profile;

import java.util.ArrayList;

/**
 * Single line with the facts that a support desk needs, in English: {@code U-Key 055C:E618 longmai-gm3000; library
 * C:\…\mtoken_gm3000.dll x86-64; profile example 1: not named; helper 1.2.3}.
 *
 * @param version of the helper
 */
record SupportLine(String version) {

    /**
     * Returns evidence with the line. A path in the middle of a text is not redacted, so a support bundle leaves the
     * line out.
     *
     * @param device null when no known device is plugged in
     * @param library null when none was found
     * @param state of the profile's drivers towards it
     */
    Evidence of(KnownDevices.@Nullable Known device, @Nullable DeviceLibrary library, Profile profile, String state) {
        var parts = new ArrayList<String>();
        if (device != null) {
            parts.add("U-Key " + device.device().id() + " "
                    + device.vendor().driver().name());
        }
        parts.add(
                library == null
                        ? "library none"
                        : ("library " + library.path() + " " + library.architectures()).strip());
        parts.add("profile " + profile.id() + " " + profile.version() + ": " + state);
        parts.add("helper " + version);
        return Evidence.supportLine(VisibleText.of(String.join("; ", parts)));
    }
}
