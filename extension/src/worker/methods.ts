import { Failure } from "../shared/failure.js";
import type {
  CertificateListRequest,
  CertificateSelectRequest,
  ContentPutRequest,
  DiagnosisRunRequest,
  Document,
  FileInspectRequest,
  LoginAuthenticateRequest,
  LoginBindRequest,
  PinChangeRequest,
  Request,
  SessionId,
  SignatureSignRequest,
  TokenListRequest,
  WindowOpenRequest,
} from "../protocol/messages.gen.js";
import { anyOf, exactly, type Guard, isCount, oneOf } from "../shared/shape.js";
import {
  areDocumentsFor,
  isAccount,
  isContentId,
  isData,
  isErrorCode,
  isFileName,
  isNonce,
  isPurpose,
} from "./parameters.js";

/** A request that has no id yet: `Omit` that keeps the union apart. */
export type Unsent<T extends Request = Request> = T extends unknown ? Omit<T, "id" | "jsonrpc"> : never;

/** What a page may choose of a request's parameters. */
type Chosen<T extends Request> = Omit<T["params"], "session">;

type Builder = (params: object, session: SessionId) => Unsent;

/** Every method that a page may ask for, and which parameters it may choose. */
const BUILDERS = new Map<string, Builder>([
  [
    "token.list",
    builder<TokenListRequest>(exactly({}), (_chosen, session) => ({ method: "token.list", params: { session } })),
  ],
  [
    "certificate.select",
    builder<CertificateSelectRequest>(exactly({ purpose: isPurpose }), ({ purpose }, session) => ({
      method: "certificate.select",
      params: { session, purpose },
    })),
  ],
  [
    "certificate.list",
    builder<CertificateListRequest>(exactly({}), (_chosen, session) => ({
      method: "certificate.list",
      params: { session },
    })),
  ],
  [
    "login.authenticate",
    builder<LoginAuthenticateRequest>(exactly({ nonce: isNonce }), ({ nonce }, session) => ({
      method: "login.authenticate",
      params: { session, nonce },
    })),
  ],
  [
    "login.bind",
    builder<LoginBindRequest>(
      exactly({ nonce: isNonce, account: isAccount }),
      ({ nonce, account: { name, creditCode, role } }, session) => ({
        method: "login.bind",
        params: { session, nonce, account: { name, creditCode, role } },
      }),
    ),
  ],
  [
    "content.put",
    builder<ContentPutRequest>(isPart(), ({ content, offset, data, last }, session) => ({
      method: "content.put",
      params: { session, ...(content === undefined ? {} : { content }), offset, data, last },
    })),
  ],
  [
    "diagnosis.run",
    builder<DiagnosisRunRequest>(isDiagnosis(), ({ account }, session) => ({
      method: "diagnosis.run",
      params: {
        session,
        ...(account && { account: { name: account.name, creditCode: account.creditCode, role: account.role } }),
      },
    })),
  ],
  [
    "file.inspect",
    builder<FileInspectRequest>(
      exactly({ contentId: isContentId, name: isFileName }),
      ({ contentId, name }, session) => ({ method: "file.inspect", params: { session, contentId, name } }),
    ),
  ],
  [
    "signature.sign",
    builder<SignatureSignRequest>(isBatch(), ({ format, documents, nonce }, session) => ({
      method: "signature.sign",
      params: { session, format, documents: documents.map(copyOf), nonce },
    })),
  ],
  [
    "pin.change",
    builder<PinChangeRequest>(exactly({}), (_chosen, session) => ({ method: "pin.change", params: { session } })),
  ],
  [
    "window.open",
    builder<WindowOpenRequest>(isAbout(), ({ about }, session) => ({
      method: "window.open",
      params: { session, ...(about === undefined ? {} : { about }) },
    })),
  ],
]);

/**
 * Builds the host's request anew from what a page asked; nothing of the page's object itself goes on.
 *
 * @throws Failure METHOD_UNKNOWN or REQUEST_MALFORMED
 */
export function buildRequest(method: string, params: object, session: SessionId): Unsent {
  const build = BUILDERS.get(method);
  if (build === undefined) {
    throw new Failure("METHOD_UNKNOWN");
  }
  return build(params, session);
}

function builder<T extends Request>(
  isChosen: Guard<Chosen<T>>,
  build: (chosen: Chosen<T>, session: SessionId) => Unsent<T>,
): Builder {
  return (params, session) => {
    if (!isChosen(params)) {
      throw new Failure("REQUEST_MALFORMED");
    }
    return build(params, session);
  };
}

/** The first part names no content yet: the host answers with its name. */
function isPart(): Guard<Chosen<ContentPutRequest>> {
  type Part = Chosen<ContentPutRequest>;
  const rest = { data: isData, last: oneOf(true, false) };
  const isStart = (value: unknown): value is number => value === 0;
  return anyOf<Part>(
    exactly<Omit<Part, "content">>({ ...rest, offset: isStart }),
    exactly<Required<Part>>({ ...rest, offset: isCount, content: isContentId }),
  );
}

/** A page that has shown no error names none. */
function isAbout(): Guard<Chosen<WindowOpenRequest>> {
  type Window = Chosen<WindowOpenRequest>;
  return anyOf<Window>(exactly<object>({}), exactly<Required<Window>>({ about: isErrorCode }));
}

/** A page that nobody is logged in to names no account. */
function isDiagnosis(): Guard<Chosen<DiagnosisRunRequest>> {
  type Diagnosis = Chosen<DiagnosisRunRequest>;
  return anyOf<Diagnosis>(exactly<object>({}), exactly<Required<Diagnosis>>({ account: isAccount }));
}

function isBatch(): Guard<Chosen<SignatureSignRequest>> {
  type Batch = Chosen<SignatureSignRequest>;
  const formats = ["cms-detached", "cms-attached"] as const;
  return anyOf<Batch>(
    ...formats.map((format) =>
      exactly<Batch>({ format: oneOf(format), documents: areDocumentsFor[format], nonce: isNonce }),
    ),
  );
}

function copyOf(document: Document): Document {
  const { title, mediaType } = document;
  if ("content" in document) {
    return { title, mediaType, content: document.content };
  }
  if ("contentId" in document) {
    return { title, mediaType, contentId: document.contentId };
  }
  const { algorithm, value } = document.digest;
  return { title, mediaType, digest: { algorithm, value } };
}
