package signinghelper.formats.ofd.internal.document;

import org.bouncycastle.asn1.x509.DigestInfo;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Digest of a description in the place of its octets, in the spellings of signers; GB/T 33190-2016, 18.2, leaves open what a CMS is over. */
final class DescriptionDigest {
    /** Lengths of MD5, SHA-1 and SHA-224, of their Base64 and of the digits of the last two. */
    private static final Set<Integer> OF_REFUSED = Set.of(16, 20, 24, 28, 40, 56);

    /** Longest that is looked at for a DigestInfo. */
    private static final int MAX_BYTES = 128;

    private DescriptionDigest() {}

    /** Returns the digest by each function, and its Base64. */
    static List<byte[]> usual(byte[] description) {
        return digests(description)
                .flatMap(digest -> Stream.of(digest, Base64.getEncoder().encode(digest)))
                .toList();
    }

    private static Stream<byte[]> digests(byte[] description) {
        return Stream.of(DigestAlgorithm.values()).map(function -> function.of(description));
    }

    /** Judges the content within a CMS; only another digest of a length that is accepted speaks against the description. */
    static Finding findingAbout(byte[] content, byte[] description) {
        if (Arrays.equals(content, description) || isAmong(usual(description).stream(), content)) {
            return Finding.of(Code.FORM_DEVIATES, "deviation", "DIGEST_WITHIN");
        }
        if (isAmong(digests(description).map(DescriptionDigest::digits), lowerCase(content))
                || isAmong(digests(description), digestIn(content))) {
            return refused("DIGEST_WITHIN");
        }
        return OF_REFUSED.contains(content.length)
                ? Finding.of(Code.ALGORITHM_REFUSED, "algorithm", "DIGEST_OF_" + content.length)
                : Finding.of(Code.DIGEST_MISMATCH, "part", "SignedValue");
    }

    /** Returns the finding about a form that is over the description, and that no reader has to know. */
    static Finding refused(String deviation) {
        return Finding.of(Code.FORM_REFUSED, "deviation", deviation);
    }

    private static boolean isAmong(Stream<byte[]> digests, byte[] content) {
        return digests.anyMatch(digest -> Arrays.equals(digest, content));
    }

    private static byte[] digits(byte[] digest) {
        return HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] lowerCase(byte[] content) {
        return content.length > MAX_BYTES
                ? content
                : new String(content, StandardCharsets.US_ASCII)
                        .toLowerCase(Locale.ROOT)
                        .getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns the digest of a DigestInfo (RFC 8017, 9.2), or the content where it is none. */
    private static byte[] digestIn(byte[] content) {
        try {
            return content.length > MAX_BYTES
                    ? content
                    : DigestInfo.getInstance(content).getDigest();
        } catch (IllegalArgumentException e) {
            return content;
        }
    }
}
