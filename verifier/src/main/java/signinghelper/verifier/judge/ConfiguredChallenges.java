package signinghelper.verifier.judge;

import io.lettuce.core.RedisURI;
import signinghelper.portal.authentication.ChallengeStore;
import signinghelper.portal.authentication.InMemoryChallengeStore;
import signinghelper.portal.valkey.ValkeyChallengeStore;
import signinghelper.portal.valkey.ValkeySettings;
import signinghelper.verifier.settings.Challenges;
import signinghelper.verifier.settings.Secrets;
import signinghelper.verifier.settings.WrongSettingException;

import java.time.Clock;

/** The store of challenges that the settings describe. */
final class ConfiguredChallenges {
    private ConfiguredChallenges() {}

    static ChallengeStore of(Challenges challenges, Secrets secrets, Clock clock) {
        if (challenges.store() == Challenges.Store.MEMORY && secrets.valkey() != null) {
            throw new WrongSettingException(
                    Secrets.VALKEY,
                    "is set, and challenges.store is MEMORY",
                    "Set challenges.store to VALKEY, or take the address out of the environment.");
        }
        return switch (challenges.store()) {
            case MEMORY -> new InMemoryChallengeStore(clock, challenges.capacity());
            case VALKEY -> new ValkeyChallengeStore(address(secrets), settings(challenges), clock);
        };
    }

    private static ValkeySettings settings(Challenges challenges) {
        try {
            return new ValkeySettings(challenges.prefix(), ValkeySettings.USUAL.timeout(), challenges.capacity());
        } catch (IllegalArgumentException e) {
            throw new WrongSettingException("challenges.prefix", "cannot be used", "Give letters and digits.", e);
        }
    }

    /** The address is not repeated in a fault: it may hold a password. */
    private static RedisURI address(Secrets secrets) {
        var action = "Set it in the environment, such as rediss://user:password@valkey.example:6379.";
        if (secrets.valkey() == null) {
            throw new WrongSettingException(Secrets.VALKEY, "is missing, and challenges.store is VALKEY", action);
        }
        try {
            return RedisURI.create(secrets.valkey());
        } catch (RuntimeException e) {
            throw new WrongSettingException(Secrets.VALKEY, "is no address of a Valkey", action);
        }
    }
}
