import { isErrorData } from "#protocol/answers";
import type { ErrorData } from "#protocol/messages";
import { atLeast, isObject, text } from "../shared/shape.js";
import { webPage } from "../shared/web-page.js";

/** Any message that names a request; the rest of it is checked next. */
export const isAnswer = atLeast<{ id: string }>({ id: text(64) });

export function resultOf(answer: object): object | undefined {
  return "result" in answer && !("error" in answer) && isObject(answer.result) ? answer.result : undefined;
}

/** A link from the host is passed on only where the user may be sent there. */
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
