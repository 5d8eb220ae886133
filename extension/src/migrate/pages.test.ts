import { expect, test } from "vitest";
import { migrate } from "./migration.js";

const TAG = '<script src="/old.js"></script>\n';

function migrated(files: Record<string, string>): Record<string, string> {
  const { sources, report } = migrate(new Map(Object.entries(files)), { address: "/old.js" });
  return Object.fromEntries(sources.map((source) => [source.file, report.textOf(source)]));
}

test.each([
  ["statements", '<form <% if (a) { %> onsubmit="return ok()" <% } %>>'],
  ["an address", '<form action="<%=request.getAttribute("ctx")%>/login" onsubmit="return ok()">'],
])("a handler beside %s of the server is found, and its form is held", (_what, form) => {
  const [before, after] = [
    "function ok() { x.PKCS7String(n, 0); }",
    "async function ok() { await x.PKCS7String(n, 0); }",
  ];

  expect(migrated({ "a.jsp": `${form}<script>${before}</script>` })["a.jsp"]).toBe(
    `${form.replace("ok()", "signingHelperOld.submitAfter(event, () => ok())")}${TAG}<script>${after}</script>`,
  );
});

test("the adapter stands before the first script that calls, and never in a comment of the server", () => {
  const comment = "<%-- <script>old()</script> --%>";
  const files = {
    "a.jsp": `${comment}<script src="vendor.js"></script><script src="/js/login.js?v=1"></script><form onsubmit="return ok()">`,
    "login.js": "function ok() { x.PKCS7String(n, 0); }",
  };

  expect(migrated(files)["a.jsp"]).toBe(
    `${comment}<script src="vendor.js"></script>${TAG}<script src="/js/login.js?v=1"></script>` +
      '<form onsubmit="return signingHelperOld.submitAfter(event, () => ok())">',
  );
});

test("a component is named, since it loads no script itself", () => {
  const files = { "a.vue": "<script>export default { methods: { f() { x.PKCS7String(n, 0); } } }</script>" };
  const { report } = migrate(new Map(Object.entries(files)), { address: "/old.js" });

  expect(migrated(files)["a.vue"]).not.toContain("src=");
  expect(report.lines().join()).toContain("load the adapter in the page that starts the application");
});

test("a PIN goes with the field of its own page", () => {
  const files = {
    "account.html": '<input type="password" id="password">',
    "key.html":
      '<input type="password" id="password"><script>async function f() { await x.setUserPIN($("#password").val()); }</script>',
  };
  const { "account.html": account, "key.html": key } = migrated(files);

  expect(account).toBe(files["account.html"]);
  expect(key).toBe(`${TAG}<script>async function f() { await x.setUserPIN(""); }</script>`);
});

test.each([
  ["a label", '<label for="pin">PIN</label>', "", ""],
  ["a longer selector", "", "", '$("#d #pin").focus();'],
  ["a selector of all such fields", "", "", '$("input:password").val("");'],
  ["the server", "", 'runat="server"', ""],
])("the field of a PIN stays where %s uses it", (_what, before, attribute, after) => {
  const page = `${before}<input type="password" id="pin" ${attribute}><script>async function f() { await x.setUserPIN($("#pin").val()); ${after} }</script>`;

  expect(migrated({ "a.html": page })["a.html"]).toBe(page.replace("<script>", `${TAG}<script>`));
});

test("a second run changes nothing", () => {
  const files = {
    "a.js":
      "var certs = new CerticateCollectionX();\nfunction getCert() { return certs.GetAt(0); }\nfunction go(t) { return getCert().PKCS7String(t, 0); }",
  };
  const first = migrated(files);

  expect(first["a.js"]).toContain("return await (await getCert()).PKCS7String(t, 0);");
  expect(migrated(first as typeof files)).toEqual(first);
});

test("calls within a template literal wait as well", () => {
  const text = "var certs = new CerticateCollectionX();\nfunction f() { return `${certs.GetAt(0).getSubject()}`; }";

  expect(migrated({ "a.js": text })["a.js"]).toContain("`${await (await certs.GetAt(0)).getSubject()}`");
});

test("a callback by its name leaves the page as it is", () => {
  const text = "function show(d) {}\nfunction f() { SOF_GetUserList(show); }";

  expect(migrated({ "a.js": text })["a.js"]).toBe(text);
});

test("a PIN and its field stay where the vendor's client needs them", () => {
  const page =
    '<input type="password" id="pin"><script>async function f() { await x.setUserPIN($("#pin").val()); }</script>';
  const { sources, report } = migrate(new Map([["a.html", page]]), undefined, { keepsPins: true });

  expect(sources.map((source) => report.textOf(source))).toEqual([page]);
});
