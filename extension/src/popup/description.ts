import type { ErrorData, Method, Token } from "#protocol/messages";
import type { Settings } from "../shared/settings.js";
import type { DiagnosisOutcome, Status } from "../shared/status.js";
import { type Problem, problemsIn } from "./problems.js";
import type { Words } from "./words.js";

/** Part of the popup, as plain data. */
export interface Section {
  id: "renewal" | "findings" | "page" | "host" | "tokens";
  /** Tells if a user should look here. */
  tone: "GOOD" | "WAITING" | "BAD" | "PLAIN";
  heading: string;
  /** Set apart from the words: an address. */
  address?: string;
  paragraphs: readonly string[];
  items: readonly string[];
  /** Text shown instead of the items until a user opens them; absent when the items are shown at once. */
  folded?: string;
  /** True when the items are steps to take one after the other. */
  isOrdered?: boolean;
  /** Address of the page on which the user installs or updates the part that the steps name. */
  link?: string;
  /** Problems of the diagnosis; each with its verdict. */
  problems?: readonly Problem[];
}

/** State of the diagnosis; a popup that has just been opened has not asked for one. */
export type Diagnosis = "NONE" | "RUNNING" | DiagnosisOutcome;

/** Action of the button for trials on this page. */
export type Trial = "START" | "END" | "NONE";

/**
 * Control characters and those that turn the direction of writing: a U-Key's name must not rearrange the words beside
 * it.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}]/gu;

/** @param origin origin of the page in the active tab; empty when it is no web page */
export function describe(
  status: Status,
  diagnosis: Diagnosis,
  origin: string,
  settings: Settings,
  words: Words,
): Section[] {
  const sections = [pageSection(status, origin, settings, words), hostSection(status, words)];
  const whereTokensAre = status.error === null ? [tokensSection(status, words)] : [];
  const all = [...findingsSection(diagnosis, words), ...sections, ...whereTokensAre];
  // Faults are read first; otherwise the order is kept.
  return [...all.filter(({ tone }) => tone === "BAD"), ...all.filter(({ tone }) => tone !== "BAD")];
}

/** The one thing to do now. */
export type Action = "INSTALL" | "WINDOW" | "CHECK";

export function actionOf(status: Status | undefined, diagnosis: Diagnosis, words: Words): Action {
  if (status?.error?.link !== undefined) {
    return "INSTALL";
  }
  const hasProblems = typeof diagnosis === "object" && problemsIn(diagnosis.findings).length > 0;
  return hasProblems && status !== undefined && windowObstacle(status, words) === null ? "WINDOW" : "CHECK";
}

export function trialOf({ site }: Status, origin: string, { trialOrigins }: Settings): Trial {
  if (site === "TRIAL") {
    return "END";
  }
  return site === "OTHER" && trialOrigins && origin.startsWith("https://") ? "START" : "NONE";
}

/** Returns the reason why the helper window cannot be opened from here; null when it can. */
export function windowObstacle(status: Status, words: Words): string | null {
  if (status.host === null) {
    return ""; // the section of the host says why
  }
  return mayAsk("window.open", status) ? null : words.windowOnlyFromPage;
}

/** Tests that the popup's page may ask for the method. */
export function mayAsk(method: Method, status: Status | undefined): boolean {
  return status?.opened?.capabilities.includes(method) === true;
}

function findingsSection(diagnosis: Diagnosis, words: Words): Section[] {
  const section = { id: "findings", tone: "PLAIN", heading: words.findings, items: [] } as const;
  if (diagnosis === "NONE") {
    return [];
  }
  if (diagnosis === "RUNNING") {
    return [{ ...section, paragraphs: [words.diagnosing] }];
  }
  if (diagnosis.error !== null) {
    return [{ ...section, ...explained(diagnosis.error) }];
  }
  const { findings } = diagnosis;
  const problems = problemsIn(findings);
  const failed = problems.filter(({ verdict }) => verdict === "FAIL").length;
  const attention = problems.length === 0 ? words.allFine : words.attention(problems.length);
  const checks = new Set(findings.map(({ check }) => check)).size;
  const paragraphs = [failed > 0 ? words.problems(failed) : attention, words.checked(checks)];
  return [{ ...section, tone: toneOf(problems), paragraphs, problems }];
}

