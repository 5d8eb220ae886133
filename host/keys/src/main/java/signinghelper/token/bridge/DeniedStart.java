package signinghelper.token.bridge;

import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;

/** Test that distinguishes a program that the system forbids to start from one that is missing or broken. */
final class DeniedStart {
    /**
     * {@link ProcessBuilder#start} gives the system's error number only in its text: {@code error=13} on Java 17 and on
     * Windows, {@code error: 13} from Java 21 on elsewhere.
     */
    private static final Pattern NUMBER = Pattern.compile("error[=:] ?(\\d+)");

    /**
     * {@code EACCES}; on Windows {@code ERROR_ACCESS_DENIED}, {@code ERROR_VIRUS_INFECTED}, {@code
     * ERROR_ACCESS_DISABLED_BY_POLICY} (AppLocker) and {@code ERROR_SYSTEM_INTEGRITY_POLICY_VIOLATION} (WDAC).
     */
    private static final Set<Integer> DENIALS = Set.of(13, 5, 225, 1260, 4551);

    private DeniedStart() {}

    static boolean is(IOException failure) {
        var number = NUMBER.matcher(String.valueOf(failure.getMessage()));
        return number.find() && DENIALS.contains(Integer.valueOf(number.group(1)));
    }
}
