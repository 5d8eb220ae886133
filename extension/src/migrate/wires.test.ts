import { expect, test } from "vitest";
import { migrate } from "./migration.js";

/** Returns what is to think about in a file, with its line alone. */
function named(text: string, file = "a.js"): string[] {
  const { sources, report } = migrate(new Map([[file, text]]));
  expect(sources.map((source) => report.textOf(source))).toEqual([text]);
  return report.lines().map((line) => line.replace(/^.*?:(\d+):\d+ to think about: /, "$1 "));
}

const CALL = "call the adapter's function in its place";
const AWAIT = `and waits for the answer: ${CALL}, with await before it`;
const ANSWER = `${CALL}, and do with its answer what the handler does`;
const SCRIPT = "take it out: the adapter's script stands in its place";
const MESSAGE = "take it out, and call the adapter's function in the place of each message";
const PORT = "http://127.0.0.1:36157";

test.each([
  ["a synchronous XHR", `xhr.open("POST", "${PORT}", false);`, `open, ${AWAIT}`],
  ["the same, made smaller", `x.open("POST","${PORT}",!1)`, `open, ${AWAIT}`],
  ["an XHR", `xhr.open("POST", "${PORT}/", true);`, `open: ${ANSWER}`],
  ["an XHR without a third argument", `xhr.open("GET", "${PORT}");`, `open: ${ANSWER}`],
  ["$.ajax that waits", `$.ajax({ url: "${PORT}", async: false, success: f });`, `ajax, ${AWAIT}`],
  ["$.ajax", `jQuery.ajax("${PORT}", { success: f });`, `ajax: ${ANSWER}`],
  ["JSONP by $.ajax", `$.ajax({ url: "${PORT}", dataType: "jsonp" });`, `ajax as a script: ${ANSWER}`],
  ["$.post", `$.post("${PORT}", d, f);`, `post: ${ANSWER}`],
  ["$.get", `$.get("${PORT}", f);`, `get: ${ANSWER}`],
  ["$.getJSON", `$.getJSON("${PORT}?callback=?", f);`, `getJSON: ${ANSWER}`],
  ["$.getScript", `$.getScript("${PORT}/x.js");`, `getScript: ${SCRIPT}`],
  ["fetch", `fetch("${PORT}", { method: "POST" });`, `fetch: ${ANSWER}`],
  ["a WebSocket", `new WebSocket("${PORT}");`, `WebSocket: ${MESSAGE}`],
  ["the browser's own WebSocket", `new window.WebSocket("${PORT}");`, `WebSocket: ${MESSAGE}`],
  ["a script that is made", `s.src = "${PORT}/x.js";`, `an element: ${SCRIPT}`],
  ["a port of its own", `fetch("${PORT}".replace("36157", port));`, `fetch: ${ANSWER}`],
])("%s is named with what to do in its place", (_what, text, how) => {
  expect(named(`var a;\n${text}`)).toEqual([`2 speaks to ${PORT} by ${how}`]);
});

test.each([
  ["127.0.0.1", 'fetch("http://" + "127.0.0.1" + ":" + port)'],
  ["localhost", 'fetch("http://" + "localhost" + ":" + port)'],
  ["//localhost:8222", 'fetch(location.protocol + "//localhost:8222")'],
  ["https://localhost:21061", "fetch(`https://localhost:21061/${path}`)"],
  ["http://[::1]:8222", 'fetch("http://[::1]:8222/x")'],
])("an address %s of parts is named", (said, text) => {
  expect(named(text)).toEqual([`1 speaks to ${said} by fetch: ${ANSWER}`]);
});

