// Written into the code by the build.

/** Origins of the portal profile: `https://portal.example`, or `http://localhost:*` for any port in the demo. */
declare const ALLOWED_ORIGINS: readonly string[];

/** Version of the page library. */
declare const LIBRARY_VERSION: string;
