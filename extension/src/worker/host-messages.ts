import { isErrorData, isStage, partOfDocument } from "../shared/channel.js";
import type {
  DocumentNotification,
  ErrorData,
  FindingNotification,
  HelloNotification,
  ProgressNotification,
  TokenChangedNotification,
} from "../protocol/messages.gen.js";
import { atLeast, isObject, listOf, oneOf, text } from "../shared/shape.js";
import { isFinding } from "../shared/findings.js";
import { areTokens } from "../shared/tokens.js";
import { webPage } from "../shared/web-page.js";

// What the worker must understand of a host's frames. Unknown fields pass: within one major version a newer host may
// say more.

export type Hello = HelloNotification["params"];

const version = text(32);

export const isHello = atLeast<{ method: "hello"; params: Hello }>({
  method: oneOf("hello"),
  params: atLeast<Hello>({
    product: version,
    protocol: text(32, /^\d+\.\d+$/),
    capabilities: (value): value is Hello["capabilities"] => listOf(text(64), 1_000)(value),
  }),
});

export const isProgress = atLeast<{ method: "progress"; params: ProgressNotification["params"] }>({
  method: oneOf("progress"),
  params: atLeast({ session: text(64), request: text(64), stage: isStage }),
});

export const isDocument = atLeast<{ method: "document"; params: DocumentNotification["params"] }>({
  method: oneOf("document"),
  params: atLeast({ session: text(64), request: text(64), ...partOfDocument }),
});

export const isTokenChange = atLeast<{ method: "token.changed"; params: TokenChangedNotification["params"] }>({
  method: oneOf("token.changed"),
  params: atLeast({ session: text(64), tokens: areTokens }),
});

export const isFound = atLeast<{ method: "finding"; params: FindingNotification["params"] }>({
  method: oneOf("finding"),
  params: atLeast({ session: text(64), request: text(64), finding: isFinding }),
});

/** Anything that names a request; whether the rest of it makes sense is asked next. */
export const isAnswer = atLeast<{ id: string }>({ id: text(64) });

export function resultOf(answer: object): object | undefined {
  return "result" in answer && !("error" in answer) && isObject(answer.result) ? answer.result : undefined;
}

/** A link of the host's is passed on only where the person may be sent there. */
export function errorOf(answer: object): ErrorData | undefined {
  if (!("error" in answer) || "result" in answer || !isHostError(answer.error)) {
    return undefined;
  }
  const { link, ...data } = answer.error.data;
  const page = webPage(link, IS_DEMO);
  return page === undefined ? data : { ...data, link: page.href };
}

const IS_DEMO = ALLOWED_ORIGINS.some((origin) => origin.startsWith("http://localhost"));

const isHostError = atLeast<{ data: ErrorData }>({ data: isErrorData });
