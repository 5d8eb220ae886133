package signinghelper.token.windows;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigestSpi;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;

/**
 * Hash functions that give back what they are given. SunMSCAPI hashes what it signs by itself, and its
 * {@code NONEwithRSA} leaves out which hash it was; so it is given one of these to hash with.
 */
final class FinishedDigests extends Provider {
    private static final long serialVersionUID = 1L;

    private FinishedDigests() {
        super("FinishedDigests", "1", "Hashes that are hashes already");
        for (var name : new String[] {"SHA-256", "SHA-384", "SHA-512"}) {
            put("MessageDigest." + name, Unchanged.class.getName());
        }
    }

    /**
     * Makes a signature that takes a finished hash.
     *
     * @param algorithm e.g. {@code SHA256withRSA}
     * @param provider that looks for its hash function among all providers when the signature is made, as Java's do
     */
    static synchronized Signature signature(String algorithm, Provider provider) throws NoSuchAlgorithmException {
        var finished = new FinishedDigests();
        Security.insertProviderAt(finished, 1);
        try {
            return Signature.getInstance(algorithm, provider);
        } finally {
            // Later digests in this process must not use it.
            Security.removeProvider(finished.getName());
        }
    }

    /** Public because {@link Provider} makes it. */
    public static final class Unchanged extends MessageDigestSpi {
        private final ByteArrayOutputStream given = new ByteArrayOutputStream();

        @Override
        protected void engineUpdate(byte input) {
            given.write(input);
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            given.write(input, offset, length);
        }

        @Override
        protected byte[] engineDigest() {
            var digest = given.toByteArray();
            given.reset();
            return digest;
        }

        @Override
        protected void engineReset() {
            given.reset();
        }
    }
}
