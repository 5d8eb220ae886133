import { expect, test } from "vitest";
import { migrate } from "./migration.js";

/** Migrates files, and returns their new texts with the report's lines. */
function migrated(files: Record<string, string>): { texts: string[]; lines: string[] } {
  const { sources, report } = migrate(new Map(Object.entries(files)));
  return { texts: sources.map((source) => report.textOf(source)), lines: report.lines() };
}

const js = (text: string): string => migrated({ "a.js": text }).texts[0] ?? "";

const STORE = "var certs = new CerticateCollectionX();\n";

test.each([
  [
    "a field of what a call gives",
    "return certs.GetAt(0).getFriendlyName();",
    "return await (await certs.GetAt(0)).getFriendlyName();",
  ],
  ["a comparison", "if (certs.Load() != 0) return;", "if (await certs.Load() != 0) return;"],
  ["a call that is awaited already", "return await certs.Load();", "return await certs.Load();"],
  ["a call whose Promise the page takes", "certs.Load().then(go);", "certs.Load().then(go);"],
  ["a receiver that only its function's name tells", "x.PKCS7String(t, 0);", "await x.PKCS7String(t, 0);"],
])("%s", (_what, before, after) => {
  const isAsync = before.includes("await") || before.includes(".then");
  const [own, fresh] = [isAsync && before.includes("await") ? "async " : "", before === after ? "" : "async "];
  expect(js(`${STORE}${own}function f() { ${before} }`)).toBe(`${STORE}${own}${fresh}function f() { ${after} }`);
});

test("functions become asynchronous up to the event, across files", () => {
  const { texts } = migrated({
    "lib.js": `${STORE}function load() { return certs.Load(); }\nvar api = { start() { return load(); }, go: () => api.start() };`,
    "page.js": "button.onclick = function () { show(api.go()); };",
  });

  expect(texts).toEqual([
    `${STORE}async function load() { return await certs.Load(); }\nvar api = { async start() { return await load(); }, go: async () => await api.start() };`,
    "button.onclick = async function () { show(await api.go()); };",
  ]);
});

test.each(["jsp", "aspx", "ftl", "cshtml", "vue", "html"])(
  "scripts are found in a .%s, and its own parts stay",
  (ending) => {
    const parts: Record<string, string> = {
      jsp: '<%@ page language="java" %>\n<script>var n = <%= request.getAttribute("n") %>; <% if (a > b) { %> F <% } %></script>',
      aspx: "<script>var n = '<%= this.Nonce %>'; <%-- a > b --%> F</script>",
      ftl: '<#if user??><script>var n = "${nonce}", m = ${count}; <#list a as b></#list> F</script></#if>',
      cshtml: "@model A\n<script>var n = @Model.Nonce; var m = '@Html.Raw(x)'; F</script>",
      vue: "<template><p>{{ a }}</p></template>\n<script>export default { methods: { F } }</script>",
      html: "<p>F</p><script>F</script>",
    };
    const [before, after] =
      ending === "vue"
        ? ["f() { x.PKCS7String(n, 0); }", "async f() { await x.PKCS7String(n, 0); }"]
        : ["function f() { x.PKCS7String(n, 0); }", "async function f() { await x.PKCS7String(n, 0); }"];
    const page = parts[ending] ?? "";
    const last = page.lastIndexOf("F");
    const filled = (text: string): string => page.slice(0, last) + text + page.slice(last + 1);

    expect(migrated({ [`a.${ending}`]: filled(before) }).texts).toEqual([filled(after)]);
  },
);

test("a script that no parser reads is named and left", () => {
  const page = "<script>function f() { x.PKCS7String(n, 0); } <% } %> {{{</script>";

  const { texts, lines } = migrated({ "a.jsp": page });

  expect(texts).toEqual([page]);
  expect(lines[0]).toContain("a script that is not understood");
});

test("a form that a handler decides on is held, and submitted afterwards", () => {
  const page = (handler: string, before = ""): string =>
    `<form onsubmit="${handler}"></form><script>${before}function ok() { ${before && "await "}x.PKCS7String(n, 0); return true; }</script>`;

  const { texts } = migrated({ "a.html": page("return ok()") });

  expect(texts).toEqual([page("return signingHelperOld.submitAfter(event, () => ok())", "async ")]);
});

test("a PIN goes with its field, unless the page uses the field for something else", () => {
  const page = (more: string): string =>
    `<label>PIN <input type="password" id="pin"></label><script>async function f() { await x.setUserPIN($("#pin").val()); ${more}}</script>`;

  expect(migrated({ "a.html": page("") }).texts[0]).toBe(
    '<script>async function f() { await x.setUserPIN(""); }</script>',
  );
  const used = page('if (document.getElementById("pin").value == "") alert(); ');
  const { texts, lines } = migrated({ "a.html": used });
  expect(texts).toEqual([used]);
  expect(lines.join()).toContain("whose field is used elsewhere too");
});

test("callbacks of requests wait, several of them too", () => {
  const text = (fresh: string, own: string): string =>
    `${STORE}function f() { $.ajax({ url: "/a", success: ${fresh}function (d) { ${own}certs.Load(); } }); $.ajax({ url: "/b", ` +
    `${fresh}success(d) { ${own}certs.Load(); } }); $.post("/c", d, ${fresh}function () { ${own}certs.Load(); }); }`;

  expect(js(text("", ""))).toBe(text("async ", "await "));
  expect(js(text("async ", "await "))).toBe(text("async ", "await "));
});

test("a handler that names its language starts the work all the same", () => {
  const page = (fresh: string, own: string): string =>
    `<a href="#" onclick="javascript:check();">go</a><script>${fresh}function check() { ${own}x.PKCS7String(n, 0); }</script>`;

  expect(migrated({ "a.html": page("", "") }).texts).toEqual([page("async ", "await ")]);
});

test("a function that is not carried over is named with what to use", () => {
  const { lines } = migrated({ "a.js": "function f() { x.SelectSealDialog(); }" });

  expect(lines.join()).toMatch(/not carried over: .*Use /);
});
