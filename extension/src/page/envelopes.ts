import { isEnvelopeDeclareResult, isEnvelopeEncryptResult, isOpeningResult } from "#protocol/answers";
import type { EnvelopeOutcome } from "#protocol/messages";
import type { AttendedQuestions } from "./attended-questions.js";
import { fromBase64 } from "./base64.js";
import type { Connection } from "./connection.js";
import type { TitledDocument } from "./documents.js";
import type { EncryptOptions, LoginOptions, OpeningOptions, PersonOptions, RehearseOptions } from "./options.js";
import { paired, understood } from "./own-error.js";
import type { EncryptResult, OpenResult, RehearseResult } from "./results.js";
import { type BroughtEnvelope, Upload } from "./upload.js";
import { utc } from "./utc.js";

/** Encryption of documents to certificates, and opening with a U-Key; `envelopes` of a `SigningHelper`. */
export class Envelopes {
  /** @internal */
  constructor(
    private readonly connection: Connection,
    private readonly attended: AttendedQuestions,
  ) {}

  /**
   * Encrypts each document to all of the certificates. Needs no U-Key and no PIN; a window shows who can open them,
   * unless the portal's profile names them all.
   *
   * @returns an envelope of each document, and the certificates that open them
   * @throws SigningHelperError with a code such as RECIPIENT_REFUSED, CANCELLED, PERSON_TIMEOUT, ABORTED, STORAGE_FULL
   */
  async encrypt({ recipients, documents, opens, ...options }: EncryptOptions): Promise<EncryptResult> {
    const brought = { recipients, documents: await this.bring(documents, options) };
    const params = opens === undefined ? brought : { ...brought, opens: utc(opens) };
    const { answer, arrivals } = await this.attended.askForDocuments("envelope.encrypt", params, options);
    const { recipients: openers } = understood(answer, isEnvelopeEncryptResult, this.connection.locale);
    return {
      recipients: openers,
      documents: documents.map(({ title }, index) => ({ title, envelope: arrivals.whole(index) })),
    };
  }

  /**
   * Opens envelopes in their order, after one look at the list and one PIN in the helper's own window.
   *
   * @returns outcome and content of each envelope, and a statement on them that the U-Key has signed; when a user stops a
   *   batch, what is opened remains, and the rest is NOT_OPENED
   * @throws SigningHelperError with a code such as ENVELOPE_FOR_OTHERS, ENVELOPE_REFUSED (both before the PIN), CANCELLED,
   *   PERSON_TIMEOUT, ABORTED, TOKEN_REMOVED, PIN_LOCKED, STORAGE_FULL; what was opened before that was passed to
   *   `onDocument`
   */
  async open({ nonce, envelopes, ...options }: OpeningOptions): Promise<OpenResult> {
    const params = { nonce, envelopes: await this.bring(envelopes, options) };
    const { answer, arrivals } = await this.attended.askForDocuments("envelope.open", params, options);
    const { envelopes: outcomes, statement } = understood(answer, isOpeningResult, this.connection.locale);
    return {
      envelopes: paired(envelopes, outcomes, this.connection.locale).map(([{ title }, outcome], index) =>
        outcome === "OPENED"
          ? { title, outcome, content: arrivals.whole(index) }
          : { title, outcome: arrivals.without(index, outcome) },
      ),
      statement: statementOf(statement),
    };
  }

  /**
   * Tries with the user's U-Key and PIN if envelopes can be opened: one that it makes to the certificates, or those that
   * exist already. The page gets no content.
   *
   * @returns outcomes, and a statement on them that the U-Key has signed
   * @throws SigningHelperError with the codes of {@link open}
   */
  async rehearse({ nonce, ...options }: RehearseOptions): Promise<RehearseResult> {
    const objects = {
      ...("recipients" in options && { recipients: options.recipients }),
      ...("envelopes" in options && { envelopes: await this.bring(options.envelopes, options) }),
    };
    const answer = await this.attended.ask("envelope.rehearse", { nonce, ...objects }, options);
    const { envelopes, statement } = understood(answer, isOpeningResult, this.connection.locale);
    const tried = paired<unknown, EnvelopeOutcome>(objects.envelopes ?? [objects], envelopes, this.connection.locale);
    return { envelopes: tried.map(([, outcome]) => outcome), statement: statementOf(statement) };
  }

  /**
   * Has the user sign what went wrong: a statement on the last {@link open} or {@link rehearse} of this connection that
   * ended with an error.
   *
   * @returns statement for the server's files: CMS SignedData, attached, DER
   * @throws SigningHelperError with a code such as CANCELLED, PERSON_TIMEOUT, ABORTED, TOKEN_ABSENT, PIN_LOCKED
   */
  async declare({ nonce, ...options }: LoginOptions): Promise<Uint8Array<ArrayBuffer>> {
    const answer = await this.attended.ask("envelope.declare", { nonce }, options);
    return fromBase64(understood(answer, isEnvelopeDeclareResult, this.connection.locale).statement);
  }

  private bring(documents: readonly TitledDocument[], { signal }: PersonOptions): Promise<BroughtEnvelope[]> {
    return new Upload(this.connection, signal).bringTitled(documents);
  }
}

function statementOf(statement: string | null): Uint8Array<ArrayBuffer> | null {
  return statement === null ? null : fromBase64(statement);
}
