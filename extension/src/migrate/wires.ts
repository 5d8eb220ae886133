import { askedIn } from "./asked.js";
import { LocalAddresses } from "./local-addresses.js";
import type { Report } from "./report.js";
import type { Source } from "./source.js";
import { speakingOf } from "./speaking.js";

/**
 * Names each address of a program on the computer, which the page itself speaks to, and each function that it asks for. How
 * such a message names the certificate is not known, so none is changed.
 */
export function nameWires(sources: readonly Source[], report: Report): void {
  const units = sources.flatMap((source) => source.units);
  const addresses = new LocalAddresses(units);
  let isSpeaking = false;
  for (const unit of units) {
    for (const mention of addresses.mentionedIn(unit)) {
      const spoken = speakingOf(mention);
      if (spoken !== undefined || !mention.isByName) {
        const how = spoken ?? "itself: call the adapter's function in its place";
        report.think(unit.source, unit.offset + mention.node.start, `speaks to ${mention.said} ${how}`);
        isSpeaking = true;
      }
    }
  }
  for (const source of sources) {
    for (const { at, said, tag } of source.local) {
      report.think(source, at, `speaks to ${said} by <${tag}>: take it out, and call the adapter's functions`);
      isSpeaking = true;
    }
  }
  for (const { unit, at, said } of isSpeaking ? askedIn(units) : []) {
    report.think(unit.source, unit.offset + at, `asks for ${said}`);
  }
}
