package signinghelper.testkit.authority;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Serial numbers of revoked certificates. Called by many threads. */
public final class Revocations {
    private static final int HEXADECIMAL = 16;

    private final Set<BigInteger> revoked = ConcurrentHashMap.newKeySet();
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
     * @param file one number a line, in hexadecimal; lines that begin with # are notes
     */
    public static Revocations listedIn(Path file) {
        return new Revocations(file);
    }

    public void add(X509Certificate certificate) {
        revoked.add(certificate.getSerialNumber());
    }

    /** Empties the set; a real CA can only take back what it has put on hold. */
    public void clear() {
        revoked.clear();
    }

    /**
     * Returns all of them.
     *
     * @throws IOException if the file cannot be read, or a line is no number
     */
    Set<BigInteger> all() throws IOException {
        var all = new HashSet<>(revoked);
        if (file != null) {
            for (var line : Files.readAllLines(file)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    all.add(number(line.replace(":", "").strip()));
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
