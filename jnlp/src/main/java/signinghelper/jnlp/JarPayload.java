package signinghelper.jnlp;

import signinghelper.installation.Payload;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

    private static final Pattern FOR_WINDOWS = Pattern.compile("[^/]+\\.(exe|ico)|native/windows-.*");
    private static final Pattern FOR_OTHERS = Pattern.compile("signing-helper(\\.png)?|native/(linux|macos)-.*");

    @Override
    public List<String> names() throws IOException {
        try (var list = resource(LIST)) {
            var foreign = system.startsWith("Windows") ? FOR_OTHERS : FOR_WINDOWS;
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(foreign.asMatchPredicate().negate())
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