test("an address behind a name is named, and so is each call by that name", () => {
  const lines = named(
    'var host = "localhost";\nvar url = "http://" + host + ":" + port;\nclient.base = url + "/api";\n' +
      'xhr.open("POST", url, false);\nfetch(client.base);\nfunction f() { new WebSocket(`ws://${host}:1`); }',
  );

  expect(lines).toEqual([
    `1 speaks to localhost itself: ${CALL}`,
    `4 speaks to url by open, ${AWAIT}`,
    `5 speaks to base by fetch: ${ANSWER}`,
    `6 speaks to host by WebSocket: ${MESSAGE}`,
  ]);
});

test.each([
  ["a name with another value too", 'var url = "/api"; url = base; fetch(url);'],
  ["a comparison", 'if (location.hostname === "localhost" || name.indexOf("127.0.0.1") >= 0) { fetch("/a"); }'],
  ["another computer's name", 'fetch("http://localhost.example/a");'],
  ["a word", 'say("//localhostess");'],
])("%s is not named", (_what, text) => {
  expect(named(text)).toEqual([]);
});

test.each([
  ["script", `<script src="${PORT}/CLodop.js"></script>`],
  ["iframe", `<iframe src="${PORT}"></iframe>`],
  ["form", `<form action="${PORT}" method="post"></form>`],
])("an element <%s> with an address is named", (tag, page) => {
  expect(named(`\n${page}`, "a.jsp")).toEqual([
    `2 speaks to ${PORT} by <${tag}>: take it out, and call the adapter's functions`,
  ]);
});

test("a script that a page writes out is named", () => {
  expect(named(`document.write('<script src="${PORT}/x.js"></' + "script>");`)).toEqual([
    `1 speaks to ${PORT} itself: ${CALL}`,
  ]);
});

test.each([
  ["{ HBCAFunctionID: 209 }", "209 over the wire: call CerticateX.PKCS7String of the adapter ucapi"],
  [
    '\'{"HBCAFunctionID":"220"}\'',
    "220 over the wire: CerticateX.XMLSign is not carried over: there are no XML signatures. Use SigningHelper.sign of the XML's bytes, as cms-detached",
  ],
  ['"HBCAFunctionID=214&parameterValue1=" + t', "214 over the wire: call CerticateX.EnvSeal of the adapter ucapi"],
  ["message.HBCAFunctionID = 300", "300 over the wire: call CerticateX.GenRandom of the adapter ucapi"],
  ['message["HBCAFunctionID"] = 300', "300 over the wire: call CerticateX.GenRandom of the adapter ucapi"],
  ['{ Function: "SOF_Login" }', "SOF_Login over the wire: call SOF_Login of the adapter xtxsab"],
  ['{ name: "SOF_SignData" }', "SOF_SignData over the wire: call SOF_SignData of the adapter xtxsab"],
  ['base + "/SOF_SignData"', "SOF_SignData over the wire: call SOF_SignData of the adapter xtxsab"],
  [
    "{ HBCAFunctionID: id }",
    "what id names: find out which functions these are, and call the adapter's in their places",
  ],
  [
    "{ HBCAFunctionID: 999 }",
    "999 over the wire: no adapter knows this function; the page library's README says what there is",
  ],
])("the message %s is named with the adapter's function", (message, said) => {
  expect(named(`var host = "127.0.0.1:36157";\npost(${message});`)).toEqual([
    `1 speaks to 127.0.0.1:36157 itself: ${CALL}`,
    `2 asks for ${said}`,
  ]);
});

test("a function that passes the number on is followed to its calls", () => {
  const lines = named(
    `function call(id, text) { fetch("${PORT}", { body: { HBCAFunctionID: id, parameterValue1: text } }); }\n` +
      "call(209, t);\ncall(kind, t);",
  );

  expect(lines.slice(1)).toEqual([
    "2 asks for 209 over the wire: call CerticateX.PKCS7String of the adapter ucapi",
    "3 asks for what kind names: find out which functions these are, and call the adapter's in their places",
  ]);
});

test("a message's name is nothing where no page speaks to the computer", () => {
  expect(named('post({ Function: "SOF_Login", HBCAFunctionID: 209 });')).toEqual([]);
});
