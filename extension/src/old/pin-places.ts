/** Functions with a PIN, and the places of PINs among their arguments. */
export const PIN_PLACES: Readonly<Record<string, readonly number[]>> = {
  SOF_Login: [1],
  VerifyUserPIN: [1],
  SOF_ChangePassWd: [1, 2],
  ChangeUserPassword: [1, 2],
  setUserPIN: [0],
  SetUserPIN: [0],
  SetSignCertificate: [1],
};

type Called = (...given: unknown[]) => unknown;

/** @param functionName with the object that it belongs to */
export function hasPin(functionName: string, given: readonly unknown[]): boolean {
  const places = PIN_PLACES[functionName.split(".").at(-1) ?? ""] ?? [];
  return places.some((place) => !["", null, undefined].includes(given[place] as string));
}

export function lacksPin(name: string, given: readonly unknown[]): boolean {
  return PIN_PLACES[name]?.some((place) => given[place] === "" || given[place] === undefined) === true;
}

/** Keeps an empty PIN from a vendor's client: each counts as a wrong one, and a few of them lock the U-Key. */
export function refuseEmptyPin(name: string, given: readonly unknown[]): void {
  if (lacksPin(name, given)) {
    throw new Error(
      `${name} has no PIN, and the vendor's client needs one: keep the page's field (--keep-pins). ` +
        "(没有 PIN，未调用厂商客户端，以免锁定 U-Key。)",
    );
  }
}

/** Guards the functions with a PIN of what a vendor's client has given. */
export function guarded(given: unknown): unknown {
  const known = typeof given === "object" && given !== null ? (given as Record<string, unknown>) : {};
  for (const name of Object.keys(PIN_PLACES)) {
    const run = known[name];
    if (typeof run === "function") {
      known[name] = (...all: unknown[]): unknown => {
        refuseEmptyPin(name, all);
        return (run as Called).apply(given, all);
      };
    }
  }
  return given;
}
