/** A fenced block of the guide. */
export interface Block {
  language: string;
  /** Word after the language: the file that it is, or the name of a command that goes on running; empty for none. */
  name: string;
  text: string;
}

const FENCE = /^```(\w+) ?(.*)\n([\s\S]*?)^```$/gm;

/** Returns all fenced blocks of a Markdown document, in their order. */
export function blocks(document: string): Block[] {
  return [...document.matchAll(FENCE)].map(([, language = "", name = "", text = ""]) => ({ language, name, text }));
}

/** Returns the blocks of a guide in which a further page's files and commands take the place of those with their names. */
export function replaced(guide: readonly Block[], page: readonly Block[]): Block[] {
  return [...guide.filter(({ name }) => !page.some((block) => block.name === name)), ...page];
}

/** Returns the blocks that are files, by name. */
export function files(all: readonly Block[]): Map<string, string> {
  return new Map(
    all.filter(({ language, name }) => language !== "sh" && name !== "").map(({ name, text }) => [name, text]),
  );
}

/** Returns the one command with this name. */
export function command(all: readonly Block[], name: string): string {
  const [found, ...others] = all.filter((block) => block.language === "sh" && block.name === name);
  if (found === undefined || others.length > 0) {
    throw new Error(`The guide has not one command "${name}".`);
  }
  return found.text;
}
