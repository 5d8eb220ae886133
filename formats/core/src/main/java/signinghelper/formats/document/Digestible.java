package signinghelper.formats.document;

import signinghelper.formats.algorithm.DigestAlgorithm;

import java.io.IOException;

/** Bytes that are hashed by a function that somebody else names. */
@FunctionalInterface
public interface Digestible {

    /** Returns the digest of the bytes by the function that is named. */
    byte[] digest(DigestAlgorithm function) throws IOException;

    /** Bytes in memory, such as the value of a signature. */
    static Digestible of(byte[] bytes) {
        return function -> function.of(bytes);
    }
}
