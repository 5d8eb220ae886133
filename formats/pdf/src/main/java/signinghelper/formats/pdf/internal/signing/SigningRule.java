package signinghelper.formats.pdf.internal.signing;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.SealAppearance;
import signinghelper.formats.document.SignerIdentity;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException;
import signinghelper.formats.seal.Seal;

/** Rules for a document that is signed, and for the seal on it. */
public enum SigningRule {
    /** The file can be read in exactly one way, and has pages. */
    MALFORMED,
    /** No part of the file is beyond the limits of reading. */
    TOO_LARGE,
    /** The file is not encrypted: an update would have to be, too. */
    ENCRYPTED,
    /** No earlier signature forbids this one. */
    CERTIFIED,
    /** The document has room for one more revision and signature within the limits of reading. */
    FULL,
    /** The pages are what is shown, and no XML form beside them. */
    FORM_OF_XML,
    /** The document has the field that was named. */
    FIELD_MISSING,
    /** The field that was named waits for a signature, and makes no demands on it. */
    FIELD_NOT_WAITING,
    /** The content itself is there, and not its digest alone. */
    CONTENT_MISSING,
    /** The seal lies on pages that the document has. */
    PAGE_MISSING,
    /** Some of the seal's picture lies on the page. */
    OUTSIDE_PAGE,
    /** The picture is a PNG, JPEG, GIF or BMP of bounded size. */
    PICTURE_UNREADABLE,
    /** The seal names the signer. */
    SIGNER_NOT_IN_SEAL;

    /** Refuses a seal that does not name the signer. No seal is right too. */
    static void requireSealOf(SignerIdentity signer, @Nullable SealAppearance seal) throws FormatException {
        if (seal != null && !Seal.parse(seal.seal()).names(signer.encodedCertificate())) {
            throw FormatException.sealBreaks(SIGNER_NOT_IN_SEAL);
        }
    }

    /** Returns the refusal of a file that cannot be read in exactly one way. */
    public static FormatException brokenBy(PdfSyntaxException cause) {
        return FormatException.contentBreaks(
                switch (cause.reason()) {
                    case MALFORMED, DOUBLE_KEY -> MALFORMED;
                    case ENCRYPTED -> ENCRYPTED;
                    case TOO_LARGE -> TOO_LARGE;
                });
    }
}
