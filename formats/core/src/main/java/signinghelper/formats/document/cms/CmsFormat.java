package signinghelper.formats.document.cms;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.ContentDigest;
import signinghelper.formats.document.ContentKind;
import signinghelper.formats.document.DocumentFormat;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.PageSize;
import signinghelper.formats.document.Preparation;
import signinghelper.formats.document.SealAppearance;
import signinghelper.formats.document.SignerIdentity;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.TimeStamping;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.verification.VerificationReport;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** CMS with separate content; its variant has the content within. */
public final class CmsFormat implements DocumentFormat {
    private final CmsWriter writer = new CmsWriter(ContentKind.DOCUMENT);
    private final boolean isDetached;

    public CmsFormat() {
        this(true);
    }

    CmsFormat(boolean isDetached) {
        this.isDetached = isDetached;
    }

    @Override
    public List<DocumentFormat> variants() {
        return List.of(this, new CmsFormat(false));
    }

    @Override
    public String id() {
        return isDetached ? "cms-detached" : "cms-attached";
    }

    /** Returns the suffix of RFC 8551, 3.2.1. */
    @Override
    public String suffix() {
        return isDetached ? ".p7s" : ".p7m";
    }

    @Override
    public Need need() {
        return isDetached ? Need.DIGEST : Need.CONTENT;
    }

    @Override
    public boolean isDetached() {
        return isDetached;
    }

    @Override
    public List<PageSize> pages(Content content) {
        return List.of();
    }

    @Override
    public void requireSignable(Content content, SignerIdentity signer, @Nullable SealAppearance seal)
            throws FormatException, IOException {
        CmsWriter.requireSignable(content, signer, seal);
    }

    @Override
    public Preparation prepare(
            Content content,
            SignerIdentity signer,
            Instant signingTime,
            @Nullable SealAppearance seal,
            TimeStamping timeStamping)
            throws FormatException, IOException {
        CmsWriter.requireNoSeal(seal);
        return isDetached
                ? writer.detached(content, signer, signingTime, timeStamping)
                : writer.attached(content, signer, signingTime, timeStamping);
    }

    @Override
    public Preparation prepare(
            ContentDigest digest, SignerIdentity signer, Instant signingTime, TimeStamping timeStamping)
            throws FormatException {
        return isDetached
                ? writer.detached(digest, signer, signingTime, timeStamping)
                : DocumentFormat.super.prepare(digest, signer, signingTime, timeStamping);
    }

    @Override
    public boolean recognises(Source document) throws IOException {
        return CmsJudge.recognises(document);
    }

    @Override
    public VerificationReport verify(Source document, @Nullable Source apart, VerificationContext context)
            throws IOException {
        return new CmsJudge(context).report(id(), document, apart);
    }
}
