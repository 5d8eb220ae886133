/** A change of a text: what stands between two places becomes another text. */
export interface Edit {
  start: number;
  end: number;
  text: string;
  /** Rank among edits of one place; the lowest comes first. */
  rank?: number;
}

/** Puts texts around a part: those of an outer part around those of an inner one. */
export function around(start: number, end: number, [before, after]: readonly [string, string]): Edit[] {
  return [
    { start, end: start, text: before, rank: -end },
    { start: end, end, text: after, rank: -start },
  ].filter(({ text }) => text !== "");
}

function sorted(edits: readonly Edit[]): Edit[] {
  return [...edits].sort((a, b) => a.start - b.start || a.end - b.end || (a.rank ?? 0) - (b.rank ?? 0));
}

/** Returns an edit that begins within another one; undefined where each stands alone. */
export function overlapping(edits: readonly Edit[]): Edit | undefined {
  let at = 0;
  return sorted(edits).find(({ start, end }) => {
    const isWithin = start < at;
    at = Math.max(at, end);
    return isWithin;
  });
}

/** @param edits in any order, none within another */
export function applied(text: string, edits: readonly Edit[]): string {
  let result = "";
  let at = 0;
  for (const { start, end, text: fresh } of sorted(edits)) {
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
