import { Failure } from "../failure.js";
import type { LoginAuthenticateRequest, Request, SessionId, TokenListRequest } from "../protocol/messages.gen.js";
import { exactly, type Guard, text } from "../shape.js";

/** A request that has no id yet: `Omit` that keeps the union apart. */
export type Unsent<T extends Request = Request> = T extends unknown ? Omit<T, "id" | "jsonrpc"> : never;

/** What a page may choose of a request's parameters. */
type Chosen<T extends Request> = Omit<T["params"], "session">;

type Builder = (params: object, session: SessionId) => Unsent;

const nonce = text(256, /^[A-Za-z0-9+/=_-]{44,256}$/);

/** Every method that a page may ask for, and which parameters it may choose. */
const BUILDERS = new Map<string, Builder>([
  [
    "token.list",
    builder<TokenListRequest>(exactly({}), (_chosen, session) => ({ method: "token.list", params: { session } })),
  ],
  [
    "login.authenticate",
    builder<LoginAuthenticateRequest>(exactly({ nonce }), (chosen, session) => ({
      method: "login.authenticate",
      params: { session, nonce: chosen.nonce },
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
