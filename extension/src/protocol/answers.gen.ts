// Generated from protocol.schema.json (npm run generate). Do not edit.
import {
  anyOf,
  atLeast,
  base64,
  integer,
  listOf,
  named,
  oneOf,
  orAbsent,
  orNull,
  recordOf,
  text,
} from "../shared/shape.js";
import type {
  AuthenticationAlgorithm,
  BindingToken,
  Cause,
  Certificate,
  CertificateDetails,
  CertificateFault,
  CertificateListResult,
  CertificateSelectResult,
  ContentGetResult,
  ContentPutResult,
  CreditCodeMatch,
  DiagnosisRunResult,
  DocumentNotification,
  DocumentOutcome,
  DoneResult,
  ErrorCode,
  ErrorData,
  FileFault,
  FileInspectResult,
  FileKind,
  Finding,
  FindingNotification,
  Format,
  Guidance,
  HelloNotification,
  InlineSignature,
  KeptSignature,
  LoginAuthenticateResult,
  LoginBindResult,
  LoginToken,
  Method,
  NameMatch,
  ProgressNotification,
  ReportCode,
  ReportFinding,
  ReportStep,
  SealReport,
  SessionOpenResult,
  SignatureReport,
  SignatureSignResult,
  SignatureVerifyResult,
  Stage,
  SubjectMatch,
  TextEncoding,
  Token,
  TokenChangedNotification,
  TokenFault,
  TokenListResult,
  UnableNotification,
  VerificationReport,
} from "./messages.gen.js";

