package signinghelper.formats.envelope.recipient;

/** Symmetric algorithm of an envelope's content. */
public enum ContentAlgorithm {
    AES_128_CBC(16, false),
    AES_192_CBC(24, false),
    AES_256_CBC(32, false),
    AES_128_GCM(16, true),
    AES_192_GCM(24, true),
    AES_256_GCM(32, true),
    /** GB/T 32907 and GB/T 17964; padded like AES-CBC (RFC 5652, 6.3). */
    SM4_CBC(16, false);

    private final int keyLength;
    private final boolean isAuthenticated;

    ContentAlgorithm(int keyLength, boolean isAuthenticated) {
        this.keyLength = keyLength;
        this.isAuthenticated = isAuthenticated;
    }

    /** Returns the octets of a key. */
    public int keyLength() {
        return keyLength;
    }

    /** Returns true where a tag of 16 octets follows the content (RFC 5084). CBC has no integrity. */
    public boolean isAuthenticated() {
        return isAuthenticated;
    }

    /** Returns the octets of an initialisation vector or nonce. */
    public int vectorLength() {
        return isAuthenticated ? 12 : 16;
    }
}
