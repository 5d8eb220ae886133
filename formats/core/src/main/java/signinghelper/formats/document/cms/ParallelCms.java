package signinghelper.formats.document.cms;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.ContentKind;
import signinghelper.formats.document.DocumentFormat;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.PageSize;
import signinghelper.formats.document.Preparation;
import signinghelper.formats.document.SealAppearance;
import signinghelper.formats.document.Signed;
import signinghelper.formats.document.SignerIdentity;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.TimeStamping;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.internal.asn1.MalformedAsn1Exception;
import signinghelper.formats.internal.asn1.MalformedStreamException;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.VerificationReport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * CMS that is there and gets a further signer over the same content (RFC 5652, 5.1). The earlier SignerInfos stay as they
 * are, octet for octet.
 */
public final class ParallelCms implements DocumentFormat {

    /** Rule that a further signer breaks. */
    private enum Rule {
        /** The signer's form has other content types than the document. */
        FORMS_DIFFER
    }

    private final CmsWriter writer = new CmsWriter(ContentKind.DOCUMENT);
    private final CmsSkeleton skeleton;
    private final SignedDataParts parts;
    private final @Nullable Content within;
    private final DocumentFormat alone;

    private ParallelCms(CmsSkeleton skeleton, SignedDataParts parts, @Nullable Content within) {
        this.skeleton = skeleton;
        this.parts = parts;
        this.within = within;
        this.alone = new CmsFormat(within == null);
    }

    /** Returns true when a further signer can be added to documents of the format. */
    public static boolean addsTo(DocumentFormat format) {
        return format instanceof CmsFormat;
    }

    /**
     * Reads a document.
     *
     * @param existing read again for the content within
     * @throws FormatException {@code CONTENT_REFUSED} if it is no signed CMS
     * @throws IOException if it cannot be read
     */
    public static ParallelCms of(Source existing) throws FormatException, IOException {
        try {
            var skeleton = CmsSkeleton.read(existing);
            var signers = ParsedCms.parseAll(skeleton.encoded().toArray());
            if (signers.isEmpty()) {
                throw FormatException.contentBreaks(Code.NOT_SIGNED);
            }
            var isAttached = signers.get(0).content() != null;
            return new ParallelCms(skeleton, SignedDataParts.of(skeleton), isAttached ? content(existing) : null);
        } catch (MalformedStreamException | CmsException e) {
            throw FormatException.contentBreaks(Code.MALFORMED);
        }
    }

    private static Content content(Source existing) throws IOException {
        try (var content = new MeasuredStream(existing)) {
            content.transferTo(OutputStream.nullOutputStream());
            return content.content();
        }
    }

    /** Returns the content within, which is what a further signer signs; empty when it is separate. */
    public Optional<Content> content() {
        return Optional.ofNullable(within);
    }

    @Override
    public String id() {
        return alone.id();
    }

    @Override
    public String suffix() {
        return alone.suffix();
    }

    /** A digest does not tell whether the earlier signatures are over the same content. */
    @Override
    public Need need() {
        return Need.CONTENT;
    }

    @Override
    public boolean isDetached() {
        return within == null;
    }

    @Override
    public List<PageSize> pages(Content content) {
        return List.of();
    }

    /** Reads the content, since every earlier signature has to hold for it; whom it is by makes no difference. */
    @Override
    public void requireSignable(Content content, SignerIdentity signer, @Nullable SealAppearance seal)
            throws FormatException, IOException {
        CmsWriter.requireSignable(content, signer, seal);
        var form = signer.form();
        if (!Bytes.copyOf(Der.encode(form.signedDataType())).equals(parts.type())
                || !Bytes.copyOf(Der.encode(form.dataType())).equals(parts.dataType())) {
            throw FormatException.contentBreaks(Rule.FORMS_DIFFER);
        }
        try {
            var verifier = CmsVerifier.acceptingAnyCertificate(VerificationPolicy.field());
            var opened = new ArrayList<OpenedCms>();
            for (var parsed : ParsedCms.parseAll(skeleton.encoded().toArray())) {
                opened.add(verifier.open(parsed));
            }
            try (var in = content.open()) {
                CmsVerifier.pass(in, opened);
            }
            for (var earlier : opened) {
                earlier.finish(null);
            }
        } catch (CmsException e) {
            throw FormatException.contentBreaks(e.reason().code());
        }
    }

    @Override
    public Preparation prepare(
            Content content,
            SignerIdentity signer,
            Instant signingTime,
            @Nullable SealAppearance seal,
            TimeStamping timeStamping)
            throws FormatException, IOException {
        requireSignable(content, signer, seal);
        return new Addition(writer.detached(content, signer, signingTime, timeStamping));
    }

    /** The further signature, which is made alone and then put beside the earlier ones. */
    private final class Addition implements Preparation {
        private final Preparation signature;

        Addition(Preparation signature) {
            this.signature = signature;
        }

        @Override
        public Digest digestToSign() {
            return signature.digestToSign();
        }

        @Override
        public Signed finish(Bytes raw) throws FormatException {
            var signed = signature.finish(raw);
            try {
                return parts.and(SignedDataParts.of(CmsSkeleton.read(source(signed))))
                        .around(within);
            } catch (CmsException | MalformedAsn1Exception | IOException e) {
                throw new IllegalStateException("our own CMS cannot be read", e);
            }
        }
    }

    private static Source source(Signed small) throws IOException {
        var out = new ByteArrayOutputStream();
        small.writeTo(out);
        return Source.of(out.toByteArray());
    }

    @Override
    public boolean recognises(Source document) throws IOException {
        return alone.recognises(document);
    }

    @Override
    public VerificationReport verify(Source document, @Nullable Source apart, VerificationContext context)
            throws IOException {
        return alone.verify(document, apart, context);
    }
}
