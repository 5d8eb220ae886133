// Generated from protocol.schema.json (npm run generate). Do not edit.

/**
 * What the extension and the host say to each other, protocol 1.0. Envelope: JSON-RPC 2.0. One example for every message lies in examples/, named after its definition.
 */
export type Message = Request | Notification | Reply;
/**
 * From the extension's worker to the host.
 */
export type Request =
  SessionOpenRequest | SessionCloseRequest | TokenListRequest | LoginAuthenticateRequest | CancelRequest;
export type JsonRpc = "2.0";
/**
 * Chosen by the worker, never by a page; the reply repeats it.
 */
export type RequestId = string;
/**
 * One page's connection. A UUID chosen by the worker.
 */
export type SessionId = string;
/**
 * Serialised origin (RFC 6454, 6.2), e.g. https://portal.example, as the browser reports it.
 */
export type Origin = string;
/**
 * Version of the host, the extension or the page library. The first number is the major version of the protocol that it speaks.
 */
export type ProductVersion = string;
export type Locale = "zh-CN" | "en";
/**
 * The portal's challenge: at least 32 random bytes as Base64 text. Hashed as text.
 */
export type Nonce = string;
/**
 * From the host to the extension's worker; never answered.
 */
export type Notification = HelloNotification | ProgressNotification;
export type ProtocolVersion = string;
export type Method = "session.open" | "session.close" | "token.list" | "login.authenticate" | "cancel";
/**
 * QUEUED: waits for another window of the helper to close. PROMPTING: a window waits for the person. SIGNING: the U-Key works.
 */
export type Stage = "QUEUED" | "PROMPTING" | "SIGNING";
/**
 * From the host to the extension's worker.
 */
export type Reply = SessionOpenReply | TokenListReply | LoginAuthenticateReply | DoneReply | ErrorReply;
/**
 * Append-only. Those of the extension and the page library never come from the host.
 */
export type ErrorCode =
  | "EXTENSION_MISSING"
  | "EXTENSION_GONE"
  | "HOST_MISSING"
  | "HOST_FORBIDDEN"
  | "HOST_BLOCKED"
  | "HOST_EXITED"
  | "HOST_GARBLED"
  | "HOST_SILENT"
  | "PERSON_TIMEOUT"
  | "ORIGIN_NOT_ALLOWED"
  | "METHOD_NOT_ALLOWED"
  | "METHOD_UNKNOWN"
  | "REQUEST_MALFORMED"
  | "SESSION_UNKNOWN"
  | "VERSION_MISMATCH"
  | "BUSY"
  | "ABORTED"
  | "CANCELLED"
  | "PROMPT_UNAVAILABLE"
  | "TOKEN_ABSENT"
  | "TOKEN_REMOVED"
  | "CERTIFICATE_ABSENT"
  | "PIN_INCORRECT"
  | "PIN_LOCKED"
  | "DRIVER_FAILED"
  | "DRIVER_TIMEOUT"
  | "DRIVER_CRASHED"
  | "SIGNATURE_INVALID"
  | "PROFILE_INVALID"
  | "INTERNAL";
/**
 * What a page may usefully do next: ask again, ask again when the person has put something right, or give up.
 */
export type Retry = "SAME_REQUEST" | "AFTER_FIX" | "NEVER";

export interface SessionOpenRequest {
  jsonrpc: JsonRpc;
  id: RequestId;
  method: "session.open";
  params: {
    session: SessionId;
    origin: Origin;
    topOrigin: Origin;
    extension: ProductVersion;
    library: ProductVersion;
    locale: Locale;
  };
}
export interface SessionCloseRequest {
  jsonrpc: JsonRpc;
  id: RequestId;
  method: "session.close";
  params: {
    session: SessionId;
  };
}
export interface TokenListRequest {
  jsonrpc: JsonRpc;
  id: RequestId;
  method: "token.list";
  params: {
    session: SessionId;
  };
}
export interface LoginAuthenticateRequest {
  jsonrpc: JsonRpc;
  id: RequestId;
  method: "login.authenticate";
  params: {
    session: SessionId;
    nonce: Nonce;
  };
}
/**
 * Ends a running request of the same session, which is then answered with ABORTED. Without id it is a notification and not answered itself.
 */
