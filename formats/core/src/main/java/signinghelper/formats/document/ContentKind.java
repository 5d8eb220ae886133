package signinghelper.formats.document;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;

import java.util.Objects;
import java.util.Optional;

/**
 * Kind of content that is signed as CMS. Each kind has a content type (RFC 5652, 3), so that nothing of one kind can be
 * shown as something of another.
 *
 * @param ownType content type of the kind; empty for documents, whose type their {@link CmsForm} gives
 */
public record ContentKind(Optional<ASN1ObjectIdentifier> ownType) {
    /** Documents. */
    public static final ContentKind DOCUMENT = new ContentKind(Optional.empty());

    private static final int DATA_VERSION = 1;
    private static final int OTHER_VERSION = 3;

    public ContentKind {
        Objects.requireNonNull(ownType);
    }

    /** Kind with a content type of its own. */
    public static ContentKind of(String objectIdentifier) {
        return new ContentKind(Optional.of(new ASN1ObjectIdentifier(objectIdentifier)));
    }

    /** Content type in a document of a form. */
    public ASN1ObjectIdentifier typeIn(CmsForm form) {
        return ownType.orElseGet(form::dataType);
    }

    /** Returns true for the content type in a document of a form, or the one that signers of GM/T 0010-2012 also write. */
    public boolean isTypeIn(CmsForm form, ASN1ObjectIdentifier type) {
        var isOther = ownType.isEmpty() && form.isGmt0010() && type.equals(CmsForm.RFC5652.dataType());
        return isOther || type.equals(typeIn(form));
    }

    /** Version of the SignedData (RFC 5652, 5.1): 3 where the content is not of type data. */
    public int version() {
        return ownType.isPresent() ? OTHER_VERSION : DATA_VERSION;
    }
}
