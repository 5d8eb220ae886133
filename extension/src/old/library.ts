import type * as Library from "../page/index.js";

/** Loads the page library once it is needed: pages that have only the vendor's program never do. */
export const library = (): Promise<typeof Library> => import("../page/index.js");
