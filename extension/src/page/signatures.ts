import type { DocumentPart } from "../shared/channel.js";
import { fromBase64 } from "./base64.js";

/** The signatures of a batch, put together from their parts as they arrive, one document after the other. */
export class Signatures {
  private readonly finished = new Map<number, Uint8Array<ArrayBuffer>>();
  private parts: Uint8Array[] = [];

  /** @param onFinished told of each as soon as it is complete */
  constructor(private readonly onFinished: (index: number, signature: Uint8Array<ArrayBuffer>) => void) {}

  accept({ index, last, data }: DocumentPart): void {
    this.parts.push(fromBase64(data));
    if (last) {
      const signature = joined(this.parts);
      this.parts = [];
      this.finished.set(index, signature);
      this.onFinished(index, signature);
    }
  }

  of(index: number): Uint8Array<ArrayBuffer> | undefined {
    return this.finished.get(index);
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
