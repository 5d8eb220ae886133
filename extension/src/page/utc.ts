/** Returns ISO 8601 in UTC, in whole seconds. What is no time is left for the worker to refuse. */
export function utc(time: Date): string {
  return Number.isNaN(time.getTime()) ? "" : time.toISOString().replace(/\.\d+Z$/, "Z");
}
