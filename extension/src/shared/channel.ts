import type {
  DocumentNotification,
  ErrorData,
  Finding,
  Locale,
  OldInterface,
  SessionOpenResult,
  Stage,
} from "#protocol/messages";
import { isErrorData, isFinding, isPageToken, isSessionOpenResult, isStage, type PageToken } from "#protocol/answers";
import {
  anyObject,
  anyOf,
  atLeast,
  base64,
  exactly,
  type Guard,
  integer,
  listOf,
  oneOf,
  orAbsent,
  orNull,
  plain,
  text,
} from "./shape.js";

/**
 * Messages between page library, content script and worker. Each hop accepts only these shapes.
 *
 * The page asks who is there with one window message, `Find`: each portal's extension answers through its port. It hands
 * another port over with `Connect`, which names one of them. From then on page and this one's content script talk over that
 * port, which no other frame can reach. Content script and worker talk over one runtime Port.
 */
export const CHANNEL = "signing-helper/1";

/** Name of the runtime Port between content script and worker. */
export const PORT_NAME = "signing-helper";

/** Page to every content script, through the window, with exactly one port: who is there? */
export interface Find {
  channel: typeof CHANNEL;
  kind: "find";
}

/** Page to one content script, through the window, with exactly one port. */
export interface Connect {
  channel: typeof CHANNEL;
  kind: "connect";
  /** Id of the profile whose extension is meant; the others are silent. */
  profile: string;
  /** Version of the page library. */
  library: string;
  locale: Locale;
  /** Interface that the page was written for; absent of a page that knows the helper. */
  old?: OldInterface;
}

export interface Question {
  kind: "question";
  /** The page's own; means nothing outside its connection. */
  id: string;
  method: string;
  params: object;
}

export interface Cancel {
  kind: "cancel";
  id: string;
}

/** The page wants no more of this connection. */
export interface Close {
  kind: "close";
}

/** Page to content script, through the MessagePort. */
export type PageMessage = Question | Cancel | Close;

/** A question that is too large or not plain data: it has an id, so it gets an answer. */
export interface Malformed {
  kind: "malformed";
  id: string;
}

/** First message on each runtime Port. The origin is not in it: the worker takes that from the browser. */
export interface Open {
  kind: "open";
  library: string;
  locale: Locale;
  old?: OldInterface;
  /** Origins from the parent to the top page, in the order of `location.ancestorOrigins`. */
  ancestorOrigins: string[];
}

/** Content script to worker. */
export type RelayMessage = Open | Question | Malformed | Cancel;

export interface Opened {
  kind: "opened";
  host: SessionOpenResult;
}

/** No session: everything that was asked ends with this. */
export interface Refused {
  kind: "refused";
  error: ErrorData;
}

export interface Result {
  kind: "result";
  id: string;
  result: object;
}

export interface Failed {
  kind: "failed";
  id: string;
  error: ErrorData;
}

type WithoutRequest<T> = T extends object ? Omit<T, "session" | "request"> : never;

/** A signature, an envelope or opened content: which document's, and its bytes or their name for `content.get`. */
export type DocumentSignature = WithoutRequest<DocumentNotification["params"]>;

/** News of a request before its result. */
export type RequestEvent =
  | { kind: "progress"; stage: Stage }
  /** A document is signed or encrypted, or an envelope opened. */
  | ({ kind: "document" } & DocumentSignature)
  /** A finding of a diagnosis that still runs; the result has them all. */
  | { kind: "finding"; finding: Finding };

export type Told = RequestEvent & { id: string };

/** A U-Key was plugged in or pulled; these are plugged in now. */
export interface TokensChanged {
  kind: "tokens";
  tokens: PageToken[];
}

/** Worker to content script, passed on to the page unchanged. */
export type WorkerMessage = Opened | Refused | Result | Failed | Told | TokensChanged;

/** The content script's answer to `Find`, and its first word after `Connect`: an extension is there. */
export interface Present {
  kind: "present";
  /** Its version. */
  extension: string;
  /** Id of its portal's profile. */
  profile: string;
}

/** The worker went away with every question still open; `final` when it cannot come back to this page. */
export interface Gone {
  kind: "gone";
  final: boolean;
}

