import { expect, test } from "./fixtures.js";
import { SUPPLIER } from "./stage/portal-page.js";

const ANOTHER_NAME = "另一家演示有限公司";
const ANOTHER_CODE = "91420100MADEM0011R";

const NAME = `单位名称不同：证书是“${SUPPLIER.name}”`;
const LOCAL_LEVEL = "账号的名称如果多出“本级”，请删去";
const CODE = `统一社会信用代码不同（第 16, 17, 18 位）：证书是 ${SUPPLIER.creditCode}，账号是 ${ANOTHER_CODE}`;

const accounts = [
  { what: "the name", name: ANOTHER_NAME, creditCode: SUPPLIER.creditCode, title: "单位名称不一致", words: [NAME] },
  { what: "the code", name: SUPPLIER.name, creditCode: ANOTHER_CODE, title: "统一社会信用代码不一致", words: [CODE] },
  {
    what: "name and code",
    name: ANOTHER_NAME,
    creditCode: ANOTHER_CODE,
    title: "单位名称和统一社会信用代码都不一致",
    words: [NAME, CODE],
  },
  {
    what: "the suffix 本级",
    name: `${SUPPLIER.name}（本级）`,
    creditCode: SUPPLIER.creditCode,
    title: "单位名称只差“本级”两个字",
    words: [LOCAL_LEVEL],
  },
];

accounts.forEach(({ what, name, creditCode, title, words }, number) => {
  test(
    `an account that differs in ${what} is not bound; the window warns and the page says which it is`,
    { tag: number > 0 ? "@full" : [] },
    async ({ stage, openPortal }) => {
      const portal = await openPortal();
      const before = await stage.portal.verifications();
      await portal.register(`mismatch-${number}`, { name, creditCode });

      await portal.pressBind();
      const window = await stage.pinWindow();
      await window.warns();
      await window.cancel();

      expect(await portal.outcome()).toMatchObject({ code: "SUBJECT_MISMATCH" });
      const shown = await portal.resultText();
      expect(shown).toContain(`CA 证书与账号的${title}`);
      const sides = portal.page.locator("#result .comparison td");
      await expect(sides.filter({ hasText: SUPPLIER.creditCode }).first()).toBeVisible();
      await expect(sides.filter({ hasText: creditCode }).last()).toBeVisible();
      await expect(portal.page.locator("#result .comparison mark").first()).toBeVisible();
      await expect(portal.page.locator("#result").getByRole("button", { name: "重试" })).toBeVisible();
      expect(shown).toContain("系统管理-用户管理");
      expect([NAME, LOCAL_LEVEL, CODE].filter((sentence) => shown.includes(sentence))).toEqual(words);
      expect(await stage.portal.verifications()).toEqual(before);
    },
  );
});

test("the way to change the account depends on the role", { tag: "@full" }, async ({ stage, openPortal }) => {
  const { library } = await openPortal();
  await library.connect();
  const menus = [];
  for (const role of ["supplier", "purchaser"] as const) {
    const binding = library.bind({ ...SUPPLIER, name: ANOTHER_NAME, role });
    await (await stage.pinWindow()).cancel();
    menus.push(await binding);
    await stage.noWindow();
  }

  expect(menus).toMatchObject([
    { facts: { menu: "系统管理-用户管理" } },
    { facts: { menu: expect.stringMatching(/^采购单位管理/) } },
  ]);
});

test("names that differ in width alone are the same", { tag: "@full" }, async ({ stage, openPortal }) => {
  const { library } = await openPortal();
  await library.connect();
  const binding = library.bind({ ...SUPPLIER, name: `${SUPPLIER.name}\u3000`, role: "supplier" });

  await (await stage.pinWindow()).enterPin("123456");

  expect(await binding).toMatchObject({ match: { name: { verdict: "EQUAL_AFTER_FOLDING" } } });
});
