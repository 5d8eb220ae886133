import { type BrowserContext, expect, type Locator, type Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ROOT } from "./root.js";
import { LIBRARY } from "./stage.js";
import { VERSION } from "./version.js";

const PAGES = join(ROOT, "jnlp/site");

/** Folders of what is not beside the page before the build. */
const FOLDERS: Record<string, string> = { "signing-helper.js": LIBRARY, "design.css": join(ROOT, "design") };

/** Values of the build, unless a test sets others. */
const VALUES = {
  version: VERSION,
  link: "#link",
  setup: "#setup",
  publisher: "Demo signer",
  oldest: "106",
  store: "",
  edge: "https://edge.example/helper",
  chrome: "https://chrome.example/helper",
  "portal-zh": "演示平台",
  "portal-en": "Demo portal",
  portal: "https://portal.example/",
  telephones: "",
  "support-zh": "演示平台技术支持 000-0000-0002",
  "support-en": "The demo portal's support 000-0000-0002",
  "support-date": "2026-11-24",
  "authority-zh": "演示CA 000-0000-0001",
  "authority-en": "Demo CA 000-0000-0001",
  "authority-date": "2026-11-24",
  listed: "",
  checked: "",
};

export type Step = "starter" | "host" | "extension" | "diagnosis" | "binding";

/** The page that installs by a link, as the build leaves it. */
export class LandingPage {
  private constructor(readonly page: Page) {}

  /**
   * Opens it.
   *
   * @param values undefined for what the profile does not say
   * @param language language of the browser
   */
  static async open(
    page: Page,
    origin: string,
    values: Partial<Record<keyof typeof VALUES, string | undefined>> = {},
    language = "zh-CN",
  ): Promise<LandingPage> {
    await page.addInitScript((chosen) => {
      Object.defineProperty(navigator, "language", { value: chosen });
    }, language);
    await LandingPage.serve(page, `${origin}/link`, values);
    await page.goto(`${origin}/link/index.html`);
    return new LandingPage(page);
  }

  /** Returns the page that is open in a tab. */
  static at(page: Page): LandingPage {
    return new LandingPage(page);
  }

  /** Serves it and its files below an address, in the place of the site that a portal would have. */
  static async serve(
    browser: Page | BrowserContext,
    folder: string,
    values: Partial<Record<keyof typeof VALUES, string | undefined>> = {},
  ): Promise<void> {
    const filled = Object.entries({ ...VALUES, ...values }).filter(([, value]) => value !== undefined);
    await browser.route(`${folder}/*`, async (route) => {
      const [path = ""] = route
        .request()
        .url()
        .slice(folder.length + 1)
        .split(/[?#]/);
      const name = path === "" ? "index.html" : path;
      if (name === "index.html") {
        const html = fill(await template(join(PAGES, name)), Object.fromEntries(filled) as typeof VALUES);
        await route.fulfill({ contentType: "text/html; charset=utf-8", body: html });
      } else if (name === "icon.png") {
        await route.fulfill({ path: join(ROOT, "extension/static/icons/128.png") });
      } else {
        await route.fulfill({ path: join(FOLDERS[name] ?? PAGES, name) });
      }
    });
  }

  step(step: Step): Locator {
    return this.page.locator(`#${step}`);
  }

  /** Waits until these steps are green, and no others. */
  async isDone(...steps: Step[]): Promise<void> {
    for (const step of steps) {
      await expect(this.step(step)).toHaveAttribute("data-state", "done");
    }
    await expect(this.page.locator('[data-state="done"]')).toHaveCount(steps.length);
  }

  /** Waits until this step is the one to do. */
  async isAt(step: Step): Promise<void> {
    await expect(this.page.locator("[aria-current=step]")).toHaveAttribute("id", step);
  }

  get state(): Locator {
    return this.page.getByRole("status");
  }

  /** Chooses the other language. */
  async changeLanguage(): Promise<void> {
    await this.page.locator("#switch").click();
  }

  get findings(): Locator {
    return this.page.locator("#findings > li");
  }
}

/** Reads a page with the files that it takes in, like the class `Template` of the build. */
async function template(file: string): Promise<string> {
  let whole = await readFile(file, "utf8");
  for (const [place, name = ""] of whole.matchAll(/\[\[>([a-z.]+)\]\]/g)) {
    const beside = await readFile(join(dirname(file), name), "utf8");
    whole = whole.replace(place, () => beside);
  }
  return whole;
}

/** Fills in like the class `Template` of the build. */
function fill(template: string, values: Readonly<Record<string, string>>): string {
  const part = /\[\[([#^])([a-z-]+)\]\](.*?)\[\[\/\2\]\]/s;
  let rest = template;
  while (part.test(rest)) {
    rest = rest.replace(part, (_whole, kind: string, name: string, inner: string) =>
      Object.hasOwn(values, name) === (kind === "#") ? inner : "",
    );
  }
  return rest.replace(/\[\[([a-z-]+)\]\]/g, (_whole, name: string) => values[name] ?? "");
}
