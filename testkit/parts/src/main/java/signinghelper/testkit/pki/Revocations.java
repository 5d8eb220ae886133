package signinghelper.testkit.pki;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Serial numbers of revoked certificates, and since when they are. Called by many threads. */
public final class Revocations {
    private static final int HEXADECIMAL = 16;
    /** Serial number as programs write it, with or without colons (RFC 5280, 4.1.2.2: at most 20 octets). */
    private static final Pattern NUMBER = Pattern.compile("[0-9A-Fa-f]{1,42}");

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Map<BigInteger, Instant> revoked = new ConcurrentHashMap<>();
    private final Set<String> strange = ConcurrentHashMap.newKeySet();
    private final @Nullable Path file;
    private final Consumer<String> stranger;

    private Revocations(@Nullable Path file, Consumer<String> stranger) {
        this.file = file;
        this.stranger = stranger;
    }

    /** Creates an empty set. */
    public static Revocations none() {
        return new Revocations(null, line -> {});
    }

    /**
     * Creates a set that also holds the numbers in a file, as they are whenever somebody asks.
     *
     * <p>They are revoked since the file was last changed: with the time of the question, a signature with a time stamp would
     * always be older.
     *
     * @param file one number a line, in hexadecimal; lines that begin with # are notes
     * @param stranger told of any other line, once; it revokes nothing
     */
    public static Revocations listedIn(Path file, Consumer<String> stranger) {
        return new Revocations(file, stranger);
    }

    public void add(X509Certificate certificate, Instant since) {
        revoked.put(certificate.getSerialNumber(), since);
    }

    /** Empties the set; a real CA can only take back what it has put on hold. */
    public void clear() {
        revoked.clear();
    }

    /**
     * Returns all of them, with the time since when.
     *
     * @throws IOException if the file cannot be read
     */
    public Map<BigInteger, Instant> all() throws IOException {
        var all = new HashMap<>(revoked);
        if (file != null) {
            var changed = Files.getLastModifiedTime(file).toInstant();
            // An editor may save the notes in another encoding.
            var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace(BYTE_ORDER_MARK, "");
            for (var line : text.lines().map(String::strip).toList()) {
                var number = line.replace(":", "");
                if (NUMBER.matcher(number).matches()) {
                    all.putIfAbsent(new BigInteger(number, HEXADECIMAL), changed);
                } else if (!line.isEmpty() && !line.startsWith("#") && strange.add(line)) {
                    stranger.accept(line);
                }
            }
        }
        return all;
    }
}
