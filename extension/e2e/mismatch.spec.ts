import { expect, test } from "./fixtures.js";
import { SUPPLIER } from "./stage/portal-page.js";

const ANOTHER_NAME = "另一家演示有限公司";
const ANOTHER_CODE = "91420100MADEM0011R";

const accounts = [
  {
    what: "the name",
    name: ANOTHER_NAME,
    creditCode: SUPPLIER.creditCode,
    facts: { name: "OTHER", creditCode: "EQUAL" },
  },
  {
    what: "the code",
    name: SUPPLIER.name,
    creditCode: ANOTHER_CODE,
    facts: { name: "EQUAL", creditCode: "DIFFERENT" },
  },
  { what: "both", name: ANOTHER_NAME, creditCode: ANOTHER_CODE, facts: { name: "OTHER", creditCode: "DIFFERENT" } },
  {
    what: "the suffix 本级",
    name: `${SUPPLIER.name}（本级）`,
    creditCode: SUPPLIER.creditCode,
    facts: { name: "LOCAL_LEVEL_SUFFIX", creditCode: "EQUAL" },
  },
];

for (const { what, name, creditCode, facts } of accounts) {
  test(`an account that differs in ${what} is not bound, and window and page say how`, async ({
    stage,
    openPortal,
  }) => {
    const { library } = await openPortal();
    await library.connect();
    const before = await stage.portal.verifications();
    const binding = library.bind({ name, creditCode, role: "supplier" });
    const window = await stage.pinWindow();

    await window.warns();
    await window.cancel();

    expect(await binding).toMatchObject({ code: "SUBJECT_MISMATCH", facts });
    expect(await stage.portal.verifications()).toEqual(before);
  });
}

test("the way to change the account depends on the role", async ({ stage, openPortal }) => {
  const { library } = await openPortal();
  await library.connect();
  const menus = [];
  for (const role of ["supplier", "purchaser"] as const) {
    const binding = library.bind({ ...SUPPLIER, name: ANOTHER_NAME, role });
    await (await stage.pinWindow()).cancel();
    menus.push(await binding);
    await stage.noPinWindow();
  }

  expect(menus).toMatchObject([
    { facts: { menu: "系统管理-用户管理" } },
    { facts: { menu: expect.stringMatching(/^采购单位管理/) } },
  ]);
});

test("names that differ in width alone are the same", async ({ stage, openPortal }) => {
  const { library } = await openPortal();
  await library.connect();
  const binding = library.bind({ ...SUPPLIER, name: `${SUPPLIER.name}\u3000`, role: "supplier" });

  await (await stage.pinWindow()).enterPin("123456");

  expect(await binding).toMatchObject({ match: { name: { verdict: "EQUAL_AFTER_FOLDING" } } });
});
