import arrows from "./arrows.mjs";
import language from "./language.mjs";
import links from "./links.mjs";
import namedTests from "./named-tests.mjs";
import newThings from "./new-things.mjs";
import oneVersion from "./one-version.mjs";
import protocolTable from "./protocol-table.mjs";
import sentences from "./sentences.mjs";
import sitesAreData from "./sites-are-data.mjs";
import size from "./size.mjs";
import terms from "./terms.mjs";
import translations from "./translations.mjs";

/** Rules on the texts of the project; each has `paths` to look at, and `find` for what is wrong in them. */
export const RULES = [
  arrows,
  language,
  links,
  namedTests,
  newThings,
  oneVersion,
  protocolTable,
  sentences,
  sitesAreData,
  size,
  terms,
  translations,
];
