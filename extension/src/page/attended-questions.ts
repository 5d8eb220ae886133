import type { Method } from "#protocol/messages";
import type { DocumentSignature } from "../shared/channel.js";
import { Arrivals } from "./arrivals.js";
import type { Connection } from "./connection.js";
import { Download } from "./download.js";
import type { EventListeners } from "./events.js";
import type { DocumentOptions, PersonOptions } from "./options.js";

const PERSON_TIMEOUT_MS = 120_000;

/** Questions that wait for a user in the helper's window. */
export class AttendedQuestions {
  /** @param events told of the progress of each */
  constructor(
    private readonly connection: Connection,
    private readonly events: EventListeners,
  ) {}

  ask(
    method: Method,
    params: object,
    { signal, timeout = PERSON_TIMEOUT_MS, onProgress }: PersonOptions,
    onDocument?: (document: DocumentSignature) => void,
  ): Promise<object> {
    return this.connection.ask(method, params, {
      timeout,
      timeoutCode: "PERSON_TIMEOUT",
      signal,
      onEvent: (event) => {
        if (event.kind === "progress") {
          onProgress?.(event.stage);
          this.events.emit("progress", { method, stage: event.stage });
        } else if (event.kind === "document") {
          onDocument?.(event);
        }
      },
    });
  }

  /** Asks for documents that come back one after the other, and waits until the last has come. */
  async askForDocuments(
    method: Method,
    params: object,
    options: PersonOptions & DocumentOptions,
  ): Promise<{ answer: object; arrivals: Arrivals }> {
    const download = new Download(this.connection, options.signal);
    const arrivals = new Arrivals(download, this.connection.locale, options);
    const asked = this.ask(method, params, options, (document) => {
      arrivals.accept(document);
    });
    return { answer: await arrivals.before(asked), arrivals };
  }
}