function toneOf(problems: readonly Problem[]): Section["tone"] {
  if (problems.length === 0) {
    return "GOOD";
  }
  return problems.some(({ verdict }) => verdict === "FAIL") ? "BAD" : "PLAIN";
}

function pageSection(status: Status, origin: string, settings: Settings, words: Words): Section {
  const heading = words.page;
  if (origin === "") {
    return { id: "page", tone: "PLAIN", heading, paragraphs: [words.noPage], items: [] };
  }
  const methods = new Map<string, string | null>(Object.entries(words.methods));
  const items = status.opened?.capabilities.flatMap((method) => methods.get(method) ?? []) ?? [];
  const rights = status.opened === null || items.length > 0 ? [] : [words.mayAskNothing];
  const tone = status.opened === null ? "PLAIN" : "GOOD";
  return {
    id: "page",
    tone: isRefusedTrial(status) ? "BAD" : tone,
    heading,
    address: origin,
    paragraphs: [...siteParagraphs(status, origin, settings, words), ...rights],
    items,
    ...(items.length > 0 ? { folded: words.mayAsk(items.length) } : {}),
  };
}

function siteParagraphs(status: Status, origin: string, settings: Settings, words: Words): string[] {
  switch (status.site) {
    case "PORTAL":
      return [words.portal];
    case "TRIAL":
      return [isRefusedTrial(status) ? words.trialRefused : words.trial];
    case "OTHER": {
      if (trialOf(status, origin, settings) === "START") {
        return [words.other, words.otherButTrial];
      }
      return [words.other, settings.trialOrigins ? words.trialsNeedHttps : words.trialsSwitchedOff];
    }
  }
}

function hostSection(status: Status, words: Words): Section {
  const section = { id: "host", heading: words.host } as const;
  if (status.host !== null && (status.error === null || isRefusedTrial(status))) {
    return { ...section, tone: "GOOD", paragraphs: [words.answers(status.host)], items: [] };
  }
  if (status.error === null) {
    return { ...section, tone: "BAD", paragraphs: [words.noAnswer], items: [] };
  }
  return { ...section, ...explained(status.error) };
}

/** Step by step, with the page that the steps lead to. */
function explained({ guidance, link }: ErrorData): Omit<Section, "id" | "heading"> {
  const { title, reason, steps } = guidance;
  const isOne = steps.length === 1; // a single step has no number
  const explanation = {
    tone: "BAD",
    paragraphs: [title, reason, ...(isOne ? steps : [])],
    items: isOne ? [] : steps,
    isOrdered: true,
  } as const;
  return link === undefined ? explanation : { ...explanation, link };
}

function tokensSection({ opened, tokens }: Status, words: Words): Section {
  const section = { id: "tokens", tone: "PLAIN", heading: words.tokens, items: [] } as const;
  if (tokens === null) {
    return { ...section, paragraphs: [opened === null ? words.tokensElsewhere : words.tokensHidden] };
  }
  if (tokens.length === 0) {
    return { ...section, paragraphs: [words.noTokens] };
  }
  const tone = tokens.some(({ locked }) => locked) ? "BAD" : "GOOD";
  return { ...section, tone, paragraphs: [], items: tokens.map((token) => tokenLine(token, words)) };
}

function tokenLine({ label, triesLeft, triesMaximum, locked, defaultPin }: Token, words: Words): string {
  const tries = triesLeft === null ? [] : [words.triesLeft(triesLeft, triesMaximum)];
  const state = locked ? [words.locked] : tries;
  return [label.replace(INVISIBLE, "\ufffd"), ...state, ...(defaultPin === true ? [words.defaultPin] : [])].join(" · ");
}

/** The user let the site try it, but the host does not know the site: nothing is wrong with the host. */
function isRefusedTrial({ site, error }: Status): boolean {
  return site === "TRIAL" && error?.code === "ORIGIN_NOT_ALLOWED";
}
