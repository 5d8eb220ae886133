import type { ContentId, ContentPutResult, Digest } from "#protocol/messages";
import { isContentPutResult } from "#protocol/answers";
import { toBase64 } from "./base64.js";
import type { Connection } from "./connection.js";
import type { ContentDocument, DocumentToSign, TitledDocument } from "./documents.js";
import { SigningHelperError } from "./error.js";
import { ownError } from "./own-error.js";

const PART_BYTES = 512 * 1024;

/**
 * Limit for the content of all documents of a batch within its own frame, which holds one MiB with titles and Base64.
 */
const INLINE_BYTES = 256 * 1024;

/** A disk that is busy or scanned may take its time; a host that takes longer than this hangs. */
const PUT_TIMEOUT_MS = 60_000;

/** A document as `signature.sign` takes it; the worker holds a digest to its length. */
export type BroughtDocument = Pick<DocumentToSign, "title" | "mediaType" | "format"> &
  Pick<ContentDocument, "seal" | "field"> &
  (
    | (BroughtContent & { addTo?: BroughtContent })
    | { addTo: BroughtContent }
    | { digest: { algorithm: Digest["algorithm"]; value: string } }
  );

type BroughtContent = { content: string } | { contentId: ContentId };

/** A document or an envelope as `envelope.encrypt` and `envelope.open` take it. */
export type BroughtEnvelope = Pick<TitledDocument, "title"> & BroughtContent;

/** Brings a batch's documents to the host, one part of at most 512 KiB in memory at a time. */
export class Upload {
  private inlineLeft = INLINE_BYTES;

  constructor(
    private readonly connection: Connection,
    private readonly signal: AbortSignal | undefined,
  ) {}

  /**
   * @returns the documents as `signature.sign` takes them
   * @throws SigningHelperError REQUEST_MALFORMED when one is no document, or its content cannot be read
   */
  bringAll(documents: readonly DocumentToSign[]): Promise<BroughtDocument[]> {
    return this.oneByOne(documents, (document) => this.bring(document));
  }

  /**
   * @returns documents or envelopes as `envelope.encrypt` and `envelope.open` take them
   * @throws SigningHelperError REQUEST_MALFORMED when the content of one is neither Blob nor bytes, or cannot be read
   */
  bringTitled(documents: readonly TitledDocument[]): Promise<BroughtEnvelope[]> {
    return this.oneByOne(documents, async ({ title, content }) => ({
      title,
      ...(await this.bringContent(blobOf(content))),
    }));
  }

  /**
   * @returns the name under which the host holds the whole content
   * @throws SigningHelperError REQUEST_MALFORMED when it is neither Blob nor bytes, or cannot be read
   */
  hand(content: Blob | BufferSource): Promise<ContentId> {
    return this.readable(() => this.put(blobOf(content)));
  }

  private async oneByOne<T, B>(documents: readonly T[], bring: (document: T) => Promise<B>): Promise<B[]> {
    const brought = [];
    for (const document of documents) {
      brought.push(await this.readable(() => bring(document)));
    }
    return brought;
  }

  /** Tells of a file that was changed or moved since it was chosen, and of a value that is neither Blob nor bytes. */
  private async readable<T>(bringing: () => Promise<T>): Promise<T> {
    try {
      return await bringing();
    } catch (cause) {
      throw cause instanceof SigningHelperError ? cause : ownError("REQUEST_MALFORMED", this.connection.locale);
    }
  }

  private async bring(document: DocumentToSign): Promise<BroughtDocument> {
    const { title, mediaType, format } = document;
    const named = { title, mediaType, ...(format !== undefined && { format }) };
    if ("content" in document && !("digest" in document)) {
      const { content, seal, field, addTo } = document;
      return {
        ...named,
        ...(seal !== undefined && { seal }),
        ...(field !== undefined && { field }),
        ...(await this.bringContent(blobOf(content))),
        ...(addTo !== undefined && { addTo: await this.bringContent(blobOf(addTo)) }),
      };
    }
    if ("addTo" in document && !("digest" in document)) {
      return { ...named, addTo: await this.bringContent(blobOf(document.addTo)) };
    }
    if ("digest" in document && !("content" in document) && !("addTo" in document)) {
      return {
        ...named,
        digest: { algorithm: document.digest.algorithm, value: await base64Of(blobOf(document.digest.value)) },
      };
    }
    throw ownError("REQUEST_MALFORMED", this.connection.locale);
  }

  private async bringContent(content: Blob): Promise<BroughtContent> {
    if (content.size > this.inlineLeft) {
      return { contentId: await this.put(content) };
    }
    this.inlineLeft -= content.size;
    return { content: await base64Of(content) };
  }

  private async put(content: Blob): Promise<ContentId> {
    let { content: id, received } = await this.putPart(content, 0);
    while (received < content.size) {
      ({ content: id, received } = await this.putPart(content, received, id));
    }
    return id;
  }

  private async putPart(content: Blob, offset: number, id?: ContentId): Promise<ContentPutResult> {
    const end = Math.min(offset + PART_BYTES, content.size);
    const data = await base64Of(content.slice(offset, end));
    const params = {
      ...(id === undefined ? { size: content.size } : { content: id }),
      offset,
      data,
      last: end === content.size,
    };
    const answer = await this.connection.ask("content.put", params, { timeout: PUT_TIMEOUT_MS, signal: this.signal });
    if (!isContentPutResult(answer) || answer.received !== end) {
      throw ownError("HOST_GARBLED", this.connection.locale);
    }
    return answer;
  }
}

async function base64Of(content: Blob): Promise<string> {
  return toBase64(new Uint8Array(await content.arrayBuffer()));
}

function blobOf(content: Blob | BufferSource): Blob {
  // A Blob would take a text as well: a page that passes Base64 must not have the Base64 signed.
  if (content instanceof ArrayBuffer || ArrayBuffer.isView(content)) {
    return new Blob([content]);
  }
  if (!((content as unknown) instanceof Blob)) {
    throw new TypeError();
  }
  return content;
}
