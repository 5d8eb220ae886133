package signinghelper.formats.seal;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1String;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.internal.asn1.Asn1Header;
import signinghelper.formats.internal.asn1.BoundedAsn1;
import signinghelper.formats.internal.asn1.MalformedAsn1Exception;
import signinghelper.formats.internal.asn1.RawSequence;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.SealReport;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Electronic seal: SESeal of GM/T 0031-2014 (V1) and GB/T 38540-2020 (V4, V5).
 *
 * @param version of the header
 * @param signers DER of certificates, or their digests, of those who may use the seal
 * @param otherFunctions names of hash functions that are not accepted, by which the seal names signers
 * @param maker signature of the seal's maker
 * @param madeOver bytes under that signature
 * @param encoded the seal as it lies in its file
 */
public record Seal(
        int version,
        String id,
        String name,
        List<Bytes> signers,
        List<String> otherFunctions,
        Instant validFrom,
        Instant validUntil,
        SealReport.Picture picture,
        SignaturePart maker,
        Bytes madeOver,
        Bytes encoded) {
    private static final int V1_PROPERTIES = 6;

    /** IA5String "ES", the ID in the header of every version. */
    private static final String HEADER = "\u0016\u0002ES";

    /** Room for the tags and lengths of four SEQUENCEs. */
    private static final int BEFORE_HEADER = 20;

    public Seal {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        signers = List.copyOf(signers);
        otherFunctions = List.copyOf(otherFunctions);
        Objects.requireNonNull(validFrom);
        Objects.requireNonNull(validUntil);
        Objects.requireNonNull(picture);
        Objects.requireNonNull(maker);
        Objects.requireNonNull(madeOver);
        Objects.requireNonNull(encoded);
    }

    /**
     * Parses a seal of any version.
     *
     * @throws FormatException {@code SEAL_REFUSED} with the rule {@code SEAL_MALFORMED} if it is no seal, or larger than
     *     8 MiB
     */
    public static Seal parse(Bytes encoded) throws FormatException {
        try {
            BoundedAsn1.parse(encoded.toArray(), SealSignature.MAX_BYTES);
            var parts = RawSequence.of(encoded);
            var isV1 = parts.size() == 2 && isSequence(parts.at(1));
            var made = isV1
                    ? RawSequence.of(parts.at(1)).elements()
                    : parts.elements().subList(1, parts.size());
            var over = isV1 ? sequence(parts.at(0), made) : parts.at(0);
            return of(RawSequence.of(parts.at(0)), SignaturePart.of(made), over, encoded);
        } catch (MalformedAsn1Exception | RuntimeException e) {
            throw FormatException.sealBreaks(Code.SEAL_MALFORMED);
        }
    }

    /**
     * Reads the picture alone of a seal of any version, to show it. Makers of old seals write other values in their own ways.
     *
     * @throws FormatException {@code SEAL_REFUSED} with the rule {@code SEAL_MALFORMED} if it has no picture
     */
    public static SealReport.Picture pictureOf(Bytes encoded) throws FormatException {
        try {
            var info = RawSequence.of(RawSequence.of(encoded).at(0));
            return picture(ASN1Sequence.getInstance(value(info.at(3))));
        } catch (MalformedAsn1Exception | RuntimeException e) {
            throw FormatException.sealBreaks(Code.SEAL_MALFORMED);
        }
    }

    /**
     * Returns true when a file begins as a seal of any version does, whether or not the rest can be parsed: "ES", as an
     * IA5String in its first SEQUENCEs.
     */
    public static boolean isAnnounced(Bytes file) {
        var beginning = new String(
                file.toArray(),
                0,
                Math.min(file.length(), BEFORE_HEADER + HEADER.length()),
                StandardCharsets.ISO_8859_1);
        return beginning.contains(HEADER);
    }

    private static Seal of(RawSequence info, SignaturePart maker, Bytes madeOver, Bytes encoded)
            throws MalformedAsn1Exception {
        var header = ASN1Sequence.getInstance(value(info.at(0)));
        var property = RawSequence.of(info.at(2));
        var times = property.size() == V1_PROPERTIES ? 3 : 4;
        var signers = ASN1Sequence.getInstance(value(property.at(times - 1)));
        return new Seal(
                ASN1Integer.getInstance(header.getObjectAt(1)).intValueExact(),
                text(value(info.at(1))),
                text(value(property.at(1))),
                signers(signers),
                otherFunctions(signers),
                SealTimes.parse(property.at(times + 1)),
                SealTimes.parse(property.at(times + 2)),
                picture(ASN1Sequence.getInstance(value(info.at(3)))),
                maker,
                madeOver,
                encoded);
    }

    /** A certificate, or the name of a hash function and the hash of one. */
    private static List<Bytes> signers(ASN1Sequence list) {
        var signers = new ArrayList<Bytes>();
        for (var entry : list) {
            var octets = entry instanceof ASN1Sequence digest ? digest.getObjectAt(1) : entry;
            signers.add(Bytes.copyOf(ASN1OctetString.getInstance(octets).getOctets()));
        }
        return signers;
    }

    private static List<String> otherFunctions(ASN1Sequence list) {
        var names = new ArrayList<String>();
        for (var entry : list) {
            if (entry instanceof ASN1Sequence digest) {
                var name = String.valueOf(digest.getObjectAt(0));
                if (DigestAlgorithm.named(name).isEmpty()) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static SealReport.Picture picture(ASN1Sequence picture) {
        return new SealReport.Picture(
                text(picture.getObjectAt(0)),
                Bytes.copyOf(ASN1OctetString.getInstance(picture.getObjectAt(1)).getOctets()),
                ASN1Integer.getInstance(picture.getObjectAt(2)).intValueExact(),
                ASN1Integer.getInstance(picture.getObjectAt(3)).intValueExact());
    }

    /** Bytes that the maker of a V1 seal signs: information, certificate and algorithm as one SEQUENCE. */
    private static Bytes sequence(Bytes info, List<Bytes> made) {
        return new RawSequence(List.of(info, made.get(0), made.get(1))).encoded();
    }

    private static boolean isSequence(Bytes encoded) {
        return Byte.toUnsignedInt(encoded.toArray()[0]) == Asn1Header.SEQUENCE;
    }

    private static ASN1Encodable value(Bytes encoded) throws MalformedAsn1Exception {
        return BoundedAsn1.parse(encoded.toArray(), SealSignature.MAX_BYTES);
    }

    private static String text(ASN1Encodable value) {
        return ((ASN1String) value).getString();
    }

    /** Returns true when the seal names the certificate, by its bytes or by a digest of them. */
    public boolean names(Bytes certificate) {
        return signers.contains(certificate)
                || Stream.of(DigestAlgorithm.values())
                        .anyMatch(function -> signers.contains(Bytes.copyOf(function.of(certificate.toArray()))));
    }
}