export interface CancelRequest {
  jsonrpc: JsonRpc;
  id?: RequestId;
  method: "cancel";
  params: {
    session: SessionId;
    request: RequestId;
  };
}
/**
 * The host's first frame, written before anything slow is loaded.
 */
export interface HelloNotification {
  jsonrpc: JsonRpc;
  method: "hello";
  params: {
    product: ProductVersion;
    protocol: ProtocolVersion;
    /**
     * Methods that this host knows.
     */
    capabilities: Method[];
  };
}
export interface ProgressNotification {
  jsonrpc: JsonRpc;
  method: "progress";
  params: {
    session: SessionId;
    request: RequestId;
    stage: Stage;
  };
}
export interface SessionOpenReply {
  jsonrpc: JsonRpc;
  id: RequestId;
  result: SessionOpenResult;
}
export interface SessionOpenResult {
  product: ProductVersion;
  protocol: ProtocolVersion;
  /**
   * Identifier of the portal profile in force, e.g. hubei.
   */
  profile: string;
  /**
   * Methods that this origin may ask for.
   */
  capabilities: Method[];
}
export interface TokenListReply {
  jsonrpc: JsonRpc;
  id: RequestId;
  result: TokenListResult;
}
export interface TokenListResult {
  tokens: Token[];
}
export interface Token {
  /**
   * Way to reach the U-Key, e.g. skf, pkcs11, demo.
   */
  driver: string;
  /**
   * What the U-Key calls itself.
   */
  label: string;
  /**
   * PIN tries left; null where the interface has no counter.
   */
  triesLeft: number | null;
  triesMaximum: number | null;
  locked: boolean;
  /**
   * Whether the PIN is still the one the U-Key was issued with; null where it cannot be told.
   */
  defaultPin: boolean | null;
}
export interface LoginAuthenticateReply {
  jsonrpc: JsonRpc;
  id: RequestId;
  result: LoginAuthenticateResult;
}
export interface LoginAuthenticateResult {
  token: LoginToken;
}
/**
 * For the portal's server. web-eid:1.0 for RSA and EC keys, signing-helper-sm2:1.0 for SM2 keys.
 */
export interface LoginToken {
  /**
   * DER
   */
  unverifiedCertificate: string;
  algorithm: "ES256" | "ES384" | "RS256" | "SM2SM3";
  /**
   * EC and SM2: r || s, each of the curve's length, big-endian. RSA: PKCS#1 v1.5.
   */
  signature: string;
  format: "web-eid:1.0" | "signing-helper-sm2:1.0";
  /**
   * Who made the token, e.g. signing-helper/1.0.0.
   */
  appVersion: string;
}
/**
 * Answers session.close and cancel: done, nothing to tell.
 */
export interface DoneReply {
  jsonrpc: JsonRpc;
  id: RequestId;
  result: {};
}
export interface ErrorReply {
  jsonrpc: JsonRpc;
  id: RequestId | null;
  error: {
    /**
     * As JSON-RPC 2.0 has them; -32000 for every refusal of the host's own.
     */
    code: -32700 | -32600 | -32601 | -32602 | -32000;
    /**
     * For developers, in English; never shown to a person.
     */
    message: string;
    data: ErrorData;
  };
}
export interface ErrorData {
  code: ErrorCode;
  retry: Retry;
  guidance: Guidance;
  /**
   * Values such as triesLeft. No secret, path or personal data.
   */
  facts: {
    [k: string]: string;
  };
}
/**
 * Words for the person, in the session's language.
 */
export interface Guidance {
  title: string;
  reason: string;
  steps: string[];
}
