export type {
  Account,
  BindingToken,
  ErrorCode,
  Locale,
  LoginToken,
  Method,
  Retry,
  Stage,
  SubjectMatch,
  Token,
} from "../protocol/messages.gen.js";
export type { ContentDocument, DigestDocument, DocumentToSign } from "./documents.js";
export { SigningHelperError } from "./error.js";
export type {
  BindOptions,
  ConnectOptions,
  LoginOptions,
  PersonOptions,
  SelectOptions,
  SignOptions,
} from "./options.js";
export type { Binding, SignedDocument, SignResult, Status } from "./results.js";
export { type Events, SigningHelper } from "./signing-helper.js";
