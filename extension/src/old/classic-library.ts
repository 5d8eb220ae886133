// In a classic script this stands in the place of library.ts.
import type * as Library from "../page/index.js";
import type { OldOptions } from "./old-page.js";

const FILE = "signing-helper.classic.js";
const script = document.currentScript as HTMLScriptElement;
const { prefer, profile, installation, object, pins } = script.dataset;

/** Attributes of the script's tag: `data-prefer`, `data-profile`, `data-installation`, `data-object` and `data-pins`. */
export const settings: OldOptions = {
  ...(prefer !== undefined && { prefer: prefer as NonNullable<OldOptions["prefer"]> }),
  ...(profile !== undefined && { profile }),
  ...(installation !== undefined && { installation }),
  ...(object !== undefined && { object }),
  ...(pins !== undefined && { pins: pins as NonNullable<OldOptions["pins"]> }),
};

interface Global {
  signingHelper?: typeof Library;
}

let loading: Promise<typeof Library> | undefined;

/** Loads the page library's classic script from beside this one, unless the page has loaded it. */
export const library = (): Promise<typeof Library> => (loading ??= load());

async function load(): Promise<typeof Library> {
  const global = globalThis as Global;
  if (global.signingHelper === undefined) {
    await new Promise((resolve, reject) => {
      const tag = document.createElement("script");
      tag.src = new URL(FILE, script.src).href;
      tag.onload = resolve;
      tag.onerror = () => {
        reject(new Error(`${tag.src} is missing: it belongs beside ${script.src}`));
      };
      document.head.append(tag);
    });
  }
  return global.signingHelper as typeof Library;
}
