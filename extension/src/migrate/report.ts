import { applied, type Edit, placeOf } from "./edits.js";
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

/** Findings, and the changes that they lead to. A file with something that is not understood is never changed. */
export class Report {
  readonly findings: Finding[] = [];
  private readonly edits = new Map<Source, Edit[]>();
  private readonly refused = new Set<Source>();
  private readonly links: [Source, Source][] = [];

  note(source: Source, at: number, kind: Finding["kind"], text: string): void {
    this.findings.push({ source, at, kind, text });
  }

  think(source: Source, at: number, text: string): void {
    this.note(source, at, "think", text);
  }

  /** Names what keeps the file, and those whose functions it shares, from being changed. */
  refuse(source: Source, at: number, text: string): void {
    this.think(source, at, `${text}; the file is left as it is`);
    this.refused.add(source);
  }

  /** Has both changed, or neither: one calls functions of the other. */
  link(one: Source, other: Source): void {
    this.links.push([one, other]);
  }

  change(source: Source, edit: Edit): void {
    this.edits.set(source, [...(this.edits.get(source) ?? []), edit]);
  }

  has(source: Source, ...kinds: Finding["kind"][]): boolean {
    return this.findings.some((one) => one.source === source && kinds.includes(one.kind));
  }

  /** Returns the file's new text; its present one where nothing is to be done, or something is not understood. */
  textOf(source: Source): string {
    return this.isRefused(source) ? source.text : applied(source.text, this.edits.get(source) ?? []);
  }

  isRefused(source: Source): boolean {
    const reached = new Set(this.refused);
    for (let size = -1; size < reached.size;) {
      size = reached.size;
      for (const [one, other] of this.links) {
        if (reached.has(one) || reached.has(other)) {
          reached.add(one).add(other);
        }
      }
    }
    return reached.has(source);
  }

  lines(): string[] {
    return [...this.findings]
      .sort((a, b) => a.source.file.localeCompare(b.source.file) || a.at - b.at)
      .map(({ source, at, kind, text }) => {
        const { line, column } = placeOf(source.text, at);
        const done = this.isRefused(source) && kind !== "unchanged" && kind !== "think" ? " (not done)" : "";
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
