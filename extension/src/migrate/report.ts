import { applied, type Edit, overlapping, placeOf } from "./edits.js";
import type { Source } from "./source.js";

/** Kinds of findings, in the words of the report. */
export const KINDS = {
  unchanged: "unchanged",
  await: "await added",
  async: "made async",
  form: "form held",
  pin: "PIN removed",
  script: "script added",
  think: "to think about",
} as const;

export interface Finding {
  source: Source;
  at: number;
  kind: keyof typeof KINDS;
  text: string;
}

/** Findings, and the changes that they lead to. No file is changed where one of them has something that is not understood. */
export class Report {
  readonly findings: Finding[] = [];
  private readonly edits = new Map<Source, Edit[]>();
  private hasRefused = false;

  note(source: Source, at: number, kind: Finding["kind"], text: string): void {
    this.findings.push({ source, at, kind, text });
  }

  think(source: Source, at: number, text: string): void {
    this.note(source, at, "think", text);
  }

  /** Names what keeps all files that are given together from being changed. */
  refuse(source: Source, at: number, text: string): void {
    this.think(source, at, `${text}; all files are left as they are`);
    this.hasRefused = true;
  }

  /** Refuses changes within one another: nobody knows which of them counts. */
  refuseOverlaps(): void {
    for (const [source, edits] of this.edits) {
      const inner = overlapping(edits);
      if (inner !== undefined) {
        this.refuse(source, inner.start, "two changes are within one another");
      }
    }
  }

  change(source: Source, edit: Edit): void {
    this.edits.set(source, [...(this.edits.get(source) ?? []), edit]);
  }

  has(source: Source, ...kinds: Finding["kind"][]): boolean {
    return this.findings.some((one) => one.source === source && kinds.includes(one.kind));
  }

  /** Returns the file's new text; its present one where nothing is to be done, or something is not understood. */
  textOf(source: Source): string {
    return this.hasRefused ? source.text : applied(source.text, this.edits.get(source) ?? []);
  }

  lines(): string[] {
    return [...this.findings]
      .sort((a, b) => a.source.file.localeCompare(b.source.file) || a.at - b.at)
      .map(({ source, at, kind, text }) => {
        const { line, column } = placeOf(source.text, at);
        const done = this.hasRefused && kind !== "unchanged" && kind !== "think" ? " (not done)" : "";
        return `${source.file}:${line}:${column} ${KINDS[kind]}${done}: ${text}`;
      });
  }

  /** Returns how many there are of each kind. */
  counts(): string {
    return (Object.keys(KINDS) as Finding["kind"][])
      .map((kind) => `${KINDS[kind]} ${this.findings.filter((one) => one.kind === kind).length}`)
      .join(", ");
  }
}
