/** Says whether a value that came from elsewhere is what it should be. */
export type Guard<T> = (value: unknown) => value is T;

type Fields<T> = { [K in keyof T]-?: Guard<T[K]> };

export function text(maximumLength: number, pattern = /^/): Guard<string> {
  return (value): value is string => typeof value === "string" && value.length <= maximumLength && pattern.test(value);
}

export function oneOf<T extends string | boolean>(...values: readonly T[]): Guard<T> {
  return (value): value is T => values.some((candidate) => candidate === value);
}

/** An integer that is counted exactly, from 0. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** Base64 with its padding (RFC 4648, 4), of at most so many characters. */
export function base64(maximumLength: number): Guard<string> {
  const isText = text(maximumLength, /^[A-Za-z0-9+/]*={0,2}$/);
  return (value): value is string => isText(value) && value.length % 4 === 0;
}

export function orNull<T>(guard: Guard<T>): Guard<T | null> {
  return (value): value is T | null => value === null || guard(value);
}

/** For what an older partner does not say. */
export function orAbsent<T>(guard: Guard<T>): Guard<T> {
  return (value): value is T => value === undefined || guard(value);
}

export function listOf<T>(item: Guard<T>, maximumLength: number): Guard<T[]> {
  return (value): value is T[] =>
    Array.isArray(value) && value.length <= maximumLength && value.every((element) => item(element));
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The fields and no others: for what comes from a page. */
export function exactly<T extends object>(fields: Fields<T>): Guard<T> {
  const guard = atLeast(fields);
  return (value): value is T => guard(value) && Object.keys(value).every((key) => Object.hasOwn(fields, key));
}

/** The fields and perhaps others: for what comes from a host or an extension that may be newer. */
export function atLeast<T extends object>(fields: Fields<T>): Guard<T> {
  const entries = Object.entries<Guard<unknown>>(fields);
  return (value): value is T =>
    isObject(value) && entries.every(([key, guard]) => guard(Object.hasOwn(value, key) ? value[key] : undefined));
}

export function anyOf<T extends object>(...guards: readonly { [K in number]: Guard<T> }[number][]): Guard<T> {
  return (value): value is T => guards.some((guard) => guard(value));
}
