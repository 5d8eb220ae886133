import { expect, test } from "vitest";
import { migrate } from "./migration.js";

const STORE = "var certs = new CerticateCollectionX();\n";
const CHECK = "function check() { return certs.Load() == 0; }\n";

/** Expects that nothing is written, and that the report says why. */
function expectRefused(files: Record<string, string>): void {
  const { sources, report } = migrate(new Map(Object.entries(files)), { address: "/old.js" });

  expect(sources.map((source) => report.textOf(source))).toEqual(Object.values(files));
  expect(report.lines().join("\n")).toContain("all files are left as they are");
}

test.each([
  ["a reference", "form.onsubmit = check;"],
  ["a reference in a call", "$('#f').submit(check);"],
  ["a callback by name", "ids.map(check);"],
  ["an alias", "function f() { var g = check; return g(); }"],
  ["call", "function f() { check.call(this); }"],
  ["new", "function f() { return new check(); }"],
  ["a value of a property", "var A = { b: check }; function f() { A.b(); }"],
  ["a text that runs", "setTimeout('check()', 1);"],
  ["a handler in a text", "box.innerHTML = '<a onclick=\"check()\">';"],
  ["a text in a template literal", "box.innerHTML = `<form onsubmit='return check()'>`;"],
  ["a computed member", "function f() { return window['check'](); }"],
  ["a method of another object", "function f() { return other.check(); }"],
])("a function that is mentioned as %s", (_what, text) => {
  expectRefused({ "a.js": STORE + CHECK + text });
});

test.each([
  ["a callback whose answer is used at once", "list.map(function (i) { return certs.GetAt(i); });"],
  ["a handler of a form", "form.onsubmit = function () { certs.Load(); };"],
  ["a handler that gives false", "$('#a').click(function () { certs.Load(); return false; });"],
  ["a handler that gives a value", "link.onclick = function () { return certs.Load() == 0; };"],
  ["a handler that gives a variable", "$('#a').click(function () { var ok = certs.Load(); return ok; });"],
  ["a handler that uses its event", "$('#b').click(function (e) { if (certs.Load()) e.preventDefault(); });"],
  ["a function that uses the event", "function f() { if (certs.Load()) event.returnValue = false; }"],
  [
    "a callback of a request that keeps the page waiting",
    "function f() { var r; $.ajax({ async: false, success: function (d) { r = certs.Load(); } }); return r; }",
  ],
  [
    "a callback of a request with another after it",
    "$.ajax({ success: function () { certs.Load(); }, complete: go });",
  ],
  [
    "a callback of a request that is handed on",
    "function f() { return $.ajax({ success: function () { certs.Load(); } }); }",
  ],
  ["settings of requests by another name", "$.ajax({ success: function () { certs.Load(); }, ...all });"],
  [
    "a callback of a request where all keep the page waiting",
    "$.ajaxSetup({ async: false }); $.post('/x', function () { certs.Load(); });",
  ],
  ["a function that is run where it stands", "function f() { var v = (function () { return certs.Load(); })(); }"],
  ["a callback of the page's own", "withCert(function (c) { return certs.Load(); });"],
  ["a key in quotes", 'var api = { "sign": function () { certs.Load(); } };'],
  ["an object with another name", "var api = { sign() { certs.Load(); } }; var other = api; other.sign();"],
  ["a property of a class", "class A { z = () => certs.Load(); }"],
  ["a private method", "class A { #p() { certs.Load(); } q() { this.#p(); } }"],
  ["a component's data", "export default { data() { return { n: certs.Load() }; } };"],
  ["a function that the language calls", "var o = { toJSON() { return certs.Load(); } };"],
  ["a default value", "function f(a = certs.Load()) {}"],
  ["a call while the script loads", "certs.Load();"],
  ["a call that a comment does not make a module's", "/*\nimport of certificates */\ncerts.Load();"],
  ["a generator", "function* f() { certs.Load(); }"],
  ["a constructor", "class A { constructor() { certs.Load(); } }"],
  ["two functions of one name", "function f() { certs.Load(); }\nvar o = { f: function () {} };\no.f();"],
])("%s", (_what, text) => {
  expectRefused({ "a.js": STORE + text });
});

test("a method of the name that another library has is not waited for", () => {
  const text = `${STORE}var Ca = { get() { return certs.Load(); } };\nfunction f() { $.get("/x").done(g); }`;

  expectRefused({ "a.js": text });
});

const page = (body: string): string => `${body}<script>${STORE}${CHECK}</script>`;

test.each([
  ["lines that the parser ends otherwise", "html", page('<form onsubmit="log();\r\nreturn check()"></form>')],
  ["character references", "html", page('<p onclick="if(check(&quot;a&quot;)){go()}"></p>')],
  ["a handler that goes on", "html", page('<p onclick="foo(!check())"></p>')],
  ["a handler that does not hold its form", "html", page('<form onsubmit="check()"></form>')],
  ["a submit button", "html", page('<input type="submit" onclick="check()">')],
  ["a link to another page", "html", page('<a href="/next" onclick="check()">next</a>')],
  ["a value of a button that submits nothing", "html", page('<input type="button" onclick="return check()">')],
  ["a button of the server's", "aspx", page('<asp:Button OnClientClick="check()" />')],
  ["an address", "html", page('<a href="javascript:check()">next</a>')],
  ["a framework's attribute", "vue", page('<template><p v-if="check()"></p></template>')],
  ["an unread script", "html", `${page("")}<script>var a = ;</script>`],
  ["a script in a template part", "jsp", `<% out.print("<script>alert(1)</script>"); %>${page("")}`],
  [
    "overlapping changes",
    "html",
    '<input type="password" id="pin"><script>async function f() { await x.setUserPIN(of(y.PKCS7String(t, 0)).pin.value); }</script>',
  ],
  ["a page without a place for the adapter", "html", '<form onsubmit="return x.PKCS7String(t, 0)"></form>'],
])("a page with %s", (_what, ending, text) => {
  expectRefused({ [`a.${ending}`]: text });
});

test("a page that calls what another file has made asynchronous", () => {
  expectRefused({ "lib.js": STORE + CHECK, "page.js": "items.forEach(function () { check(); });" });
});

test("several fields with the name of a PIN", () => {
  const field = '<input type="password" id="pin"><script src="/pin.js"></script>';

  expectRefused({ "a.html": field, "b.html": field, "pin.js": 'function f() { x.setUserPIN($("#pin").val()); }' });
});
