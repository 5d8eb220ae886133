/** Test of a value that came from elsewhere, and the copy of one that passed. */
export interface Guard<T> {
  (value: unknown): value is T;
  /** Copies only the known fields of a value that passed. */
  copy(value: T): T;
}

type Fields<T> = { [K in keyof T]-?: Guard<T[K]> };

/** Makes a guard of any test, for values that have no parts. */
/* @__NO_SIDE_EFFECTS__ */
export function plain<T>(is: (value: unknown) => value is T): Guard<T> {
  return Object.assign((value: unknown): value is T => is(value), { copy: (value: T) => value });
}

/* @__NO_SIDE_EFFECTS__ */
export function text(maximumLength: number, pattern = /^/): Guard<string> {
  return plain(
    (value): value is string => typeof value === "string" && value.length <= maximumLength && pattern.test(value),
  );
}

/** Text without halves of characters, which have no UTF-8. */
/* @__NO_SIDE_EFFECTS__ */
export function words(minimumLength: number, maximumLength: number): Guard<string> {
  const isText = text(maximumLength, /^\P{Surrogate}*$/u);
  return plain((value): value is string => isText(value) && value.length >= minimumLength);
}

/** Base64 with its padding (RFC 4648, 4), its length in characters. */
/* @__NO_SIDE_EFFECTS__ */
export function base64(maximumLength: number, minimumLength = 0): Guard<string> {
  const isText = text(maximumLength, /^[A-Za-z0-9+/]*={0,2}$/);
  return plain((value): value is string => isText(value) && value.length >= minimumLength && value.length % 4 === 0);
}

/* @__NO_SIDE_EFFECTS__ */
export function oneOf<T extends string | boolean | number>(...values: readonly T[]): Guard<T> {
  return plain((value): value is T => values.some((candidate) => candidate === value));
}

/**
 * Name out of a list that a newer partner may have made longer: its type says the names that we know, its value may be
 * another that fits the pattern.
 */
/* @__NO_SIDE_EFFECTS__ */
export function named<T extends string>(pattern: RegExp): Guard<T> {
  const isText = text(64, pattern);
  return plain((value): value is T => isText(value));
}

/** Integer that is counted exactly, from a minimum. */
/* @__NO_SIDE_EFFECTS__ */
export function integer(minimum: number): Guard<number> {
  return plain(
    (value): value is number => typeof value === "number" && Number.isSafeInteger(value) && value >= minimum,
  );
}

/** Finite number. */
/* @__NO_SIDE_EFFECTS__ */
export function number(): Guard<number> {
  return plain((value): value is number => typeof value === "number" && Number.isFinite(value));
}

/** Value that is null where its field has nothing to say. */
/* @__NO_SIDE_EFFECTS__ */
export function orNull<T>(guard: Guard<T>): Guard<T | null> {
  return Object.assign((value: unknown): value is T | null => value === null || guard(value), {
    copy: (value: T | null) => (value === null ? null : guard.copy(value)),
  });
}

/** Field that may be left out. */
/* @__NO_SIDE_EFFECTS__ */
export function orAbsent<T>(guard: Guard<T>): Guard<T | undefined> {
  return Object.assign((value: unknown): value is T | undefined => value === undefined || guard(value), {
    copy: (value: T | undefined) => (value === undefined ? undefined : guard.copy(value)),
  });
}

/* @__NO_SIDE_EFFECTS__ */
export function listOf<T>(item: Guard<T>, maximumLength: number, minimumLength = 0): Guard<T[]> {
  const is = (value: unknown): value is T[] =>
    Array.isArray(value) &&
    value.length >= minimumLength &&
    value.length <= maximumLength &&
    value.every((element) => item(element));
  return Object.assign(is, { copy: (value: T[]) => value.map((element) => item.copy(element)) });
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Object of any fields; its content is not copied. */
export const anyObject: Guard<object> = plain((value): value is object => isObject(value));

/** Object of any fields that all have one shape. */
/* @__NO_SIDE_EFFECTS__ */
export function recordOf<T>(item: Guard<T>): Guard<Record<string, T>> {
  const is = (value: unknown): value is Record<string, T> =>
    isObject(value) && Object.values(value).every((element) => item(element));
  return Object.assign(is, {
    copy: (value: Record<string, T>) =>
      Object.fromEntries(Object.entries(value).map(([key, element]) => [key, item.copy(element)])),
  });
}

/** The fields and no others: for what comes from a page. */
/* @__NO_SIDE_EFFECTS__ */
export function exactly<T extends object>(fields: Fields<T>): Guard<T> {
  const guard = atLeast(fields);
  const is = (value: unknown): value is T =>
    guard(value) && Object.entries(value).every(([key, field]) => Object.hasOwn(fields, key) && field !== undefined);
  return Object.assign(is, { copy: (value: T) => guard.copy(value) });
}

/** The fields and perhaps others: for what comes from a host or an extension that may be newer. */
/* @__NO_SIDE_EFFECTS__ */
export function atLeast<T extends object>(fields: Fields<T>): Guard<T> {
  const names: (keyof T & string)[] = [];
  for (const name in fields) {
    names.push(name);
  }
  const is = (value: unknown): value is T =>
    isObject(value) && names.every((name) => fields[name](Object.hasOwn(value, name) ? value[name] : undefined));
  const copy = (value: T): T => {
    const copied = { ...value };
    for (const name in copied) {
      if (Object.hasOwn(fields, name)) {
        copied[name] = fields[name].copy(value[name]);
      } else {
        Reflect.deleteProperty(copied, name);
      }
    }
    return copied;
  };
  return Object.assign(is, { copy });
}

/* @__NO_SIDE_EFFECTS__ */
export function anyOf<T extends object>(...guards: readonly { [K in number]: Guard<T> }[number][]): Guard<T> {
  const is = (value: unknown): value is T => guards.some((guard) => guard(value));
  const copy = (value: T): T => {
    const taken = guards.find((guard) => guard(value));
    if (taken === undefined) {
      throw new TypeError("is none of them");
    }
    return taken.copy(value);
  };
  return Object.assign(is, { copy });
}
