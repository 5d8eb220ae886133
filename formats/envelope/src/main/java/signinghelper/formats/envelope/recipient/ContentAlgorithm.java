package signinghelper.formats.envelope.recipient;

/** Symmetric algorithm of an envelope's content. */
public enum ContentAlgorithm {
    AES_128_CBC("AES", 16, false),
    AES_192_CBC("AES", 24, false),
    AES_256_CBC("AES", 32, false),
    AES_128_GCM("AES", 16, true),
    AES_192_GCM("AES", 24, true),
    AES_256_GCM("AES", 32, true),
    /** GB/T 32907 and GB/T 17964; padded like AES-CBC (RFC 5652, 6.3). */
    SM4_CBC("SM4", 16, false),
    /** The same cipher with GCM, as RFC 5084 has it for AES. */
    SM4_GCM("SM4", 16, true);

    private final String blockCipher;
    private final int keyLength;
    private final boolean isAuthenticated;

    ContentAlgorithm(String blockCipher, int keyLength, boolean isAuthenticated) {
        this.blockCipher = blockCipher;
        this.keyLength = keyLength;
        this.isAuthenticated = isAuthenticated;
    }

    /** Returns the name of the block cipher in the JCA, {@code AES} or {@code SM4}. */
    public String blockCipher() {
        return blockCipher;
    }

    /** Returns the octets of a key. */
    public int keyLength() {
        return keyLength;
    }

    /** Returns true where a tag of 16 octets vouches for the content (RFC 5084). CBC has no integrity. */
    public boolean isAuthenticated() {
        return isAuthenticated;
    }

    /** Returns the octets of an initialisation vector or nonce. */
    public int vectorLength() {
        return isAuthenticated ? 12 : 16;
    }
}
