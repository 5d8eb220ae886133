package signinghelper.formats.document.cms;

import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.Certificate;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.ContentKind;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.FormatException.Reason;
import signinghelper.formats.document.Signed;
import signinghelper.formats.document.SignerIdentity;
import signinghelper.formats.document.TimeStamping;
import signinghelper.formats.internal.asn1.Asn1Header;

import java.io.IOException;
import java.io.OutputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.Deque;

/** A finished CMS. All but the content is held in memory; content within is read again as the document is written. */
final class SignedCms implements Signed {
    private final byte[] before;
    private final @Nullable Content within;
    private final byte[] after;

    private SignedCms(byte[] before, @Nullable Content within, byte[] after) {
        this.before = before;
        this.within = within;
        this.after = after;
    }

    /**
     * Puts a document together.
     *
     * @param attributes signed attributes; null in forms without them
     * @param within the content; null when it is separate
     */
    static SignedCms of(
            SignerIdentity signer,
            ContentKind kind,
            @Nullable ASN1Set attributes,
            Bytes raw,
            @Nullable Content within,
            TimeStamping timeStamping)
            throws FormatException {
        var form = signer.form();
        var digest = CmsAlgorithms.of(signer.algorithm().digestAlgorithm());
        var own = encoded(signer.certificate());
        var certificates = new ASN1EncodableVector();
        certificates.add(own);
        for (var link : signer.chain()) {
            certificates.add(encoded(link));
        }
        var value = signer.algorithm().toDer(raw.toArray());
        var signerInfo = new SignerInfo(
                new SignerIdentifier(new IssuerAndSerialNumber(own)),
                digest,
                attributes,
                CmsAlgorithms.of(signer.algorithm(), form),
                new DEROctetString(value),
                Attributes.timeStamp(timeStamping.stamp(Bytes.copyOf(value))));
        var start = concatenated(Der.encode(new ASN1Integer(kind.version())), Der.encode(new DERSet(digest)));
        var end = concatenated(
                Der.encode(new DERTaggedObject(false, 0, new DERSet(certificates))),
                Der.encode(new DERSet(signerInfo)));
        return around(Der.encode(form.signedDataType()), start, Der.encode(kind.typeIn(form)), within, end);
    }

    /** Writes headers from the innermost outwards, because each holds the length of its content. */
    static SignedCms around(byte[] type, byte[] start, byte[] dataType, @Nullable Content within, byte[] end) {
        Deque<byte[]> parts = new ArrayDeque<>();
        var length = 0L;
        if (within != null) {
            length = within.size();
            length += prepend(parts, Asn1Header.write(Der.OCTET_STRING, length));
            length += prepend(parts, Asn1Header.write(Der.EXPLICIT_0, length));
        }
        length += prepend(parts, dataType);
        length += prepend(parts, Asn1Header.write(Der.SEQUENCE, length));
        length += prepend(parts, start) + end.length;
        length += prepend(parts, Asn1Header.write(Der.SEQUENCE, length));
        length += prepend(parts, Asn1Header.write(Der.EXPLICIT_0, length));
        length += prepend(parts, type);
        prepend(parts, Asn1Header.write(Der.SEQUENCE, length));
        return new SignedCms(concatenated(parts.toArray(byte[][]::new)), within, end);
    }

    private static int prepend(Deque<byte[]> parts, byte[] part) {
        parts.addFirst(part);
        return part.length;
    }

    private static byte[] concatenated(byte[]... parts) {
        return org.bouncycastle.util.Arrays.concatenate(parts);
    }

    @Override
    public long size() {
        return before.length + (within == null ? 0 : within.size()) + after.length;
    }

    /** Writes the document as DER. */
    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(before);
        if (within != null) {
            try (var in = within.open()) {
                in.transferTo(out);
            }
        }
        out.write(after);
    }

    static Certificate encoded(X509Certificate certificate) throws FormatException {
        try {
            return Certificate.getInstance(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new FormatException(Reason.CERTIFICATE_MALFORMED, e);
        }
    }
}
