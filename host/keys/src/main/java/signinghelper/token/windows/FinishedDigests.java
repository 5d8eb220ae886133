package signinghelper.token.windows;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigestSpi;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;

/**
 * Hash functions that return their input. SunMSCAPI hashes its input itself, and its {@code NONEwithRSA} leaves out the
 * hash's identifier. So it gets one of these as its hash function.
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
     * Creates a signature over a finished hash.
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

    /** Public because {@link Provider} creates it. */
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
