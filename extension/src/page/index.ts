export type { ErrorCode, Locale, LoginToken, Method, Retry, Stage, Token } from "../protocol/messages.gen.js";
export { SigningHelperError } from "./error.js";
export { type ConnectOptions, type Events, type LoginOptions, SigningHelper, type Status } from "./signing-helper.js";
