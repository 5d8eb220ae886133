import type { DocumentOutcome, EnvelopeOutcome, Format, LoginBindResult, Method, TokenFault } from "#protocol/messages";
import type { PageToken } from "#protocol/answers";

/** The parts installed on this computer, and the U-Keys that are plugged in. */
export interface Status {
  /** Version of the browser extension. */
  extension: string;
  /** Version of the host program. */
  host: string;
  /** Version of the host's protocol, e.g. `2.0`. */
  protocol: string;
  /** Identifier of the portal profile in force. */
  profile: string;
  /** Methods that this page's origin may ask for. */
  capabilities: readonly Method[];
  /** Formats in which documents can be signed, and what each needs of them. */
  formats: readonly Format[];
  /** Empty when no U-Key is plugged in, and when this origin may not ask. */
  tokens: readonly PageToken[];
  /** Readers whose U-Key cannot be read, beside others that can; when all fail, `status` rejects. */
  faults: readonly TokenFault[];
}

/** The binding token for the portal's server, and how certificate and account agree. */
export type Binding = LoginBindResult;

/** Outcome of one document. */
export type SignedDocument =
  | {
      outcome: Extract<DocumentOutcome, "SIGNED">;
      /** The signed document, e.g. CMS SignedData in DER. A large one is not in the page's memory. */
      signature: Blob;
    }
  | {
      /** The user stopped the batch before it, or it could not be signed. */
      outcome: Extract<DocumentOutcome, "NOT_SIGNED">;
    };

export interface SignResult {
  /** The host's record of the batch for the server's files: CMS SignedData, attached, DER. */
  receipt: Uint8Array<ArrayBuffer>;
  /** Outcomes in the order of the request. */
  documents: readonly SignedDocument[];
}

export interface EncryptedDocument {
  title: string;
  /** CMS or GM/T 0010, DER. A large one is not in the page's memory. */
  envelope: Blob;
}

export interface EncryptResult {
  /** SHA-256 in hex of each certificate that opens the envelopes; those of the portal's profile come last. */
  recipients: readonly string[];
  /** Envelopes in the order of the request. */
  documents: readonly EncryptedDocument[];
}

/** Outcome of one envelope. */
export type OpenedEnvelope =
  | {
      title: string;
      outcome: Extract<EnvelopeOutcome, "OPENED">;
      /** The document as it was encrypted. A large one is not in the page's memory. */
      content: Blob;
    }
  | {
      title: string;
      /**
       * `UNREADABLE`: the key fits, but decrypting came to no right end. `NOT_OPENED`: the user stopped the batch before
       * it.
       */
      outcome: Exclude<EnvelopeOutcome, "OPENED">;
    };

export interface OpenResult {
  /** Outcomes in the order of the request. */
  envelopes: readonly OpenedEnvelope[];
  /** Statement on the outcomes for the server's files: CMS SignedData, attached, DER; null where no key on the U-Key signs. */
  statement: Uint8Array<ArrayBuffer> | null;
}

export interface RehearseResult {
  /** Outcomes in the order of the request; of certificates one, of the envelope that was made to them. */
  envelopes: readonly EnvelopeOutcome[];
  /** As {@link OpenResult} has it. */
  statement: Uint8Array<ArrayBuffer> | null;
}
