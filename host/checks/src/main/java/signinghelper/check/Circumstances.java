package signinghelper.check;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.match.Account;
import signinghelper.profile.Profile;

/**
 * Input of a diagnosis beyond the computer itself.
 *
 * @param profile profile in force; null when no valid one exists: the check {@code host} reports that, and checks that
 *     need a profile are skipped
 * @param account to compare certificates with; null when none was named
 */
public record Circumstances(
        @Nullable Profile profile, @Nullable Account account) {
    public static final Circumstances NONE = new Circumstances(null, null);
}
