import type { Digest, FieldName, FormatId, MediaType, SealPlace, Title } from "#protocol/messages";

interface NamedDocument {
  /** Title that the user reads in the helper's window; 1 to 300 characters. */
  title: Title;
  /** Media type without parameters, e.g. `application/pdf`. The window can open PDF, OFD, XML and text. */
  mediaType: MediaType;
  /** Format of this document, where it is not the batch's. */
  format?: FormatId;
}

/** A document whose bytes the helper sees. A `Blob` or `File` is read piece by piece, so it may be large. */
export interface ContentDocument extends NamedDocument {
  content: Blob | BufferSource;
  /**
   * Places of the user's seal on a PDF's or OFD's pages; without them the signature is not visible. Lengths are
   * millimetres from the top left corner of the page as it is shown. The host takes the seal that belongs to the
   * certificate, or refuses with SEAL_REFUSED.
   */
  seal?: readonly SealPlace[];
  /**
   * Fully qualified name of the PDF's signature field that waits for the signature. Without it the host takes the one
   * at the seal's place, or the only one that waits, or makes one.
   */
  field?: FieldName;
  /**
   * Detached CMS over this content, which gets a further signer; without `seal`. The result is a new CMS
   * with the earlier signatures as they were.
   */
  addTo?: Blob | BufferSource;
}

/** A CMS with its content within, which gets a further signer over that content. The window shows the content. */
export interface SignedWithinDocument extends NamedDocument {
  addTo: Blob | BufferSource;
}

/**
 * A document that stays where it is; for formats that need no content, such as `cms-detached`. The window says that the
 * helper has not seen the document.
 */
export interface DigestDocument extends NamedDocument {
  digest: {
    /** SM3 for SM2 keys (without Z); for other keys one of the SHA-2 family. */
    algorithm: Digest["algorithm"];
    /** The finished hash of the content, 32 to 64 bytes. */
    value: BufferSource;
  };
}

export type DocumentToSign = ContentDocument | DigestDocument | SignedWithinDocument;

/** A document to encrypt, or an envelope to open. A `Blob` or `File` is read piece by piece, so it may be large. */
export interface TitledDocument {
  /** Title that the user reads in the helper's window; 1 to 300 characters. */
  title: Title;
  content: Blob | BufferSource;
}
