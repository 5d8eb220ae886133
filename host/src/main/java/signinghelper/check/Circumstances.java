package signinghelper.check;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.match.Account;
import signinghelper.profile.Profile;

/**
 * What the diagnosis is asked about, beyond the computer itself.
 *
 * @param profile in force; null when there is no valid one, which the check {@code host} reports and the others that
 *     need it skip
 * @param account to compare certificates with; null when nobody named one
 */
public record Circumstances(
        @Nullable Profile profile, @Nullable Account account) {
    public static final Circumstances NONE = new Circumstances(null, null);
}