export const isJsonRpc = oneOf("2.0");
export const isProductVersion = text(1048576);
export const isProtocolVersion = text(1048576);
export const isMethod = named<Method>(/^[a-z]{1,31}(\.[a-z]{1,31})?$/);
export const isHelloNotification = atLeast<HelloNotification>({
  jsonrpc: isJsonRpc,
  method: oneOf("hello"),
  params: atLeast<HelloNotification["params"]>({
    product: isProductVersion,
    protocol: isProtocolVersion,
    capabilities: listOf(isMethod, 1000),
  }),
});
export const isErrorCode = named<ErrorCode>(/^[A-Z][A-Z0-9_]{0,63}$/);
export const isUnableNotification = atLeast<UnableNotification>({
  jsonrpc: isJsonRpc,
  method: oneOf("unable"),
  params: atLeast<UnableNotification["params"]>({ code: isErrorCode }),
});
export const isSessionId = text(1048576);
export const isRequestId = text(1048576);
export const isStage = named<Stage>(/^[A-Z][A-Z0-9_]{0,63}$/);
export const isProgressNotification = atLeast<ProgressNotification>({
  jsonrpc: isJsonRpc,
  method: oneOf("progress"),
  params: atLeast<ProgressNotification["params"]>({ session: isSessionId, request: isRequestId, stage: isStage }),
});
export const isPartData = base64(700000);
export const isInlineSignature = atLeast<InlineSignature>({
  session: isSessionId,
  request: isRequestId,
  index: integer(0),
  data: isPartData,
});
export const isContentId = text(1048576);
export const isKeptSignature = atLeast<KeptSignature>({
  session: isSessionId,
  request: isRequestId,
  index: integer(0),
  content: isContentId,
  size: integer(0),
});
export const isDocumentNotification = atLeast<DocumentNotification>({
  jsonrpc: isJsonRpc,
  method: oneOf("document"),
  params: anyOf<DocumentNotification["params"]>(isInlineSignature, isKeptSignature),
});
export const isToken = atLeast<Token>({
  driver: text(1048576),
  label: text(1048576),
  triesLeft: orNull(integer(0)),
  triesMaximum: orNull(integer(1)),
  locked: oneOf(true, false),
  defaultPin: orNull(oneOf(true, false)),
});
export const isTokenChangedNotification = atLeast<TokenChangedNotification>({
  jsonrpc: isJsonRpc,
  method: oneOf("token.changed"),
  params: atLeast<TokenChangedNotification["params"]>({ session: isSessionId, tokens: listOf(isToken, 1000) }),
});
export const isVerdict = oneOf("SKIPPED", "PASS", "UNKNOWN", "WARN", "FAIL");
export const isGuidance = atLeast<Guidance>({
  title: text(1048576),
  reason: text(1048576),
  steps: listOf(text(1048576), 1000),
});
export const isFinding = atLeast<Finding>({
  check: text(1048576),
  name: text(1048576),
  verdict: isVerdict,
  code: orNull(isErrorCode),
  guidance: orNull(isGuidance),
});
export const isFindingNotification = atLeast<FindingNotification>({
  jsonrpc: isJsonRpc,
  method: oneOf("finding"),
  params: atLeast<FindingNotification["params"]>({ session: isSessionId, request: isRequestId, finding: isFinding }),
});
export const isFormatId = text(1048576);
export const isFormat = atLeast<Format>({
  id: isFormatId,
  needs: named<Format["needs"]>(/^[A-Z][A-Z0-9_]{0,63}$/),
  suffix: text(1048576),
});
export const isSessionOpenResult = atLeast<SessionOpenResult>({
  product: isProductVersion,
  protocol: isProtocolVersion,
  profile: text(1048576),
  capabilities: listOf(isMethod, 1000),
  formats: listOf(isFormat, 1000),
});
export const isDoneResult = atLeast<DoneResult>({});
export const isTokenFault = atLeast<TokenFault>({
  driver: text(1048576),
  label: text(1048576),
  obstacle: oneOf("TOKEN_UNREADABLE"),
});
export const isTokenListResult = atLeast<TokenListResult>({
  tokens: listOf(isToken, 1000),
  faults: listOf(isTokenFault, 1000),
});
/** Token as a page sees it. */
export type PageToken = Omit<Token, "defaultPin">;
export const isPageToken = atLeast<PageToken>({
  driver: text(1048576),
  label: text(1048576),
  triesLeft: orNull(integer(0)),
  triesMaximum: orNull(integer(1)),
  locked: oneOf(true, false),
});
/** TokenListResult as a page sees it. */
export type PageTokenListResult = Omit<TokenListResult, "tokens"> & { tokens: PageToken[] };
export const isPageTokenListResult = atLeast<PageTokenListResult>({
  tokens: listOf(isPageToken, 1000),
  faults: listOf(isTokenFault, 1000),
});
export const isCertificateSelectResult = atLeast<CertificateSelectResult>({ certificate: base64(1048576) });
export const isCertificate = atLeast<Certificate>({
  driver: text(1048576),
  label: text(1048576),
  purpose: oneOf("sign", "encrypt"),
  certificate: base64(1048576),
  usable: oneOf(true, false),
  obstacle: orNull(isErrorCode),
});
export const isCertificateFault = atLeast<CertificateFault>({
  driver: text(1048576),
  label: text(1048576),
  purpose: orNull(oneOf("sign", "encrypt")),
  obstacle: isErrorCode,
});
export const isCertificateListResult = atLeast<CertificateListResult>({
  certificates: listOf(isCertificate, 1000),
  faults: listOf(isCertificateFault, 1000),
});
export const isAuthenticationAlgorithm = named<AuthenticationAlgorithm>(/^[A-Z][A-Z0-9_]{0,63}$/);
export const isLoginToken = atLeast<LoginToken>({
  unverifiedCertificate: base64(1048576),
  algorithm: isAuthenticationAlgorithm,
  signature: base64(1048576),
  format: oneOf("web-eid:1.0", "signing-helper-sm2:1.0"),
  appVersion: text(1048576),
});
export const isLoginAuthenticateResult = atLeast<LoginAuthenticateResult>({ token: isLoginToken });
export const isBindingToken = atLeast<BindingToken>({
  unverifiedCertificate: base64(1048576),
  algorithm: isAuthenticationAlgorithm,
  signature: base64(1048576),
  format: oneOf("signing-helper-bind:1.0"),
  appVersion: text(1048576),
});
export const isNameMatch = atLeast<NameMatch>({
  verdict: oneOf("EQUAL", "EQUAL_AFTER_FOLDING", "DIFFERENT"),
  foldings: listOf(named<NameMatch["foldings"][number]>(/^[A-Z][A-Z0-9_]{0,63}$/), 1000),
  difference: orNull(named<NonNullable<NameMatch["difference"]>>(/^[A-Z][A-Z0-9_]{0,63}$/)),
});
export const isCreditCodeMatch = atLeast<CreditCodeMatch>({
  verdict: oneOf("EQUAL", "DIFFERENT", "ABSENT"),
  warnings: listOf(named<CreditCodeMatch["warnings"][number]>(/^[A-Z][A-Z0-9_]{0,63}$/), 1000),
  foundIn: orNull(text(1048576)),
});
export const isSubjectMatch = atLeast<SubjectMatch>({ name: isNameMatch, creditCode: isCreditCodeMatch });
export const isLoginBindResult = atLeast<LoginBindResult>({ token: isBindingToken, match: isSubjectMatch });
export const isContentPutResult = atLeast<ContentPutResult>({ content: isContentId, received: integer(0) });
export const isContentGetResult = atLeast<ContentGetResult>({ data: isPartData, last: oneOf(true, false) });
export const isDocumentOutcome = named<DocumentOutcome>(/^[A-Z][A-Z0-9_]{0,63}$/);
export const isSignatureSignResult = atLeast<SignatureSignResult>({
  receipt: base64(1048576),
  documents: listOf(isDocumentOutcome, 1000),
});
export const isDiagnosisRunResult = atLeast<DiagnosisRunResult>({ findings: listOf(isFinding, 1000) });
export const isFileKind = named<FileKind>(/^[A-Z][A-Z0-9_]{0,63}$/);
export const isTextEncoding = named<TextEncoding>(/^[A-Z][A-Z0-9_]{0,63}$/);
export const isCause = named<Cause>(/^[A-Z][A-Z0-9_]{0,63}$/);
export const isFileFault = named<FileFault>(/^[A-Z][A-Z0-9_]{0,63}$/);
export const isIndication = oneOf("TOTAL_PASSED", "INDETERMINATE", "TOTAL_FAILED");
export const isFileInspectResult = atLeast<FileInspectResult>({
  kind: isFileKind,
  encoding: orNull(isTextEncoding),
  size: integer(0),
  whole: oneOf(true, false),
  cause: isCause,
  faults: listOf(isFileFault, 1000),
  signatures: orNull(isIndication),
  guidance: isGuidance,
});
export const isCertificateDetails = atLeast<CertificateDetails>({
  fingerprint: text(1048576),
  holder: text(1048576),
  creditCode: orNull(text(1048576)),
  creditCodeDoubtful: oneOf(true, false),
  keyKind: text(1048576),
  issuer: text(1048576),
  serialNumber: text(1048576),
  notBefore: text(1048576),
  notAfter: text(1048576),
});
export const isSealReport = atLeast<SealReport>({
  id: text(1048576),
  name: text(1048576),
  maker: orNull(isCertificateDetails),
  validFrom: text(1048576),
  validUntil: text(1048576),
  pictureType: text(1048576),
  picture: base64(1048576),
  width: integer(Number.MIN_SAFE_INTEGER),
  height: integer(Number.MIN_SAFE_INTEGER),
});
export const isReportCode = named<ReportCode>(/^[A-Z][A-Z0-9_]{0,63}$/);
export const isReportStep = named<ReportStep>(/^[A-Z][A-Z0-9_]{0,63}$/);
export const isSeverity = oneOf("GOOD", "REMARK", "UNDECIDED", "FAILED");
export const isReportFinding = atLeast<ReportFinding>({
  code: isReportCode,
  step: isReportStep,
  severity: isSeverity,
  facts: recordOf(text(1048576)),
});
export const isSignatureReport = atLeast<SignatureReport>({
  name: text(1048576),
  form: text(1048576),
  indication: isIndication,
  signer: orNull(isCertificateDetails),
  issuers: listOf(text(1048576), 1000),
  claimed: orNull(text(1048576)),
  proved: orNull(text(1048576)),
  notCovered: listOf(text(1048576), 1000),
  seal: orNull(isSealReport),
  findings: listOf(isReportFinding, 1000),
});
export const isVerificationReport = atLeast<VerificationReport>({
  format: text(1048576),
  indication: isIndication,
  signatures: listOf(isSignatureReport, 1000),
  remarks: listOf(isReportFinding, 1000),
});
export const isSignatureVerifyResult = atLeast<SignatureVerifyResult>({
  report: isVerificationReport,
  words: recordOf(text(1048576)),
});
export const isRetry = oneOf("SAME_REQUEST", "AFTER_FIX", "NEVER");
export const isErrorData = atLeast<ErrorData>({
  code: isErrorCode,
  retry: isRetry,
  guidance: isGuidance,
  facts: recordOf(text(1048576)),
  link: orAbsent(text(2000)),
});
