// Generated from protocol.schema.json (npm run generate). Do not edit.
import {
  anyOf,
  base64,
  exactly,
  integer,
  listOf,
  named,
  number,
  oneOf,
  orAbsent,
  text,
  words,
  type Guard,
} from "../shared/shape.js";
import type {
  Account,
  AskedSealPlace,
  CertificateListRequest,
  CertificateSelectRequest,
  ContentDocument,
  ContentGetRequest,
  ContentPutRequest,
  DiagnosisRunRequest,
  Digest,
  Digest256,
  Digest384,
  Digest512,
  DigestDocument,
  Document,
  ErrorCode,
  FileInspectRequest,
  FirstPart,
  GivenContent,
  InlineContent,
  InlineDocument,
  KeywordSealPlace,
  LoginAuthenticateRequest,
  LoginBindRequest,
  NextPart,
  PageSealPlace,
  PinChangeRequest,
  PutContent,
  PutDocument,
  RidingSealPlace,
  SealPlace,
  SealSize,
  SignedWithinDocument,
  SigningOrder,
  TokenListRequest,
  VerificationOrder,
  WindowOpenRequest,
} from "./messages.gen.js";

export const isNonce = text(1000, /^[A-Za-z0-9+/=_-]{44,256}$/);
export const isAccount = exactly<Account>({
  name: words(1, 256),
  creditCode: words(1, 64),
  role: oneOf("supplier", "purchaser"),
});
export const isPartData = base64(700000);
export const isContentId = text(1000, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
export const isFormatId = text(1000, /^[a-z][a-z0-9-]{0,39}$/);
export const isTitle = words(1, 300);
export const isMediaType = text(1000, /^[a-z0-9][a-z0-9.+-]{0,60}\/[a-z0-9][a-z0-9.+-]{0,60}$/);
export const isSealMovable = oneOf(true, false);
export const isSealSize = exactly<SealSize>({ width: number(), height: number() });
export const isPageSealPlace = exactly<PageSealPlace>({
  page: integer(Number.MIN_SAFE_INTEGER),
  left: number(),
  top: number(),
  movable: orAbsent(isSealMovable),
  size: orAbsent(isSealSize),
});
export const isKeywordSealPlace = exactly<KeywordSealPlace>({
  keyword: words(1, 100),
  movable: orAbsent(isSealMovable),
  size: orAbsent(isSealSize),
});
export const isRidingSealPlace = exactly<RidingSealPlace>({ riding: oneOf(true) });
export const isAskedSealPlace = exactly<AskedSealPlace>({ ask: oneOf(true), size: orAbsent(isSealSize) });
export const isSealPlace = anyOf<SealPlace>(isPageSealPlace, isKeywordSealPlace, isRidingSealPlace, isAskedSealPlace);
export const isWantedSeal = listOf(isSealPlace, 100, 1);
export const isFieldName = words(1, 300);
export const isInlineContent = exactly<InlineContent>({ content: isPartData });
export const isPutContent = exactly<PutContent>({ contentId: isContentId });
export const isGivenContent = anyOf<GivenContent>(isInlineContent, isPutContent);
export const isInlineDocument = exactly<InlineDocument>({
  title: isTitle,
  mediaType: isMediaType,
  format: orAbsent(isFormatId),
  seal: orAbsent(isWantedSeal),
  field: orAbsent(isFieldName),
  addTo: orAbsent(isGivenContent),
  content: isPartData,
});
export const isPutDocument = exactly<PutDocument>({
  title: isTitle,
  mediaType: isMediaType,
  format: orAbsent(isFormatId),
  seal: orAbsent(isWantedSeal),
  field: orAbsent(isFieldName),
  addTo: orAbsent(isGivenContent),
  contentId: isContentId,
});
export const isContentDocument = anyOf<ContentDocument>(isInlineDocument, isPutDocument);
export const isDigest256 = exactly<Digest256>({
  algorithm: oneOf("SM3", "SHA-256"),
  value: text(1000, /^[A-Za-z0-9+/]{43}=$/),
});
export const isDigest384 = exactly<Digest384>({
  algorithm: oneOf("SHA-384"),
  value: text(1000, /^[A-Za-z0-9+/]{64}$/),
});
export const isDigest512 = exactly<Digest512>({
  algorithm: oneOf("SHA-512"),
  value: text(1000, /^[A-Za-z0-9+/]{86}==$/),
});
export const isDigest = anyOf<Digest>(isDigest256, isDigest384, isDigest512);
export const isDigestDocument = exactly<DigestDocument>({
  title: isTitle,
  mediaType: isMediaType,
  format: orAbsent(isFormatId),
  digest: isDigest,
});
export const isSignedWithinDocument = exactly<SignedWithinDocument>({
  title: isTitle,
  mediaType: isMediaType,
  format: orAbsent(isFormatId),
  addTo: isGivenContent,
});
export const isDocument = anyOf<Document>(isContentDocument, isDigestDocument, isSignedWithinDocument);
export const isFileName = words(1, 300);
export const isUtcTime = text(1000, /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$/);
export const isErrorCode = named<ErrorCode>(/^[A-Z][A-Z0-9_]{0,63}$/);

/** Method that a profile may allow to a page. */
export type PageMethod =
  | "token.list"
  | "certificate.select"
  | "certificate.list"
  | "login.authenticate"
  | "login.bind"
  | "content.put"
  | "content.get"
  | "signature.sign"
  | "pin.change"
  | "diagnosis.run"
  | "file.inspect"
  | "signature.verify"
  | "window.open";

/** Parameters of a request that a page may choose. */
type Chosen<P> = P extends unknown ? Omit<P, "session"> : never;

export interface PageMethodDescription {
  /** ASKS: the host asks the user in a window. SHOWS: it shows one and answers at once. */
  window: "ASKS" | "SHOWS" | null;
  /** Accepts the parameters that a page may choose. */
  isChosen: Guard<object>;
}

export const METHODS: Record<PageMethod, PageMethodDescription> = {
  "token.list": { window: null, isChosen: exactly<Chosen<TokenListRequest["params"]>>({}) },
  "certificate.select": {
    window: "ASKS",
    isChosen: exactly<Chosen<CertificateSelectRequest["params"]>>({ purpose: oneOf("sign", "encrypt") }),
  },
  "certificate.list": { window: null, isChosen: exactly<Chosen<CertificateListRequest["params"]>>({}) },
  "login.authenticate": {
    window: "ASKS",
    isChosen: exactly<Chosen<LoginAuthenticateRequest["params"]>>({ nonce: isNonce }),
  },
  "login.bind": {
    window: "ASKS",
    isChosen: exactly<Chosen<LoginBindRequest["params"]>>({ nonce: isNonce, account: isAccount }),
  },
  "content.put": {
    window: null,
    isChosen: anyOf<Chosen<ContentPutRequest["params"]>>(
      exactly<Omit<FirstPart, "session">>({
        offset: oneOf(0),
        size: orAbsent(integer(0)),
        data: isPartData,
        last: oneOf(true, false),
      }),
      exactly<Omit<NextPart, "session">>({
        content: isContentId,
        offset: integer(0),
        data: isPartData,
        last: oneOf(true, false),
      }),
    ),
  },
  "content.get": {
    window: null,
    isChosen: exactly<Chosen<ContentGetRequest["params"]>>({ content: isContentId, offset: integer(0) }),
  },
  "signature.sign": {
    window: "ASKS",
    isChosen: exactly<Omit<SigningOrder, "session">>({
      format: isFormatId,
      documents: listOf(isDocument, 1000, 1),
      nonce: isNonce,
    }),
  },
  "pin.change": { window: "ASKS", isChosen: exactly<Chosen<PinChangeRequest["params"]>>({}) },
  "diagnosis.run": {
    window: null,
    isChosen: exactly<Chosen<DiagnosisRunRequest["params"]>>({ account: orAbsent(isAccount) }),
  },
  "file.inspect": {
    window: null,
    isChosen: exactly<Chosen<FileInspectRequest["params"]>>({ contentId: isContentId, name: isFileName }),
  },
  "signature.verify": {
    window: null,
    isChosen: exactly<Omit<VerificationOrder, "session">>({
      document: isGivenContent,
      apart: orAbsent(isGivenContent),
      asOf: orAbsent(isUtcTime),
    }),
  },
  "window.open": {
    window: "SHOWS",
    isChosen: exactly<Chosen<WindowOpenRequest["params"]>>({ about: orAbsent(isErrorCode) }),
  },
};
