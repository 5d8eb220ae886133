import { isErrorData } from "./channel.js";
import type { ErrorData, Locale } from "./protocol/messages.gen.js";
import { anyOf, exactly, oneOf, text } from "./shape.js";

/** What the popup asks the worker. */
export interface StatusQuestion {
  kind: "status";
  locale: Locale;
}

/** Whether the host answers: its version, or why not. */
export type Status = { host: string } | { error: ErrorData };

export const isStatusQuestion = exactly<StatusQuestion>({
  kind: oneOf("status"),
  locale: oneOf<Locale>("zh-CN", "en"),
});

export const isStatus = anyOf<Status>(exactly<{ host: string }>({ host: text(32) }), exactly({ error: isErrorData }));
