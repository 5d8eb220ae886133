export type {
  Account,
  BindingToken,
  Cause,
  ErrorCode,
  FileFault,
  FileInspectResult,
  FileKind,
  Finding,
  Format,
  Locale,
  LoginToken,
  Method,
  Retry,
  Stage,
  SubjectMatch,
  TextEncoding,
  Verdict,
} from "../protocol/messages.gen.js";
export type { ContentDocument, DigestDocument, DocumentToSign } from "./documents.js";
export { SigningHelperError } from "./error.js";
export type {
  BindOptions,
  ConnectOptions,
  DiagnoseOptions,
  InspectOptions,
  LoginOptions,
  OpenWindowOptions,
  PersonOptions,
  SelectOptions,
  SignOptions,
} from "./options.js";
export type { Binding, SignedDocument, SignResult, Status } from "./results.js";
export type { Events } from "./events.js";
export { SigningHelper } from "./signing-helper.js";
export type { PageToken as Token } from "../protocol/answers.gen.js";
export type { TokenFault } from "../protocol/messages.gen.js";
