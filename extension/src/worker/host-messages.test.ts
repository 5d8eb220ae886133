import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { ErrorReply } from "#protocol/messages";
import { errorOf } from "./host-messages.js";

const example = new URL("../../target/generated/protocol/examples/ErrorReply.link.json", import.meta.url);
const reply = JSON.parse(readFileSync(example, "utf8")) as ErrorReply;

const withLink = (link: unknown): object => ({
  ...reply,
  error: { ...reply.error, data: { ...reply.error.data, link } },
});

test("an error of the host's keeps its link", () => {
  expect(errorOf(reply)).toEqual(reply.error.data);
});

test.each(["http://portal.example/helper/", "http://localhost:8417/helper/", "javascript:alert(1)", "helper/"])(
  "the link %s is left out, and the error stays",
  (link) => {
    const without = { ...reply.error.data };
    delete without.link;

    expect(errorOf(withLink(link))).toEqual(without);
  },
);

test.each([null, 7, {}])("a link that is %j makes it no error of the protocol", (link) => {
  expect(errorOf(withLink(link))).toBeUndefined();
});
