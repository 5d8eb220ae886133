package signinghelper.verifier.settings;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * Secrets of the environment, which stand in no file.
 *
 * @param token bearer token that each request has to show; null where none is asked for
 * @param keyStorePassword password of {@code listen.tls.keyStore}; null for none
 * @param valkey address of the Valkey, with its password; null for none
 */
public record Secrets(
        @Nullable String token,
        @Nullable String keyStorePassword,
        @Nullable String valkey) {
    /** Names of the environment's variables. */
    public static final String TOKEN = "VERIFIER_TOKEN";

    public static final String KEY_STORE_PASSWORD = "VERIFIER_KEY_STORE_PASSWORD";
    public static final String VALKEY = "VERIFIER_VALKEY";

    /** 128 bits in hexadecimal. */
    private static final int LEAST_CHARACTERS = 32;

    public Secrets {
        if (token != null && !token.matches("[A-Za-z0-9._~+/=-]{" + LEAST_CHARACTERS + ",}")) {
            throw new WrongSettingException(
                    TOKEN,
                    "is no usable token",
                    "Give " + LEAST_CHARACTERS + " characters or more, such as those of: openssl rand -hex 32");
        }
    }

    /** Reads them from an environment. */
    public static Secrets of(Map<String, String> environment) {
        return new Secrets(environment.get(TOKEN), environment.get(KEY_STORE_PASSWORD), environment.get(VALKEY));
    }

    /** Returns text without any secret. */
    @Override
    public String toString() {
        return "Secrets[]";
    }
}
