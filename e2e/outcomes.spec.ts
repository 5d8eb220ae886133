import type { Locator, Page } from "@playwright/test";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SigningHelperErrorElement, SigningHelperStatusElement } from "../extension/src/elements/index.js";
import type { SigningHelperError } from "../extension/src/page/index.js";
import { expect, test } from "./fixtures.js";
import { expectNoViolation } from "./stage/axe.js";
import { SUPPLIER } from "./stage/portal-page.js";
import { PIN } from "./stage/u-key.js";

type ErrorData = ConstructorParameters<typeof SigningHelperError>[0];

interface Shown {
  outcome: "ended" | "partly" | "failed";
  error: ErrorData;
  code: boolean;
  buttons: readonly string[];
}

const told = (title: string, ...steps: string[]) => ({ title, reason: "原因。", steps });

const SHOWN: readonly Shown[] = [
  {
    outcome: "ended",
    error: {
      code: "CANCELLED",
      retry: "SAME_REQUEST",
      guidance: told("已取消", "需要时请重新操作。"),
      facts: {},
    },
    code: false,
    buttons: ["重试"],
  },
  {
    outcome: "partly",
    error: {
      code: "TOKEN_REMOVED",
      retry: "SAME_REQUEST",
      guidance: told("U-Key 已被拔出", "已签好的 3 份已交给平台。", "请重新插好 U-Key 后重试。"),
      facts: { signed: "3" },
    },
    code: true,
    buttons: ["重试"],
  },
  {
    outcome: "failed",
    error: {
      code: "PIN_LOCKED",
      retry: "AFTER_FIX",
      guidance: told("U-Key 已锁定", "请联系发证机构解锁。", "请不要反复尝试。"),
      facts: {},
    },
    code: true,
    buttons: ["查看解锁办法", "重试"],
  },
];

const PAGE = `<meta name="color-scheme" content="light dark"><meta name="viewport" content="width=device-width">
  <script type="module" src="/signing-helper-elements.js"></script>
  <main><h1>签名</h1><signing-helper-error lang="zh-CN"></signing-helper-error></main>`;

const STATUS = `<meta name="color-scheme" content="light dark"><meta name="viewport" content="width=device-width">
  <script type="module" src="/signing-helper-elements.js"></script>
  <main><h1>U-Key</h1><signing-helper-status lang="LANG"></signing-helper-status></main>`;

async function show(page: Page, error: ErrorData): Promise<Locator> {
  await page.evaluate(async (data) => {
    const url = "/signing-helper.js";
    const library = (await import(url)) as { SigningHelperError: typeof SigningHelperError };
    const element = document.querySelector<SigningHelperErrorElement>("signing-helper-error");
    document.documentElement.style.backgroundColor = "Canvas"; // axe takes a page without a ground for white
    if (element !== null) {
      element.again = () => undefined;
      element.error = new library.SigningHelperError(data);
    }
  }, error);
  return page.locator("signing-helper-error");
}

/** Colour of the sign before the title. */
function signOf(shown: Locator): Promise<string> {
  return shown.locator("h2").evaluate((title) => getComputedStyle(title, "::before").backgroundColor);
}

test("an error has the colour of its outcome: neutral when cancelled, amber when partly done, red when failed", async ({
  installed,
  site,
}, testInfo) => {
  const page = await installed.context.newPage();
  await page.goto(site.allowed + site.page("/outcomes", PAGE));
  const colours = {
    light: ["85, 96, 110", "122, 82, 0", "168, 30, 30"],
    dark: ["185, 195, 207", "240, 197, 102", "255, 156, 147"],
  };
  for (const [place, { outcome, error, code, buttons }] of SHOWN.entries()) {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const shown = await show(page, error);

      await expect(shown).toHaveAttribute("data-state", outcome);
      expect(await signOf(shown)).toBe(`rgb(${colours[colorScheme][place] ?? ""})`);
      await expect(shown.getByText("错误代码")).toHaveCount(code ? 1 : 0);
      expect(await shown.getByRole("button").allInnerTexts()).toEqual(buttons);
      await expect(shown.getByRole("listitem")).toHaveCount(
        error.guidance.steps.length === 1 ? 0 : error.guidance.steps.length,
      );
      await expectNoViolation(page);
      await page.screenshot({ path: testInfo.outputPath(`${outcome}-${colorScheme}.png`) });
    }
  }
  await page.close();
});

/** DER in Base64 of a certificate that is valid for so many days. */
function certificateFor(days: number, folder: string): string {
  const file = join(folder, `${days}.der`);
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", join(folder, "key.pem")];
  const form = ["-subj", "/CN=Test", "-days", String(days), "-outform", "DER", "-out", file];
  mkdirSync(folder, { recursive: true });
  execFileSync("openssl", ["req", "-x509", ...key, ...form], { stdio: "ignore" });
  return readFileSync(file).toString("base64");
}

for (const { lang, soon, warning, open } of [
  {
    lang: "zh-CN",
    soon: /还有 1[12] 天到期（\d{4}-\d\d-\d\d）/,
    warning: "打不开以前加密的文件",
    open: "查看办理方法",
  },
  {
    lang: "en",
    soon: /ends in 1[12] days \(\d{4}-\d\d-\d\d\)/,
    warning: "cannot open what was encrypted before",
    open: "How to renew it",
  },
] as const) {
  test(`a certificate that ends soon is said by the status once the page has it, in ${lang}`, async ({
    installed,
    site,
  }, testInfo) => {
    const page = await installed.context.newPage();
    await page.goto(site.allowed + site.page(`/renewal-${lang}`, STATUS.replaceAll("LANG", lang)));
    const status = page.locator("signing-helper-status");
    await expect(status).toHaveAttribute("data-state", "ready");
    await page.evaluate(() => {
      document.documentElement.style.backgroundColor = "Canvas";
    });
    const give = (certificate: string): Promise<void> =>
      status.evaluate((element: SigningHelperStatusElement, given) => {
        element.certificate = given;
      }, certificate);

    await give(certificateFor(40, testInfo.outputPath("keys")));
    await expect(status.getByText(warning)).toHaveCount(0);
    await give(certificateFor(12, testInfo.outputPath("keys")));

    await expect(status.getByRole("status")).toContainText(soon);
    await expect(status.getByText(warning)).toBeVisible();
    await expect(status.getByRole("button", { name: open })).toBeVisible();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await expectNoViolation(page);
      await page.screenshot({ path: testInfo.outputPath(`renewal-${colorScheme}.png`) });
    }
    await page.setViewportSize({ width: 360, height: 700 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.screenshot({ path: testInfo.outputPath("renewal-360.png") });
    await page.close();
  });
}

test("an unbound login is amber, and once the certificate is bound 绑定 CA is no longer the filled button", async ({
  stage,
  openPortal,
}, testInfo) => {
  const portal = await openPortal();
  await portal.pressLogin();
  await (await stage.pinWindow()).enterPin(PIN);
  expect(await portal.outcome()).toMatchObject({ state: "partly" });
  await portal.page.screenshot({ path: testInfo.outputPath("unbound.png") });

  await portal.register("outcomes", SUPPLIER);
  const bind = portal.page.locator("#bind");
  await expect(bind).toHaveClass("primary");
  await portal.pressBind();
  await (await stage.pinWindow()).enterPin(PIN);

  expect(await portal.outcome()).toMatchObject({ state: "ok" });
  await expect(bind).not.toHaveClass("primary");
  await portal.page.screenshot({ path: testInfo.outputPath("bound.png") });
});
