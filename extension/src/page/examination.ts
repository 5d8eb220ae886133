import { isFileInspectResult, isSignatureVerifyResult } from "#protocol/answers";
import type { FileInspectResult, SignatureVerifyResult } from "#protocol/messages";
import type { Connection } from "./connection.js";
import type { InspectOptions, VerifyOptions } from "./options.js";
import { understood } from "./own-error.js";
import { Upload } from "./upload.js";
import { utc } from "./utc.js";

/** Half a gigabyte may be unpacked, after a diagnosis that runs. */
const INSPECTION_TIMEOUT_MS = 120_000;
/** The CAs of many signatures may be asked, after a diagnosis that runs. */
const VERIFICATION_TIMEOUT_MS = 300_000;
const NAMELESS = "file";

/** Examination of files by the host, which gets them whole. */
export class Examination {
  constructor(private readonly connection: Connection) {}

  async inspect(
    content: Blob | BufferSource,
    { name = nameOf(content), signal }: InspectOptions,
  ): Promise<FileInspectResult> {
    const contentId = await new Upload(this.connection, signal).hand(content);
    const limits = { timeout: INSPECTION_TIMEOUT_MS, signal };
    const answer = await this.connection.ask("file.inspect", { contentId, name }, limits);
    return understood(answer, isFileInspectResult, this.connection.locale);
  }

  async verify(document: Blob | BufferSource, { apart, asOf, signal }: VerifyOptions): Promise<SignatureVerifyResult> {
    const upload = new Upload(this.connection, signal);
    const params = {
      document: { contentId: await upload.hand(document) },
      ...(apart === undefined ? {} : { apart: { contentId: await upload.hand(apart) } }),
      ...(asOf === undefined ? {} : { asOf: utc(asOf) }),
    };
    const limits = { timeout: VERIFICATION_TIMEOUT_MS, signal };
    const answer = await this.connection.ask("signature.verify", params, limits);
    return understood(answer, isSignatureVerifyResult, this.connection.locale);
  }
}

function nameOf(content: Blob | BufferSource): string {
  return content instanceof File && content.name !== "" ? content.name.slice(-300) : NAMELESS;
}
