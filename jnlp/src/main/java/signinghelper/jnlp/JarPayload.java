package signinghelper.jnlp;

import signinghelper.installation.Payload;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The program as resources of the signed jar, covered by its signature. A jar that was loaded by link cannot be listed,
 * so it contains a list: one name in each line.
 *
 * @param system value of the property {@code os.name}; files for other systems only are left out
 */
public record JarPayload(ClassLoader loader, String system) implements Payload {
    /** Resource with the list. */
    public static final String LIST = "payload.txt";

    private static final Pattern FOR_WINDOWS = Pattern.compile("[^/]+\\.(exe|ico)");
    private static final Set<String> FOR_OTHERS = Set.of("signing-helper", "signing-helper.png");

    @Override
    public List<String> names() throws IOException {
        try (var list = resource(LIST)) {
            Predicate<String> isForeign =
                    system.startsWith("Windows") ? FOR_OTHERS::contains : FOR_WINDOWS.asMatchPredicate();
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(isForeign.negate())
                    .toList();
        }
    }

    @Override
    public InputStream open(String name) throws IOException {
        return resource(resourceOf(name));
    }

    /** Not ending with {@code .jar}: icedtea-netx would load classes from jars inside, unsigned. */
    public static String resourceOf(String name) {
        return "payload/" + name + ".file";
    }

    private InputStream resource(String name) throws IOException {
        var stream = loader.getResourceAsStream(name);
        if (stream == null) {
            throw new FileNotFoundException(name);
        }
        return stream;
    }
}
