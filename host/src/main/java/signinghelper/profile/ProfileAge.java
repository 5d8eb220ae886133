package signinghelper.profile;

import java.security.PublicKey;
import java.time.Instant;
import java.util.Objects;

/**
 * Fields of a signed profile that decide if it is too old for this computer.
 *
 * @param issued time of signing; of several portals' profiles it tells which is newer
 * @param key that verifies it
 */
record ProfileAge(String id, int version, Instant issued, PublicKey key) {
    ProfileAge {
        ProfileHead.requireIdentity(id, version);
        Objects.requireNonNull(issued);
        Objects.requireNonNull(key);
    }
}
