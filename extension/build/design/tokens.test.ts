import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { contrast, contrasts } from "./contrast.mjs";
import { MODES, readTokens } from "./tokens.mjs";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const GENERATED = ["extension/src/elements/style.gen.ts"];
const COLOUR =
  /#[\da-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\(|\bnew Color\(|\bColor\.[A-Z_]{3,}|color:\s*(?:white|black|red|green|gr[ae]y|blue|orange|yellow)\b/gi;

const tokens = await readTokens();

/** Sources below a folder that end like one of the names. */
function files(folder: string, ...endings: string[]): string[] {
  return readdirSync(ROOT + folder, { recursive: true, encoding: "utf8" })
    .map((file) => `${folder}/${file.replaceAll("\\", "/")}`)
    .filter((file) => endings.some((ending) => file.endsWith(ending)) && !GENERATED.includes(file));
}

function text(file: string): string {
  return readFileSync(`${ROOT}/${file}`, "utf8");
}

const STYLESHEETS = [
  ...files("extension/static", ".css"),
  ...files("extension/src", ".css"),
  ...files("jnlp/site", ".css"),
  ...files("demo/src/main", ".css"),
];

// WCAG 2.2, technique G18: #777777 just fails on white, #767676 just passes.
test("the contrast is that of the standard", () => {
  expect(contrast("#000000", "#ffffff")).toBe(21);
  expect(contrast("#777777", "#ffffff")).toBeLessThan(4.5);
  expect(contrast("#767676", "#ffffff")).toBeGreaterThan(4.5);
  expect(contrast("#ffffff", "#767676")).toBe(contrast("#767676", "#ffffff"));
});

for (const mode of MODES) {
  for (const { colour, ground, as, ratio, least } of contrasts(tokens, mode)) {
    test(`${colour} on ${ground} is seen as ${as} where it is ${mode}`, () => {
      expect(ratio).toBeGreaterThanOrEqual(least);
    });
  }
}

// WCAG 2.2, 1.4.3 and 1.4.11 ask nothing of what is inactive.
test("every colour but grounds, dividers and those of inactive controls is in a pair", () => {
  const paired = new Set(tokens.pairs.flatMap(({ colour, on }) => [colour, ...on]));
  expect(Object.keys(tokens.colours).filter((name) => !paired.has(name))).toEqual([
    "divider",
    "disabled",
    "disabled-line",
  ]);
});

test("an icon is one path that every surface can draw, in a colour that has a contrast", () => {
  const graphics = tokens.pairs.map(({ colour }) => colour);
  for (const { path, colour } of Object.values({ ...tokens.icons, ...tokens["window-icons"] })) {
    expect(path).toMatch(/^(M\S+ \S+( (L\S+ \S+|C(\S+ ){5}\S+))+ Z( (?=M)|$))+$/);
    expect(path.match(/[\d.]+/g)?.every((number) => Number(number) <= 16)).toBe(true);
    expect(graphics).toContain(colour);
  }
});

test("distances are on the grid, controls are 32 pixels high", () => {
  const { grid, half, control, "icon-size": icon } = tokens.space;
  expect([grid, half, control, icon]).toEqual([8, 4, 32, 16]);
});

test("no stylesheet, page or window has a colour of its own", () => {
  const sources = [
    ...STYLESHEETS,
    ...files("extension/static", ".html"),
    ...files("extension/src", ".ts"),
    ...files("jnlp/site", ".html", ".js"),
    ...files("demo/src/main", ".html", ".js"),
    ...files("host/windows/src/main/java/signinghelper/window", ".java"),
    "design/windows/FlatLaf.properties",
  ];
  expect(sources.length).toBeGreaterThan(100);
  const own = sources.flatMap((file) => [...text(file).matchAll(COLOUR)].map(([colour]) => `${file}: ${colour}`));
  expect(own).toEqual([]);
});

test("a drawing has colours of the tokens", () => {
  const known = Object.values(tokens.colours).flatMap(({ light, dark }) => [light, dark]);
  const drawings = ["extension/icon.svg", ...files("demo/src/main", ".svg")];
  expect(drawings).toHaveLength(2);
  for (const drawing of drawings) {
    for (const [colour] of text(drawing).matchAll(/#[\da-f]+/gi)) {
      expect(known).toContain(colour.length === 4 ? colour.replaceAll(/[^#]/g, "$&$&") : colour);
    }
  }
});

test("stylesheets name only what the tokens have", () => {
  const known = new Set(text("design/design.css").match(/--[\w-]+(?=:)/g));
  expect(STYLESHEETS).toHaveLength(4);
  for (const stylesheet of STYLESHEETS) {
    const used = text(stylesheet).match(/(?<=var\()--[\w-]+/g) ?? [];
    expect(used.filter((name) => !known.has(name))).toEqual([]);
  }
});
