package signinghelper.formats.ofd;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.DocumentFormat;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.PageSize;
import signinghelper.formats.document.Preparation;
import signinghelper.formats.document.SealAppearance;
import signinghelper.formats.document.SignerIdentity;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.TimeStamping;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.ofd.internal.container.OfdContainer;
import signinghelper.formats.ofd.internal.container.OfdException;
import signinghelper.formats.ofd.internal.container.OfdRecognition;
import signinghelper.formats.ofd.internal.container.PartName;
import signinghelper.formats.ofd.internal.document.OfdDocument;
import signinghelper.formats.ofd.internal.document.OfdSigning;
import signinghelper.formats.ofd.internal.document.OfdVerification;
import signinghelper.formats.ofd.internal.page.OfdPage;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.VerificationReport;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** OFD documents (GB/T 33190-2016) with electronic seals (GB/T 38540-2020), or with a CMS in the seal's place. */
public final class OfdFormat implements DocumentFormat {
    @Override
    public String id() {
        return OfdVerification.FORMAT;
    }

    @Override
    public String suffix() {
        return ".signed.ofd";
    }

    @Override
    public boolean hasPages() {
        return true;
    }

    @Override
    public boolean recognises(Source document) throws IOException {
        return OfdRecognition.recognises(document);
    }

    @Override
    public VerificationReport verify(Source document, @Nullable Source apart, VerificationContext context)
            throws IOException {
        try (var container = OfdContainer.copyOf(document)) {
            return container.has(PartName.ROOT)
                    ? new OfdVerification(container, context).report()
                    : VerificationReport.without("", Finding.of(Code.FORMAT_UNKNOWN));
        } catch (OfdException e) {
            return VerificationReport.without(OfdVerification.FORMAT, e.finding());
        }
    }

    @Override
    public List<PageSize> pages(Content content) throws FormatException, IOException {
        return within(
                content,
                container -> OfdDocument.in(container).pages().stream()
                        .map(OfdPage::size)
                        .toList());
    }

    @Override
    public void requireSignable(Content content, SignerIdentity signer, @Nullable SealAppearance seal)
            throws FormatException, IOException {
        within(content, container -> new OfdSigning(container, signer, seal));
    }

    @Override
    public Preparation prepare(
            Content content,
            SignerIdentity signer,
            Instant signingTime,
            @Nullable SealAppearance seal,
            TimeStamping timeStamping)
            throws FormatException, IOException {
        return within(
                content,
                container ->
                        new OfdSigning(container, signer, seal).prepare(content, signer, signingTime, timeStamping));
    }

    /** Work on a container. */
    @FunctionalInterface
    private interface Work<T> {
        T on(OfdContainer container) throws IOException, OfdException, FormatException;
    }

    /** A container that cannot be read is refused with the code that its verification would have. */
    private static <T> T within(Content content, Work<T> work) throws FormatException, IOException {
        try (var container = OfdContainer.copyOf(content)) {
            return work.on(container);
        } catch (OfdException e) {
            throw FormatException.contentBreaks(e.finding().code());
        }
    }
}
