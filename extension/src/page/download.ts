import { isObject } from "../shared/shape.js";
import { isContentGetResult } from "#protocol/answers";
import type { ContentId } from "#protocol/messages";
import { fromBase64 } from "./base64.js";
import type { Connection } from "./connection.js";
import { ownError } from "./own-error.js";

/** A disk that is busy may take its time; a host that takes longer than this hangs. */
const GET_TIMEOUT_MS = 60_000;

/** Parts that are held in the page before a Blob takes them over: 8 MiB. */
const PARTS_AT_ONCE = 16;

/** Receiver of the parts in their order. */
interface Sink {
  write: (part: Uint8Array<ArrayBuffer>) => Promise<void>;
  /** @returns the whole, which the browser may keep on disk */
  close: () => Promise<Blob>;
  /** Discards everything that was written. */
  abort: () => Promise<void>;
}

/** Fetches what waits in the host, one part of at most 512 KiB after the other. */
export class Download {
  constructor(
    private readonly connection: Connection,
    private readonly signal: AbortSignal | undefined,
  ) {}

  /**
   * @param file the page's own file to write it to; without one it becomes a Blob
   * @returns the content, which the browser may keep on disk
   * @throws SigningHelperError HOST_GARBLED when it has another size; STORAGE_FULL when `file` has no room for it, REQUEST_MALFORMED when it
   *   cannot be written; ABORTED, HOST_SILENT
   */
  async fetch(content: ContentId, size: number, file?: FileSystemFileHandle): Promise<Blob> {
    const sink = file === undefined ? blobSink() : await this.stored(fileSink(file));
    try {
      await this.copy(content, size, sink);
    } catch (error) {
      await sink.abort().catch(() => undefined); // the first error is the one to tell
      throw error;
    }
    return this.stored(sink.close());
  }

  /** Tells by the standard's name why the page's own file could not be written. */
  private async stored<T>(writing: Promise<T>): Promise<T> {
    try {
      return await writing;
    } catch (cause) {
      const isFull = isObject(cause) && cause.name === "QuotaExceededError";
      throw ownError(isFull ? "STORAGE_FULL" : "REQUEST_MALFORMED", this.connection.locale);
    }
  }

  private async copy(content: ContentId, size: number, sink: Sink): Promise<void> {
    let received = 0;
    for (let last = false; !last;) {
      const answer = await this.part(content, received);
      received += answer.data.length;
      last = answer.last;
      if (last ? received !== size : received >= size || answer.data.length === 0) {
        throw ownError("HOST_GARBLED", this.connection.locale);
      }
      await this.stored(sink.write(answer.data));
    }
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

function blobSink(): Sink {
  const whole: Blob[] = [];
  let parts: Uint8Array<ArrayBuffer>[] = [];
  const pack = () => {
    whole.push(new Blob(parts));
    parts = [];
  };
  return {
    write: (part) => {
      parts.push(part);
      if (parts.length === PARTS_AT_ONCE) {
        pack();
      }
      return Promise.resolve();
    },
    close: () => {
      pack();
      return Promise.resolve(new Blob(whole));
    },
    abort: () => Promise.resolve(),
  };
}

async function fileSink(file: FileSystemFileHandle): Promise<Sink> {
  const writable = await file.createWritable();
  return {
    write: (part) => writable.write(part),
    close: async () => {
      await writable.close();
      return file.getFile();
    },
    abort: () => writable.abort(),
  };
}
