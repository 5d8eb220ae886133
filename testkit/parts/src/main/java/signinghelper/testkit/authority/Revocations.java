package signinghelper.testkit.authority;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Serial numbers of revoked certificates, and since when they are. Called by many threads. */
public final class Revocations {
    private static final int HEXADECIMAL = 16;

    private final Map<BigInteger, Instant> revoked = new ConcurrentHashMap<>();
    private final @Nullable Path file;

    private Revocations(@Nullable Path file) {
        this.file = file;
    }

    /** Creates an empty set. */
    public static Revocations none() {
        return new Revocations(null);
    }

    /**
     * Creates a set that also holds the numbers in a file, as they are whenever somebody asks.
     *
     * <p>They are revoked since the file was last changed: with the time of the question, a signature with a time stamp would
     * always be older.
     *
     * @param file one number a line, in hexadecimal; lines that begin with # are notes
     */
    public static Revocations listedIn(Path file) {
        return new Revocations(file);
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
     * @throws IOException if the file cannot be read, or a line is no number
     */
    Map<BigInteger, Instant> all() throws IOException {
        var all = new HashMap<>(revoked);
        if (file != null) {
            var changed = Files.getLastModifiedTime(file).toInstant();
            for (var line : Files.readAllLines(file)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    all.putIfAbsent(number(line.replace(":", "").strip()), changed);
                }
            }
        }
        return all;
    }

    private static BigInteger number(String text) throws IOException {
        try {
            return new BigInteger(text, HEXADECIMAL);
        } catch (NumberFormatException e) {
            throw new IOException("no serial number: " + text, e);
        }
    }
}
