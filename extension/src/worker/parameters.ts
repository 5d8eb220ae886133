import type { Account, Digest, Document, ErrorCode, InlineDocument, PutDocument } from "../protocol/messages.gen.js";
import { anyOf, base64, exactly, type Guard, listOf, oneOf, text } from "../shared/shape.js";

// What a page may choose of a request's parameters, as protocol.schema.json has it.

/** Base64 of 512 KiB is 699,052 characters. */
const MAXIMUM_DATA_LENGTH = 700_000;
const MAXIMUM_DOCUMENTS = 1_000;

export const isNonce = text(256, /^[A-Za-z0-9+/=_-]{44,256}$/);
export const isData = base64(MAXIMUM_DATA_LENGTH);
export const isContentId = text(36, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
export const isFileName = words(300);
/** The host knows which codes there are. */
export const isErrorCode = text(64, /^[A-Z][A-Z0-9_]*$/) as Guard<ErrorCode>;
export const isPurpose = oneOf("sign", "encrypt");

export const isAccount = exactly<Account>({
  name: words(256),
  creditCode: words(64),
  role: oneOf("supplier", "purchaser"),
});

const named = {
  title: words(300),
  mediaType: text(121, /^[a-z0-9][a-z0-9.+-]{0,60}\/[a-z0-9][a-z0-9.+-]{0,60}$/),
};
const isContentDocument = anyOf<InlineDocument | PutDocument>(
  exactly<InlineDocument>({ ...named, content: isData }),
  exactly<PutDocument>({ ...named, contentId: isContentId }),
);
const isAnyDocument = anyOf<Document>(
  isContentDocument,
  ...[
    digestOf("SM3", /^[A-Za-z0-9+/]{43}=$/),
    digestOf("SHA-256", /^[A-Za-z0-9+/]{43}=$/),
    digestOf("SHA-384", /^[A-Za-z0-9+/]{64}$/),
    digestOf("SHA-512", /^[A-Za-z0-9+/]{86}==$/),
  ].map((digest) => exactly({ ...named, digest })),
);

/** A digest stands for content that stays elsewhere, so a signature that carries the content cannot have one. */
export const areDocumentsFor = {
  "cms-detached": documents(isAnyDocument),
  "cms-attached": documents<Document>(isContentDocument),
};

function documents<T>(isDocument: Guard<T>): Guard<T[]> {
  const isList = listOf(isDocument, MAXIMUM_DOCUMENTS);
  return (value): value is T[] => isList(value) && value.length > 0;
}

function digestOf(algorithm: Digest["algorithm"], value: RegExp): Guard<Digest> {
  return exactly<Digest>({ algorithm: oneOf(algorithm), value: text(88, value) });
}

/** Not empty, and without halves of characters, which have no UTF-8. */
function words(maximumLength: number): Guard<string> {
  return text(maximumLength, /^\P{Surrogate}+$/u);
}
