/**
 * A page's connection to the helper: its requests, their answers and their errors.
 *
 * @module signing-helper
 */
export type {
  Account,
  AskedSealPlace,
  AuthenticationAlgorithm,
  BindingToken,
  Cause,
  Certificate,
  CertificateDetails,
  CertificateFault,
  CertificateListResult,
  CreditCodeMatch,
  DocumentOutcome,
  EnvelopeOutcome,
  ErrorCode,
  ErrorData,
  FileFault,
  FileInspectResult,
  FileKind,
  Finding,
  Format,
  Guidance,
  Indication,
  KeywordSealPlace,
  Locale,
  LoginToken,
  Method,
  NameMatch,
  OldInterface,
  PageSealPlace,
  ReportAnchor,
  ReportCode,
  ReportFile,
  ReportFinding,
  ReportOrigin,
  ReportRole,
  ReportStep,
  Retry,
  RidingSealPlace,
  SealPlace,
  SealReport,
  SealSize,
  Severity,
  SignatureReport,
  SignatureVerifyResult,
  Stage,
  SubjectMatch,
  TextEncoding,
  Verdict,
  VerificationReport,
} from "#protocol/messages";
export type {
  ContentDocument,
  DigestDocument,
  DocumentToSign,
  SignedWithinDocument,
  TitledDocument,
} from "./documents.js";
export type { Envelopes } from "./envelopes.js";
export { leadsToWindow, type Outcome, SigningHelperError } from "./error.js";
export type {
  BindOptions,
  ConnectOptions,
  DiagnoseOptions,
  DocumentOptions,
  EncryptOptions,
  EnvelopesToOpen,
  InspectOptions,
  LoginOptions,
  OpeningOptions,
  OpenWindowOptions,
  PersonOptions,
  Recipients,
  RehearseOptions,
  SelectOptions,
  SignOptions,
  VerifyOptions,
} from "./options.js";
export type {
  Binding,
  EncryptedDocument,
  EncryptResult,
  OpenedEnvelope,
  OpenResult,
  RehearseResult,
  SignedDocument,
  SignResult,
  Status,
} from "./results.js";
export type { Events } from "./events.js";
export { SigningHelper } from "./signing-helper.js";
export type { PageToken as Token } from "#protocol/answers";
export type { TokenFault } from "#protocol/messages";
