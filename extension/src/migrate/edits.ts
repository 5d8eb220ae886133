/** A change of a text: what stands between two places becomes another text. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** @param edits in any order, none within another */
export function applied(text: string, edits: readonly Edit[]): string {
  let result = "";
  let at = 0;
  for (const { start, end, text: fresh } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    result += text.slice(at, start) + fresh;
    at = end;
  }
  return result + text.slice(at);
}

export interface Place {
  line: number;
  column: number;
}

/** Line and column from 1. */
export function placeOf(text: string, at: number): Place {
  const before = text.slice(0, at).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
