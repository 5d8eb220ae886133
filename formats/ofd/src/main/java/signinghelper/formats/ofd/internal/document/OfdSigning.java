package signinghelper.formats.ofd.internal.document;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.ContentKind;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.Preparation;
import signinghelper.formats.document.SealAppearance;
import signinghelper.formats.document.SignerIdentity;
import signinghelper.formats.document.TimeStamping;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.document.cms.CmsWriter;
import signinghelper.formats.ofd.internal.container.OfdContainer;
import signinghelper.formats.ofd.internal.container.OfdException;
import signinghelper.formats.ofd.internal.container.PartName;
import signinghelper.formats.ofd.internal.container.ShownParts;
import signinghelper.formats.ofd.internal.page.OfdPage;
import signinghelper.formats.ofd.internal.page.OfdPages;
import signinghelper.formats.seal.Seal;
import signinghelper.formats.seal.SealPreparation;
import signinghelper.formats.seal.SealVerdicts;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Step;

import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A document to which a signature is added, once nothing speaks against it. */
public final class OfdSigning {
    /** Parts that a signature adds to a container: the list, the description, seal and value. */
    private static final int NEW_PARTS = 4;

    private static final Set<Step> ABOUT_THE_CONTENT = EnumSet.of(Step.STRUCTURE, Step.COVERAGE, Step.SIGNATURE);
    private static final PartName ENCRYPTION = new PartName("/Encryptions.xml");

    private final OfdContainer container;
    private final SignatureList list;
    private final List<OfdPage> pages;
    private final @Nullable SealAppearance appearance;
    private final @Nullable Seal seal;

    /**
     * Looks for what speaks against a signature, its time apart.
     *
     * @param appearance null when the signature is not visible
     * @throws FormatException {@code CONTENT_REFUSED} or {@code SEAL_REFUSED}, with the broken rule
     */
    public OfdSigning(OfdContainer container, SignerIdentity signer, @Nullable SealAppearance appearance)
            throws IOException, OfdException, FormatException {
        if (container.has(ENCRYPTION)) {
            throw FormatException.contentBreaks(Code.ENCRYPTED);
        }
        if (!container.hasRoomFor(NEW_PARTS)) {
            throw FormatException.contentBreaks(Code.TOO_LARGE);
        }
        this.container = container;
        this.list = SignatureList.in(container);
        this.pages = OfdPages.of(container, list.document());
        requireSound(container);
        this.appearance = appearance;
        this.seal = appearance == null ? null : usable(appearance, signer, pages.size());
    }

    /** Nothing is signed that its verification would not pass; certificates and seals of others are not asked about. */
    private static void requireSound(OfdContainer container) throws IOException, OfdException, FormatException {
        var context = VerificationContext.of(VerificationPolicy.field(), Instant.EPOCH)
                .withoutRevocation();
        if (!ShownParts.of(container).leaving().isEmpty()) {
            throw FormatException.contentBreaks(Code.READINGS_DIFFER);
        }
        for (var signature : new OfdVerification(container, context).report().signatures()) {
            for (var finding : signature.findings()) {
                if (finding.code().isUnsound() && ABOUT_THE_CONTENT.contains(finding.step())) {
                    throw FormatException.contentBreaks(finding.code());
                }
            }
        }
    }

    private static Seal usable(SealAppearance appearance, SignerIdentity signer, int pages) throws FormatException {
        if (appearance.placements().stream().anyMatch(place -> place.page() > pages)) {
            throw FormatException.sealBreaks(OfdRule.PAGE_MISSING);
        }
        var seal = Seal.parse(appearance.seal());
        if (seal.version() != SealPreparation.VERSION) {
            throw FormatException.sealBreaks(OfdRule.SEAL_VERSION);
        }
        requireHolds(seal, signer, seal.validFrom());
        return seal;
    }

    /** The maker's chain is looked at where the anchors are, when the seal is chosen. */
    private static void requireHolds(Seal seal, SignerIdentity signer, Instant time) throws FormatException {
        var context = VerificationContext.of(VerificationPolicy.field(), time).withoutRevocation();
        for (var finding : new SealVerdicts(context).judge(seal, signer.encodedCertificate(), time)) {
            if (finding.code().isUnsound() || finding.code() == Code.SEAL_ALGORITHM_REFUSED) {
                throw FormatException.sealBreaks(finding.code());
            }
        }
    }

    /** Prepares the signature; what is returned outlives the container. */
    public Preparation prepare(Content content, SignerIdentity signer, Instant signingTime, TimeStamping timeStamping)
            throws IOException, OfdException, FormatException {
        if (seal != null) {
            requireHolds(seal, signer, signingTime);
        }
        var folder = list.freeFolder(container);
        var description = new PartName(folder + "Signature.xml");
        var value = new PartName(folder + "SignedValue.dat");
        var draft = new SignatureDraft(signer.algorithm(), signingTime);
        var ids = new SignatureIds(list.entries());
        list.add(ids.next(), seal == null ? "Sign" : "Seal", description);
        draft.refer(container, list);
        var sealFile = sealParts(draft, ids, folder);
        var xml = draft.written(value);
        var parts = list.changed(container);
        parts.putAll(sealFile);
        parts.put(description, xml);
        var signature = signature(signer, signingTime, xml, description, timeStamping);
        return new OfdPreparation(signature, content, container.directory(), parts, value, signingTime);
    }

    private Map<PartName, Bytes> sealParts(SignatureDraft draft, SignatureIds ids, String folder) {
        if (appearance == null) {
            return Map.of();
        }
        for (var place : appearance.placements()) {
            draft.stamp(ids.next(), pages.get(place.page() - 1), place);
        }
        var part = new PartName(folder + "Seal.esl");
        draft.seal(part);
        return Map.of(part, appearance.seal());
    }

    private Preparation signature(
            SignerIdentity signer, Instant signingTime, Bytes xml, PartName description, TimeStamping timeStamping)
            throws FormatException, IOException {
        return seal == null
                ? new CmsWriter(ContentKind.DOCUMENT).detached(Content.inMemory(xml), signer, signingTime, timeStamping)
                : SealPreparation.of(seal, signer, signingTime, xml.toArray(), description.path(), timeStamping);
    }
}
