package signinghelper.formats.document.timestamp;

import signinghelper.formats.algorithm.DigestAlgorithm;

import java.io.IOException;

/** Bytes to which a time stamp belongs. */
@FunctionalInterface
public interface Stamped {

    /** Returns the digest of the bytes by the function that the time stamp names. */
    byte[] digest(DigestAlgorithm function) throws IOException;

    /** Bytes in memory, such as the value of a signature. */
    static Stamped of(byte[] bytes) {
        return function -> function.of(bytes);
    }
}
