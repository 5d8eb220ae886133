/** A fenced block of the guide. */
export interface Block {
  language: string;
  /** Word after the language: the file that it is or changes, or the name of a command; empty for none. */
  name: string;
  text: string;
}

const FENCE = /^```(\w+) ?(.*)\n([\s\S]*?)^```$/gm;
/** Lines of a diff that go, and those that come in their place. */
const EXCHANGE = /((?:^-.*\n)+)((?:^\+.*\n)*)/gm;

/** Returns all fenced blocks of a Markdown document, in their order. */
export function blocks(document: string): Block[] {
  return [...document.matchAll(FENCE)].map(([, language = "", name = "", text = ""]) => ({ language, name, text }));
}

/** Returns the section of a Markdown document whose heading begins with this word, up to the next of the same level. */
export function section(document: string, word: string): string {
  const found = document.split(/^## /m).filter((text) => text.split(/\s/)[0] === word);
  if (found.length !== 1) {
    throw new Error(`There are ${String(found.length)} sections "${word}".`);
  }
  return found.join("");
}

/** Returns the blocks of a guide in which a further page's files and commands take the place of those with their names. */
export function replaced(guide: readonly Block[], page: readonly Block[]): Block[] {
  const inPage = page.filter(({ language }) => language !== "diff");
  return [...guide.filter(({ name }) => !inPage.some((block) => block.name === name)), ...page];
}

/** Returns the blocks that are whole files, by name. */
export function files(all: readonly Block[]): Map<string, string> {
  return new Map(
    all
      .filter(({ language, name }) => language !== "sh" && language !== "diff" && name !== "")
      .map(({ name, text }) => [name, text]),
  );
}

/** Returns the files that a page's diffs change, by name, as they are then. */
export function changed(all: readonly Block[], page: readonly Block[]): Map<string, string> {
  const now = files(all);
  const diffs = page.filter(({ language }) => language === "diff");
  return new Map(diffs.map(({ name, text }) => [name, withDiff(now.get(name) ?? "", text)]));
}

function withDiff(file: string, diff: string): string {
  return [...diff.matchAll(EXCHANGE)].reduce((text, [, gone = "", come = ""]) => {
    const parts = `\n${text}`.split(`\n${withoutSigns(gone)}`);
    if (parts.length !== 2) {
      throw new Error(`The guide changes lines that stand ${String(parts.length - 1)} times:\n${gone}`);
    }
    return parts.join(`\n${withoutSigns(come)}`).slice(1);
  }, file);
}

function withoutSigns(lines: string): string {
  return lines.replaceAll(/^[-+]/gm, "");
}

/** Returns the one command with this name. */
export function command(all: readonly Block[], name: string): string {
  const [found, ...others] = all.filter((block) => block.language === "sh" && block.name === name);
  if (found === undefined || others.length > 0) {
    throw new Error(`The guide has not one command "${name}".`);
  }
  return found.text;
}
