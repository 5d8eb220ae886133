import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isWorkerMessage } from "../shared/channel.js";
import { FakeHost, type Frame, OPENED } from "../testing/fake-host.js";
import { anyJson, bent, QUESTIONS } from "../testing/hostile.js";
import { PageAtWorker, PORTAL } from "../testing/portal.js";
import { FakeTabs } from "../testing/fake-tabs.js";
import { settled } from "../testing/until.js";
import { Host } from "./host.js";
import { WindowRules } from "./page-windows.js";
import { Sessions } from "./sessions.js";

const TOKEN = { driver: "demo", label: "U-Key", triesLeft: 6, triesMaximum: null, locked: false, defaultPin: null };

const ajv = new Ajv2020({ strict: false });
const isRequest = ajv.compile(
  JSON.parse(
    readFileSync(new URL("../../target/generated/protocol/protocol.schema.json", import.meta.url), "utf8"),
  ) as object,
);

const question = fc
  .tuple(fc.constantFrom("1", "2", "3"), fc.constantFrom(...QUESTIONS))
  .map(([id, asked]) => ({ kind: "question", id, ...asked }));

/** Possible messages of a page: right, nearly right, or anything. */
const pageMessage = fc.oneof(
  question,
  question.chain(bent),
  fc.constantFrom("1", "2", "3").map((id) => ({ kind: "cancel", id })),
  anyJson,
);

interface Scene {
  host: FakeHost;
  page: PageAtWorker;
  /** Lives next door and must not notice anything. */
  neighbour: PageAtWorker;
  frames: () => Frame[];
}

async function scene(): Promise<Scene> {
  const host = new FakeHost();
  const sessions = new Sessions(
    new Host(host.asRuntime),
    () => Promise.resolve([PORTAL]),
    "1.0.0",
    new WindowRules(new FakeTabs()),
    () => undefined,
  );
  const page = new PageAtWorker(sessions);
  const neighbour = new PageAtWorker(sessions);
  await host.started();
  host.hello();
  host.answer(await host.asked("session.open", 1), OPENED);
  host.answer(await host.asked("session.open", 2), OPENED);
  await neighbour.hears("opened");
  return { host, page, neighbour, frames: () => host.frames.slice(2) };
}

async function letGo({ host, page, neighbour }: Scene): Promise<void> {
  page.port.drop();
  neighbour.port.drop();
  await settled();
  host.fail("Native host has exited.");
}

/** The neighbour still gets its own answer. */
async function expectNeighbourWell({ host, neighbour }: Scene): Promise<void> {
  const told = neighbour.told.length;
  neighbour.say({ kind: "question", id: "well", method: "token.list", params: {} });
  await settled();
  host.answer(host.frames.at(-1) as Frame, { tokens: [], faults: [] });
  await settled();
  expect(neighbour.told.slice(told)).toEqual([{ kind: "result", id: "well", result: { tokens: [], faults: [] } }]);
}

test("whatever a page says, the host reads nothing but whole requests of the page's own session", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(pageMessage, { maxLength: 6 }), async (messages) => {
      const at = await scene();
      const session = at.host.frames[0]?.params.session;
      for (const message of messages) {
        at.page.say(message as object);
      }
      await settled();

      for (const frame of at.frames()) {
        expect(isRequest(frame), JSON.stringify(frame)).toBe(true);
        expect(frame.params.session).toBe(session);
        expect(["session.open", "session.close"]).not.toContain(frame.method);
      }
      await expectNeighbourWell(at);
      await letGo(at);
    }),
    { numRuns: 400 },
  );
});

test("a question that is not exactly right never reaches the host, and one that is reaches it as it was asked", async () => {
  const asked = fc.constantFrom(...QUESTIONS).chain(({ method, params }) =>
    fc.record({
      method: fc.constant(method),
      right: fc.constant(params),
      params: fc.oneof(fc.constant(params), bent(params)),
    }),
  );
  await fc.assert(
    fc.asyncProperty(asked, async ({ method, right, params }) => {
      const at = await scene();
      at.page.say({ kind: "question", id: "1", method, params });
      await settled();

      const [frame] = at.frames();
      if (frame === undefined) {
        expect(params).not.toBe(right);
      } else {
        const { session, ...chosen } = frame.params;
        expect(session).toBe(at.host.frames[0]?.params.session);
        expect(chosen).toEqual(params);
        expect(isRequest(frame)).toBe(true);
      }
      await letGo(at);
    }),
    { numRuns: 400 },
  );
});

test("every question is answered exactly once, whatever is asked and whatever the host says", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(question, { maxLength: 5 }),
      fc.array(hostMessage(), { maxLength: 12 }),
      async (questions, answers) => {
        const at = await scene();
        questions.forEach((asked, index) => {
          at.page.say({ ...asked, id: String(index) });
        });
        await settled();
        for (const answer of answers) {
          at.host.process.receive(answer(at.frames()));
          await settled();
        }

        await expectNeighbourWell(at);
        at.host.fail("Native host has exited."); // everyone who still waits gets an error
        await settled();
        for (const index of questions.keys()) {
          const ends = at.page.told.filter(
            (told) => (told.kind === "result" || told.kind === "failed") && told.id === String(index),
          );
          expect(ends).toHaveLength(1);
        }
        expect(at.neighbour.told.map(({ kind }) => kind)).toEqual(["opened", "result"]);
        expect(at.page.told.filter((told) => !isWorkerMessage(told))).toEqual([]);
        for (const told of at.page.told) {
          if (told.kind === "tokens") {
            expect(told.tokens.flatMap(Object.keys).filter((key) => !(key in TOKEN))).toEqual([]);
          }
        }
        at.page.port.drop();
        at.neighbour.port.drop();
      },
    ),
    { numRuns: 300 },
  );
});

/**
 * Returns possible messages of a host about the frames that it has read: right, of another session, bent, or anything.
 */
function hostMessage(): fc.Arbitrary<(frames: Frame[]) => unknown> {
  const bentOrNot = (message: object): fc.Arbitrary<unknown> => fc.oneof(fc.constant(message), bent(message));
  const about = fc.constantFrom(
    { result: { tokens: [], faults: [] } },
    { error: { code: -32000, message: "", data: {} } },
    { jsonrpc: "2.0", method: "progress", params: { session: "SESSION", request: "REQUEST", stage: "SIGNING" } },
    { jsonrpc: "2.0", method: "token.changed", params: { session: "SESSION", tokens: [TOKEN] } },
    {
      jsonrpc: "2.0",
      method: "document",
      params: { session: "SESSION", request: "REQUEST", index: 0, data: "AAEC" },
    },
  );
  return fc.oneof(
    anyJson.map((anything) => () => anything),
    fc.tuple(fc.nat(), about.chain(bentOrNot)).map(([choice, message]) => (frames: Frame[]) => {
      const frame = frames[choice % Math.max(frames.length, 1)];
      const text = JSON.stringify({ jsonrpc: "2.0", id: frame?.id ?? "none", ...(message as object) });
      return JSON.parse(
        text.replaceAll("SESSION", frame?.params.session ?? "").replaceAll("REQUEST", frame?.id ?? ""),
      ) as unknown;
    }),
  );
}