/** Worker to content script, with `tabs.sendMessage`: what does the frame's user do? */
export interface Attest {
  kind: "attest";
  /** Milliseconds to wait for the focus. */
  patience: number;
}

/** The content script's answer. */
export interface Attestation {
  /** Visible and focused. */
  isInFront: boolean;
  /** Milliseconds since the last trusted click or key in this document; null when there was none. */
  activatedAgo: number | null;
}

/** Content script to page, through the MessagePort. */
export type ExtensionMessage = WorkerMessage | Present | Gone;

const version = text(17, /^\d{1,5}\.\d{1,5}(\.\d{1,5})?$/);
const locale = oneOf<Locale>("zh-CN", "en");
const old = orAbsent(oneOf<OldInterface>("ucapi", "xtxsab", "sof", "netca", "topesa"));
const questionId = text(64, /./);

/** An id as profiles have it. */
export const isProfileId = text(32, /^[a-z][a-z0-9-]*$/);

const question = exactly<Question>({
  kind: oneOf("question"),
  id: questionId,
  method: text(64),
  params: anyObject,
});
const cancel = exactly<Cancel>({ kind: oneOf("cancel"), id: questionId });
const malformed = exactly<Malformed>({ kind: oneOf("malformed"), id: questionId });
const open = exactly<Open>({
  kind: oneOf("open"),
  library: version,
  locale,
  old,
  ancestorOrigins: listOf(text(2_000), 100),
});

export const isFind = exactly<Find>({ channel: oneOf(CHANNEL), kind: oneOf("find") });

export const isConnect = exactly<Connect>({
  channel: oneOf(CHANNEL),
  kind: oneOf("connect"),
  profile: isProfileId,
  library: version,
  locale,
  old,
});

export const isPageMessage: Guard<PageMessage> = anyOf<PageMessage>(
  question,
  cancel,
  exactly<Close>({ kind: oneOf("close") }),
);

/** Question of any shape that names an id for the answer. */
export const isAddressed = atLeast<{ kind: "question"; id: string }>({ kind: oneOf("question"), id: questionId });

export const isRelayMessage: Guard<RelayMessage> = anyOf<RelayMessage>(open, question, malformed, cancel);

const isDuration = plain((value): value is number => typeof value === "number" && Number.isFinite(value) && value >= 0);

export const isAttest = exactly<Attest>({ kind: oneOf("attest"), patience: isDuration });

export const isAttestation = exactly<Attestation>({
  isInFront: oneOf(true, false),
  activatedAgo: orNull(isDuration),
});

const isTold: Guard<Told> = anyOf<Told>(
  atLeast<Extract<Told, { kind: "progress" }>>({ kind: oneOf("progress"), id: questionId, stage: isStage }),
  atLeast<Extract<Told, { kind: "document"; data: string }>>({
    kind: oneOf("document"),
    id: questionId,
    index: integer(0),
    data: base64(1_048_576),
  }),
  atLeast<Extract<Told, { kind: "document"; content: string }>>({
    kind: oneOf("document"),
    id: questionId,
    index: integer(0),
    content: text(100),
    size: integer(0),
  }),
  atLeast<Extract<Told, { kind: "finding" }>>({ kind: oneOf("finding"), id: questionId, finding: isFinding }),
);

export const isWorkerMessage: Guard<WorkerMessage> = anyOf<WorkerMessage>(
  atLeast<Opened>({ kind: oneOf("opened"), host: isSessionOpenResult }),
  atLeast<Refused>({ kind: oneOf("refused"), error: isErrorData }),
  atLeast<Result>({ kind: oneOf("result"), id: questionId, result: anyObject }),
  atLeast<Failed>({ kind: oneOf("failed"), id: questionId, error: isErrorData }),
  atLeast<TokensChanged>({ kind: oneOf("tokens"), tokens: listOf(isPageToken, 1_000) }),
  isTold,
);

export const isPresent = atLeast<Present>({ kind: oneOf("present"), extension: version, profile: isProfileId });

export const isExtensionMessage: Guard<ExtensionMessage> = anyOf<ExtensionMessage>(
  isWorkerMessage,
  isPresent,
  atLeast<Gone>({ kind: oneOf("gone"), final: oneOf(true, false) }),
);
