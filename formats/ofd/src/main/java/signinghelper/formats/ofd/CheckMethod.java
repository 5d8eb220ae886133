package signinghelper.formats.ofd;

import signinghelper.formats.algorithm.DigestAlgorithm;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Names of digest algorithms in OFD documents: object identifiers, and what is written in the field. */
final class CheckMethod {
    private static final Map<String, DigestAlgorithm> NAMES = Map.of(
            "1.2.156.10197.1.401", DigestAlgorithm.SM3,
            "SM3", DigestAlgorithm.SM3,
            "2.16.840.1.101.3.4.2.1", DigestAlgorithm.SHA_256,
            "SHA256", DigestAlgorithm.SHA_256,
            "2.16.840.1.101.3.4.2.2", DigestAlgorithm.SHA_384,
            "SHA384", DigestAlgorithm.SHA_384,
            "2.16.840.1.101.3.4.2.3", DigestAlgorithm.SHA_512,
            "SHA512", DigestAlgorithm.SHA_512);

    private CheckMethod() {}

    /** Returns the algorithm with a name; empty for MD5, SHA-1 and names that are not known. */
    static Optional<DigestAlgorithm> named(String name) {
        return Optional.ofNullable(NAMES.get(name.toUpperCase(Locale.ROOT).replace("-", "")));
    }
}
