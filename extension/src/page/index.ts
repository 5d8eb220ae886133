export type {
  Account,
  BindingToken,
  ErrorCode,
  Finding,
  Locale,
  LoginToken,
  Method,
  Retry,
  Stage,
  SubjectMatch,
  Token,
  Verdict,
} from "../protocol/messages.gen.js";
export type { ContentDocument, DigestDocument, DocumentToSign } from "./documents.js";
export { SigningHelperError } from "./error.js";
export type {
  BindOptions,
  ConnectOptions,
  DiagnoseOptions,
  LoginOptions,
  PersonOptions,
  SelectOptions,
  SignOptions,
} from "./options.js";
export type { Binding, SignedDocument, SignResult, Status } from "./results.js";
export { type Events, SigningHelper } from "./signing-helper.js";
