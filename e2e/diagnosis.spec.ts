import { expect, test } from "./fixtures.js";
import { expectNoViolation } from "./stage/axe.js";
import { FaultsPage, isClean, problems } from "./stage/faults-page.js";
import { tabTo } from "./stage/keyboard.js";
import type { Fault } from "./stage/portal.js";
import { SUPPLIER } from "./stage/portal-page.js";
import { PIN } from "./stage/u-key.js";

const FOUND: Record<Fault, string> = {
  clock: "clock FAIL CLOCK_WRONG",
  "portal-faulty": "portal WARN PORTAL_FAULTY",
  "portal-unreachable": "portal FAIL PORTAL_UNREACHABLE",
  "no-token": "token-present FAIL TOKEN_ABSENT",
  "pin-last-try": "pin WARN PIN_LAST_TRY",
  "pin-locked": "pin FAIL PIN_LOCKED",
  "certificate-expired": "certificate-validity FAIL CERTIFICATE_EXPIRED",
  "certificate-ending": "certificate-validity WARN CERTIFICATE_EXPIRES_SOON",
  "certificate-revoked": "certificate-revocation FAIL CERTIFICATE_REVOKED",
  "name-mismatch": "subject-match FAIL SUBJECT_MISMATCH",
  "seal-not-upgraded": "enrolment FAIL SEAL_NOT_UPGRADED",
  "not-enrolled": "enrolment FAIL CERTIFICATE_NOT_AUTHORISED",
};

test("the page finds each fault that is made, alone and in words, and is clean when it is mended", async ({
  openPortal,
}) => {
  const page = await FaultsPage.in(await openPortal());
  expect(problems(await page.check())).toEqual([]);

  for (const [fault, expected] of Object.entries(FOUND)) {
    const findings = await page.make(fault as Fault);
    expect.soft(problems(findings), fault).toEqual([expected]);
    // The worst comes first, with its title, the steps, and the code for the support desk.
    expect.soft(findings[0]?.title, fault).not.toBe("");
    expect.soft(findings[0]?.text, fault).toContain(findings[0]?.code);
    expect.soft(await page.summary(), fault).toContain("发现 1 项需要处理");
    expect.soft(isClean(await page.mend(fault as Fault)), `${fault} is mended`).toBe(true);
  }
  expect(await page.summary()).toContain("检测通过");
});

test(
  "a login that finds no account, or is refused, offers what the enrolment directory says",
  { tag: "@full" },
  async ({ stage, openPortal }) => {
    const portal = await openPortal();
    // The first login leaves the host an answer of the CA, so that the server is the one to refuse later.
    for (const [faults, state] of [
      [["seal-not-upgraded"], "partly"],
      [["seal-not-upgraded", "certificate-revoked"], "refused"],
    ] satisfies [Fault[], string][]) {
      await stage.portal.makeFaults(...faults);
      await portal.pressLogin();
      await (await stage.pinWindow()).enterPin(PIN);
      await stage.noWindow();
      expect(await portal.outcome()).toMatchObject({ state });

      await portal.page.getByRole("button", { name: "查看证书登记情况" }).click();

      const found = portal.page.locator('#enrolment [data-check="enrolment"]').first();
      await expect(found).toHaveAttribute("data-code", "SEAL_NOT_UPGRADED");
      await expect(found).toContainText("签章");
      await expectNoViolation(portal.page);
    }
  },
);

test(
  "a page gets verdicts, codes and words in its language as they come, and nothing of what was seen",
  { tag: "@full" },
  async ({ stage, openPortal }) => {
    await stage.portal.makeFaults("seal-not-upgraded");
    const { library } = await openPortal();
    await library.connect();

    const { findings, told } = await library.diagnose({ ...SUPPLIER, name: "另一家演示有限公司", role: "supplier" });

    expect(told).toHaveLength(findings.length);
    const wrong = findings.filter(({ verdict }) => verdict === "FAIL").map(({ code }) => code);
    expect(new Set(wrong)).toEqual(new Set(["SUBJECT_MISMATCH", "SEAL_NOT_UPGRADED"]));
    for (const finding of findings) {
      expect(Object.keys(finding).sort()).toEqual(["check", "code", "guidance", "name", "verdict"]);
      expect(finding.name).toMatch(/\p{Script=Han}|U-Key|PIN/u);
    }
    expect(JSON.stringify(findings)).not.toMatch(/DEMO-2026|91420100MADEM/);
  },
);

test(
  "a page hands over a file that looks garbled, and gets whose doing that is in words for the person",
  { tag: "@full" },
  async ({ openPortal }) => {
    const { library } = await openPortal();
    await library.connect();

    // 总价 in GBK, as old bidding clients write it.
    const gbk = Uint8Array.from([0xd7, 0xdc, 0xbc, 0xdb, 0x31, 0x0a]);
    const text = await library.inspect("标书.txt", gbk);
    expect(text).toMatchObject({ kind: "TEXT", encoding: "GB18030", size: 6, whole: true, cause: "PROGRAM" });

    const cut = await library.inspect("标书.pdf", new TextEncoder().encode("%PDF-1.7\n1 0 obj\n<<"));
    expect(cut).toMatchObject({ kind: "PDF", encoding: null, whole: false, cause: "TRANSFER" });
    expect(cut).toHaveProperty("guidance.title", expect.stringMatching(/\p{Script=Han}/u));
  },
);

test(
  "with keys alone a person makes a fault, reads what it is, and mends it",
  { tag: "@full" },
  async ({ openPortal }) => {
    const portal = await openPortal();
    await FaultsPage.in(portal);
    const { page } = portal;
    await tabTo(page, '[name="no-token"]');
    await page.keyboard.press("Space");
    await portal.outcome();
    await expect(page.locator("#findings > li").first()).toHaveAttribute("data-code", "TOKEN_ABSENT");
    await expect(page.locator('[name="no-token"]')).toBeFocused();

    await tabTo(page, "#mend");
    await page.keyboard.press("Enter");
    await expect(page.locator('#result[data-state="ok"]')).toBeFocused();
    await expect(page.locator('[name="no-token"]')).not.toBeChecked();
  },
);

test("axe finds nothing on the page, clean and with every verdict", { tag: "@full" }, async ({ openPortal }) => {
  const portal = await openPortal();
  const page = await FaultsPage.in(portal);
  await expectNoViolation(portal.page);
  await page.make("portal-faulty");
  await page.make("pin-locked");
  for (const colorScheme of ["light", "dark"] as const) {
    await portal.page.emulateMedia({ colorScheme });
    await expectNoViolation(portal.page);
  }
});
