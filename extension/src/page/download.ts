import { isContentGetResult } from "../protocol/answers.gen.js";
import type { ContentId } from "../protocol/messages.gen.js";
import { fromBase64 } from "./base64.js";
import type { Connection } from "./connection.js";
import { ownError } from "./own-error.js";

/** A disk that is busy may take its time; a host that takes longer than this hangs. */
const GET_TIMEOUT_MS = 60_000;

/** Parts that are held in the page before a Blob takes them over: 8 MiB. */
const PARTS_AT_ONCE = 16;

/** Fetches what waits in the host, one part of at most 512 KiB after the other. */
export class Download {
  constructor(
    private readonly connection: Connection,
    private readonly signal: AbortSignal | undefined,
  ) {}

  /**
   * @returns the content, which the browser may keep on disk
   * @throws SigningHelperError HOST_GARBLED when it has another size; ABORTED, HOST_SILENT
   */
  async fetch(content: ContentId, size: number): Promise<Blob> {
    const whole: Blob[] = [];
    let parts: Uint8Array<ArrayBuffer>[] = [];
    let received = 0;
    for (let last = false; !last;) {
      const answer = await this.part(content, received);
      parts.push(answer.data);
      received += answer.data.length;
      last = answer.last;
      if (last ? received !== size : received >= size || answer.data.length === 0) {
        throw ownError("HOST_GARBLED", this.connection.locale);
      }
      if (last || parts.length === PARTS_AT_ONCE) {
        whole.push(new Blob(parts));
        parts = [];
      }
    }
    return new Blob(whole);
  }

  private async part(content: ContentId, offset: number): Promise<{ data: Uint8Array<ArrayBuffer>; last: boolean }> {
    const patience = { timeout: GET_TIMEOUT_MS, signal: this.signal };
    const answer = await this.connection.ask("content.get", { content, offset }, patience);
    if (!isContentGetResult(answer)) {
      throw ownError("HOST_GARBLED", this.connection.locale);
    }
    return { data: fromBase64(answer.data), last: answer.last };
  }
}
