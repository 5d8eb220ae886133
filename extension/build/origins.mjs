/**
 * Says which pages a profile lets the extension reach.
 *
 * @param {{ kind: string, origins: { origin: string }[] }} profile
 * @returns {{ origins: string[], matches: string[] }} as the worker compares them, and as match patterns of the manifest
 */
export function originsOf(profile) {
  const origins = profile.origins.map(({ origin }) => origin);
  if (origins.length === 0) {
    throw new Error("The profile names no origin, so no page could use the extension.");
  }
  return { origins, matches: origins.map((origin) => matchPattern(origin, profile.kind)) };
}

/** @param {string} origin @param {string} kind */
function matchPattern(origin, kind) {
  if (isLocalhost(origin)) {
    if (kind !== "demo") {
      throw new Error(`Origin ${origin} is for profiles of kind "demo" only; this one is of kind "${kind}".`);
    }
    return `${origin.replace(/:\*$/, "")}/*`;
  }
  if (!isHttpsOrigin(origin)) {
    throw new Error(
      `Origin ${origin} is not allowed: write https, a host name and, if it must be, a port; no path, no wildcard.`,
    );
  }
  return `${origin}/*`;
}

/** @param {string} origin */
function isLocalhost(origin) {
  const withoutWildcard = origin.replace(/:\*$/, "");
  return (
    /^http:\/\/localhost(:[1-9]\d*|:\*)?$/.test(origin) &&
    URL.canParse(withoutWildcard) &&
    new URL(withoutWildcard).origin === withoutWildcard
  );
}

/** @param {string} origin */
function isHttpsOrigin(origin) {
  return (
    URL.canParse(origin) &&
    new URL(origin).origin === origin &&
    /^https:\/\/[^*]+$/.test(origin) &&
    !origin.endsWith(":0")
  );
}
