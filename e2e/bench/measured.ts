import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ROOT } from "../stage/root.js";

const MEDIAN = 0.5;
const P95 = 0.95;

/** Figures of one kind, and the ratio of their median to the baseline's. */
interface Kind {
  what: string;
  count: number;
  median: number;
  p95: number;
  times: number;
}

/** Figures of one run, each kind by its name. */
export class Measured {
  private readonly taken = new Map<string, number[]>();

  constructor(private readonly unit: "ms" | "MB" = "ms") {}

  note(what: string, figure: number): void {
    this.taken.set(what, [...(this.taken.get(what) ?? []), figure]);
  }

  /** Notes how long an act takes, in milliseconds. */
  async measure<T>(what: string, act: () => Promise<T>): Promise<T> {
    const begin = performance.now();
    const result = await act();
    this.note(what, performance.now() - begin);
    return result;
  }

  /**
   * Prints the medians, and writes them for programs into target/bench.
   *
   * @param name of the benchmark
   * @param baselineOf returns the kind that another one is compared with
   */
  async report(name: string, baselineOf: (what: string) => string): Promise<void> {
    const measured: Kind[] = [...this.taken].map(([what, taken]) => {
      const median = share(taken, MEDIAN);
      const times = median / share(this.taken.get(baselineOf(what)) ?? [], MEDIAN);
      return { what, count: taken.length, median, p95: share(taken, P95), times };
    });
    for (const { what, median, p95, times } of measured) {
      const [shown, rarely, ratio] = [median.toFixed(1), p95.toFixed(1), times.toFixed(2)].map((text) =>
        text.padStart(8),
      );
      console.log(`${what.padEnd(42)} median ${shown} ${this.unit}, p95 ${rarely} ${this.unit} ${ratio} times`);
    }
    const file = join(ROOT, "target/bench", `${name}.json`);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `${JSON.stringify({ unit: this.unit, measured }, undefined, 2)}\n`);
  }
}

/** Returns the figure that this share of them does not exceed. */
function share(taken: readonly number[], part: number): number {
  return [...taken].sort((a, b) => a - b)[Math.floor((taken.length - 1) * part)] ?? NaN;
}
