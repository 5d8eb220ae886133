import language from "./language.mjs";
import links from "./links.mjs";
import namedTests from "./named-tests.mjs";
import newThings from "./new-things.mjs";
import oneVersion from "./one-version.mjs";
import sentences from "./sentences.mjs";
import sitesAreData from "./sites-are-data.mjs";
import size from "./size.mjs";
import translations from "./translations.mjs";

/** Rules on the texts of the project; each has `paths` to look at, and `find` for what is wrong in them. */
export const RULES = [language, links, namedTests, newThings, oneVersion, sentences, sitesAreData, size, translations];
