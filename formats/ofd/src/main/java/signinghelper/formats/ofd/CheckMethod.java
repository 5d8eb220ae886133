package signinghelper.formats.ofd;

import signinghelper.formats.algorithm.DigestAlgorithm;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Names of digest algorithms in OFD documents: object identifiers, and what is written in the field. */
final class CheckMethod {
    private CheckMethod() {}

    /** Returns the algorithm with a name; empty for MD5, SHA-1 and names that are not known. */
    static Optional<DigestAlgorithm> named(String name) {
        return Stream.of(DigestAlgorithm.values())
                .filter(algorithm -> algorithm.objectIdentifier().equals(name)
                        || withoutHyphen(algorithm.javaName()).equals(withoutHyphen(name)))
                .findAny();
    }

    private static String withoutHyphen(String name) {
        return name.toUpperCase(Locale.ROOT).replace("-", "");
    }
}
