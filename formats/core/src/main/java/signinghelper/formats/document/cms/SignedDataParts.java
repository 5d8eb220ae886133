package signinghelper.formats.document.cms;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.Signed;
import signinghelper.formats.internal.asn1.Asn1Header;
import signinghelper.formats.internal.asn1.Asn1Stream;
import signinghelper.formats.internal.asn1.MalformedAsn1Exception;
import signinghelper.formats.internal.asn1.MalformedStreamException;
import signinghelper.formats.internal.asn1.RawSequence;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * SignedData without its content (RFC 5652, 5.1), each part as it is encoded.
 *
 * @param type content type of the whole
 * @param dataType content type of the content
 * @param certificates empty when the document has none
 * @param revocation certificate revocation lists; empty when the document has none
 * @param signers SignerInfos
 */
record SignedDataParts(
        Bytes type,
        Bytes version,
        List<Bytes> digests,
        Bytes dataType,
        List<Bytes> certificates,
        List<Bytes> revocation,
        List<Bytes> signers) {
    private static final int SET = 0x31;
    private static final int IMPLICIT_1 = 0xA1;

    SignedDataParts {
        digests = List.copyOf(digests);
        certificates = List.copyOf(certificates);
        revocation = List.copyOf(revocation);
        signers = List.copyOf(signers);
    }

    /** Reads the parts of a document whose skeleton has been parsed before. */
    static SignedDataParts of(CmsSkeleton skeleton) throws CmsException {
        try (var in = new Asn1Stream(new ByteArrayInputStream(skeleton.encoded().toArray()))) {
            in.enter(Der.SEQUENCE);
            var type = copy(in);
            in.enter(Der.EXPLICIT_0);
            var signedData = in.enter(Der.SEQUENCE);
            var version = copy(in);
            var digests = elements(in, SET);
            var encapsulated = in.enter(Der.SEQUENCE);
            var dataType = copy(in);
            while (!in.isAtEndOf(encapsulated)) {
                copy(in);
            }
            in.leave(encapsulated);
            return rest(in, signedData, type, version, digests, dataType);
        } catch (MalformedStreamException e) {
            throw new CmsException(CmsException.Reason.MALFORMED, e);
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be read", e);
        }
    }

    private static SignedDataParts rest(
            Asn1Stream in, Asn1Stream.Frame signedData, Bytes type, Bytes version, List<Bytes> digests, Bytes dataType)
            throws IOException {
        var certificates = List.<Bytes>of();
        var revocation = List.<Bytes>of();
        var signers = List.<Bytes>of();
        while (!in.isAtEndOf(signedData)) {
            var frame = in.enter();
            var elements = elements(in, frame);
            switch (frame.tag()) {
                case Der.EXPLICIT_0 -> certificates = elements;
                case IMPLICIT_1 -> revocation = elements;
                default -> signers = elements;
            }
        }
        return new SignedDataParts(type, version, digests, dataType, certificates, revocation, signers);
    }

    private static List<Bytes> elements(Asn1Stream in, int tag) throws IOException {
        return elements(in, in.enter(tag));
    }

    private static List<Bytes> elements(Asn1Stream in, Asn1Stream.Frame set) throws IOException {
        var found = new ArrayList<Bytes>();
        while (!in.isAtEndOf(set)) {
            found.add(copy(in));
        }
        in.leave(set);
        return found;
    }

    private static Bytes copy(Asn1Stream in) throws IOException {
        var out = new ByteArrayOutputStream();
        in.copy(out, CmsSkeleton.MAX_BYTES);
        return Bytes.copyOf(out.toByteArray());
    }

    /** Returns these parts with the signers of another document over the same content. */
    SignedDataParts and(SignedDataParts further) throws MalformedAsn1Exception {
        return new SignedDataParts(
                type,
                version,
                digests(further),
                dataType,
                union(certificates, further.certificates),
                revocation,
                union(signers, further.signers));
    }

    /** An algorithm that is there already, with or without parameters, is not named again. */
    private List<Bytes> digests(SignedDataParts further) throws MalformedAsn1Exception {
        var all = new ArrayList<>(digests);
        for (var digest : further.digests) {
            var name = RawSequence.of(digest).at(0);
            var isThere = false;
            for (var known : all) {
                isThere |= RawSequence.of(known).at(0).equals(name);
            }
            if (!isThere) {
                all.add(digest);
            }
        }
        return all;
    }

    private static List<Bytes> union(List<Bytes> some, List<Bytes> more) {
        var all = new ArrayList<>(some);
        more.stream().filter(each -> !some.contains(each)).forEach(all::add);
        return all;
    }

    /**
     * Writes the document.
     *
     * @param within the content; null when it is separate
     */
    Signed around(@Nullable Content within) {
        var end = new ByteArrayOutputStream();
        if (!certificates.isEmpty()) {
            end.writeBytes(set(Der.EXPLICIT_0, certificates));
        }
        if (!revocation.isEmpty()) {
            end.writeBytes(set(IMPLICIT_1, revocation));
        }
        end.writeBytes(set(SET, signers));
        var start = new ByteArrayOutputStream();
        start.writeBytes(version.toArray());
        start.writeBytes(set(SET, digests));
        return SignedCms.around(type.toArray(), start.toByteArray(), dataType.toArray(), within, end.toByteArray());
    }

    /** Writes a SET OF, whose elements stand in the order of their octets (X.690, 11.6). */
    private static byte[] set(int tag, List<Bytes> elements) {
        var content = new ByteArrayOutputStream();
        elements.stream().map(Bytes::toArray).sorted(Arrays::compareUnsigned).forEach(content::writeBytes);
        var set = new ByteArrayOutputStream();
        set.writeBytes(Asn1Header.write(tag, content.size()));
        set.writeBytes(content.toByteArray());
        return set.toByteArray();
    }
}
