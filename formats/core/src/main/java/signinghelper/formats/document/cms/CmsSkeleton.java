package signinghelper.formats.document.cms;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Source;
import signinghelper.formats.internal.asn1.Asn1Header;
import signinghelper.formats.internal.asn1.Asn1Stream;
import signinghelper.formats.internal.asn1.MalformedStreamException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Signed document without the octets of its content, so that it fits into memory at any size.
 *
 * @param encoded the document, with an empty OCTET STRING in the place of content within
 */
record CmsSkeleton(Bytes encoded) {
    /** Certificates, attributes and signature; some signers put revocation lists into attributes that they sign. */
    static final int MAX_BYTES = 6 << 20;

    /** Versions and names in front of the content. */
    private static final int MAX_BEFORE = 1 << 20;

    private static final byte[] EMPTY_CONTENT = {(byte) Der.EXPLICIT_0, 2, Der.OCTET_STRING, 0};

    /** Reads a document once, its content too. */
    static CmsSkeleton read(Source source) throws CmsException, IOException {
        try (var document = new Asn1Stream(source.open())) {
            return read(document);
        } catch (MalformedStreamException e) {
            throw new CmsException(CmsException.Reason.MALFORMED, e);
        }
    }

    private static CmsSkeleton read(Asn1Stream document) throws CmsException, IOException {
        var whole = document.enter(Der.SEQUENCE);
        var type = copy(document);
        var explicit = document.enter(Der.EXPLICIT_0);
        var signedData = document.enter(Der.SEQUENCE);
        var version = copy(document);
        var digests = copy(document);
        var encapsulated = document.enter(Der.SEQUENCE);
        var dataType = copy(document);
        var content = new byte[0];
        if (!document.isAtEndOf(encapsulated)) {
            var wrapper = document.enter(Der.EXPLICIT_0);
            requireOctets(document, dataType);
            new ContentOctets(document).transferTo(OutputStream.nullOutputStream());
            document.leave(wrapper);
            content = EMPTY_CONTENT;
        }
        document.leave(encapsulated);
        var rest = new ByteArrayOutputStream();
        while (!document.isAtEndOf(signedData)) {
            document.copy(rest, MAX_BYTES);
        }
        document.leave(signedData);
        document.leave(explicit);
        document.leave(whole);
        if (!document.isAtEnd()) {
            throw new MalformedStreamException("bytes behind the document");
        }
        var inner = sequence(version, digests, sequence(dataType, content), rest.toByteArray());
        return new CmsSkeleton(Bytes.copyOf(sequence(type, value(Der.EXPLICIT_0, inner))));
    }

    /** PKCS#7 lets the content be any value (RFC 2315, 7), as signatures on programs have it (Authenticode). */
    private static void requireOctets(Asn1Stream document, byte[] type) throws CmsException, IOException {
        if (document.nextTag() == Der.SEQUENCE) {
            throw CmsException.naming(CmsException.Reason.FORM, "content", name(type));
        }
    }

    private static String name(byte[] type) throws CmsException {
        try {
            return ASN1ObjectIdentifier.getInstance(type).getId();
        } catch (IllegalArgumentException e) {
            throw new CmsException(CmsException.Reason.MALFORMED, e);
        }
    }

    /** Octets of the content within a document whose skeleton has been read. */
    static InputStream openContent(Source source) throws IOException {
        var document = new Asn1Stream(source.open());
        document.enter(Der.SEQUENCE);
        copy(document);
        document.enter(Der.EXPLICIT_0);
        document.enter(Der.SEQUENCE);
        copy(document);
        copy(document);
        document.enter(Der.SEQUENCE);
        copy(document);
        document.enter(Der.EXPLICIT_0);
        return new ContentOctets(document);
    }

    private static byte[] copy(Asn1Stream document) throws IOException {
        var out = new ByteArrayOutputStream();
        document.copy(out, MAX_BEFORE);
        return out.toByteArray();
    }

    private static byte[] sequence(byte[]... parts) {
        return value(Der.SEQUENCE, org.bouncycastle.util.Arrays.concatenate(parts));
    }

    private static byte[] value(int tag, byte[] content) {
        return org.bouncycastle.util.Arrays.concatenate(Asn1Header.write(tag, content.length), content);
    }
}
