package signinghelper.formats.algorithm;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Hash functions that are accepted. SHA-1 and MD5 are left out on purpose. */
public enum DigestAlgorithm {
    /** GM/T 0004-2012. */
    SM3("SM3", "1.2.156.10197.1.401", 32),
    SHA_256("SHA-256", "2.16.840.1.101.3.4.2.1", 32),
    SHA_384("SHA-384", "2.16.840.1.101.3.4.2.2", 48),
    SHA_512("SHA-512", "2.16.840.1.101.3.4.2.3", 64);

    private static final Pattern DIVIDERS = Pattern.compile("[-_ ]");

    /** Longer than any name; letters that become two in another size cost the square of their number. */
    private static final int MAX_NAME = 64;

    private final String javaName;
    private final String objectIdentifier;
    private final int lengthInBytes;

    DigestAlgorithm(String javaName, String objectIdentifier, int lengthInBytes) {
        this.javaName = javaName;
        this.objectIdentifier = objectIdentifier;
        this.lengthInBytes = lengthInBytes;
    }

    /**
     * Returns the function with a name as documents have it: an object identifier, or letters in any size with hyphens or
     * without; empty for MD5, SHA-1 and names that are not known.
     */
    public static Optional<DigestAlgorithm> named(String name) {
        if (name.length() > MAX_NAME) {
            return Optional.empty();
        }
        return Stream.of(values())
                .filter(function -> function.objectIdentifier.equals(name)
                        || withoutDividers(function.javaName).equals(withoutDividers(name)))
                .findAny();
    }

    private static String withoutDividers(String name) {
        return DIVIDERS.matcher(name.toUpperCase(Locale.ROOT)).replaceAll("");
    }

    /** The name in the Java Cryptography Architecture, which is also the one on the wire. */
    public String javaName() {
        return javaName;
    }

    /** Returns the object identifier, such as {@code 1.2.156.10197.1.401} (GM/T 0006-2012, RFC 5754). */
    public String objectIdentifier() {
        return objectIdentifier;
    }

    public int lengthInBytes() {
        return lengthInBytes;
    }

    /** A fresh computation. Of the SHA-2 family the JDK's is some four times as fast as BouncyCastle's. */
    public MessageDigest start() {
        try {
            return this == SM3
                    ? MessageDigest.getInstance(javaName, BouncyCastle.PROVIDER)
                    : MessageDigest.getInstance(javaName);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no provider has " + javaName, e);
        }
    }

    /** Hash of {@code parts}, one after the other. */
    public byte[] of(byte[]... parts) {
        var digest = start();
        for (var part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }
}
