import { type Labels, LABELS } from "../shared/labels.js";
import type { Locale } from "#protocol/messages";
import type { PageMethod } from "#protocol/requests";
import type { Problem } from "./problems.js";

/**
 * Texts of the popup. They are in TypeScript and not in `_locales`, because an administrator may choose the language.
 */
export interface Words extends Labels {
  name: string;
  noAnswer: string;
  check: string;

  changePin: string;
  pinChanged: string;
  windowOnlyFromPage: string;

  page: string;
  noPage: string;
  portal: string;
  trial: string;
  trialRefused: string;
  other: string;
  otherButTrial: string;
  trialsNeedHttps: string;
  trialsSwitchedOff: string;
  mayAsk: (count: number) => string;
  mayAskNothing: string;
  /** Null for a method that is only part of another. */
  methods: Record<PageMethod, string | null>;
  startTrial: string;
  endTrial: string;

  findings: string;
  diagnosing: string;
  allFine: string;
  problems: (count: number) => string;
  attention: (count: number) => string;
  checked: (checks: number) => string;
  verdicts: Record<Problem["verdict"], string>;

  tokensElsewhere: string;
  defaultPin: string;

  incognito: string;
  incognitoAllowed: string;
  incognitoForbidden: string;
}

const CHINESE: Words = {
  ...LABELS["zh-CN"],
  name: "政采签章助手",
  noAnswer: "扩展没有回应，请关闭后重新打开这个窗口。",
  check: "检测",

  changePin: "修改 PIN",
  pinChanged: "PIN 已修改。",
  windowOnlyFromPage: "要打开签章助手的窗口，请先切换到平台的页面。",

  page: "当前页面",
  noPage: "当前标签页不是网页。请在平台的页面上打开这个窗口。",
  portal: "这是平台的页面，可以使用签章助手。",
  trial: "您已允许在此网站试用签章助手。如果页面没有反应，请刷新页面。",
  trialRefused:
    "扩展已允许试用，但助手程序的平台配置中没有这个网站，所以会拒绝它的请求。请联系管理员更新配置，或停止试用。",
  other: "这不是平台的页面，不能使用签章助手。",
  otherButTrial: "平台的测试网站可以先试用；助手程序的平台配置中没有的网站，仍会被助手程序拒绝。",
  trialsNeedHttps: "试用只适用于 https 网站。",
  trialsSwitchedOff: "管理员已关闭试用。",
  mayAsk: (count) => `这个页面可以请求 ${count} 项操作`,
  mayAskNothing: "这个页面不能请求任何操作。",
  methods: {
    "token.list": "查看已插入的 U-Key（不含序列号）",
    "certificate.select": "请您选择一张证书",
    "certificate.list": "列出全部证书",
    "login.authenticate": "CA 登录",
    "login.bind": "绑定 CA",
    "content.put": null,
    "content.get": null,
    "signature.sign": "签名",
    "envelope.encrypt": "把它交来的文件加密给指定的证书",
    "envelope.open": "用 U-Key 打开加密文件（内容交给网页）",
    "envelope.rehearse": "试一试 U-Key 能不能打开加密文件（网页得不到内容）",
    "envelope.declare": "请您签名说明加密文件为什么没能打开",
    "pin.change": "打开修改 PIN 的窗口（网页接触不到 PIN）",
    "file.inspect": "查看它交来的文件是什么、是否损坏",
    "signature.verify": "验证它交来的文件上的签名",
    "diagnosis.run": "检测为什么不能登录（网页只得到结论）",
    "window.open": "打开签章助手的窗口（网页看不到其中的内容）",
  },
  startTrial: "在此网站试用",
  endTrial: "停止在此网站试用",

  findings: "检测结果",
  diagnosing: "正在检测，最多 8 秒……",
  allFine: "检测通过，没有发现问题。",
  problems: (count) => `发现 ${count} 个问题；详细情况请打开签章助手。`,
  attention: (count) => `没有故障，有 ${count} 项需要留意。`,
  checked: (checks) => `已检测 ${checks} 项。`,
  verdicts: { FAIL: "有问题", WARN: "请注意", UNKNOWN: "无法确定" },

  tokensElsewhere: "请在平台的页面上打开这个窗口查看。",
  defaultPin: "仍在使用初始 PIN，建议修改",

  incognito: "这是无痕窗口。签章助手在这里同样可用，但登录和签名都以您的证书进行，并不匿名。",
  incognitoAllowed: "在无痕窗口中也可以使用。",
  incognitoForbidden: "在无痕窗口中不能使用；如果需要，请在扩展详情中允许在无痕模式下使用。",
};

const ENGLISH: Words = {
  ...LABELS.en,
  name: "Signing Helper",
  noAnswer: "The extension does not answer. Close this window and open it again.",
  check: "Check",

  changePin: "Change PIN",
  pinChanged: "The PIN is changed.",
  windowOnlyFromPage: "To open the helper's window, go to a page of the portal first.",

  page: "This page",
  noPage: "This tab shows no web page. Open this window on a page of the portal.",
  portal: "A page of the portal: it may use the signing helper.",
  trial: "You let this site try the signing helper. If the page does not react, reload it.",
  trialRefused:
    "The extension allows the trial, but the program on this computer has a portal profile without this site and refuses what it asks. Ask your administrator for an updated profile, or end the trial.",
  other: "Not a page of the portal: it may not use the signing helper.",
  otherButTrial:
    "A test site of the portal may try it; the program on this computer still refuses every site that its portal profile does not name.",
  trialsNeedHttps: "Only an https site can try it.",
  trialsSwitchedOff: "Your administrator has switched trials off.",
  mayAsk: (count) => `This page may ask for ${count} things`,
  mayAskNothing: "This page may not ask for anything.",
  methods: {
    "token.list": "see which U-Keys are plugged in (without serial number)",
    "certificate.select": "have you choose a certificate",
    "certificate.list": "list all certificates",
    "login.authenticate": "log in with a certificate",
    "login.bind": "bind a certificate to your account",
    "content.put": null,
    "content.get": null,
    "signature.sign": "sign",
    "envelope.encrypt": "encrypt files that it hands over to certificates",
    "envelope.open": "open encrypted files with your U-Key (the page gets the content)",
    "envelope.rehearse": "try if your U-Key opens encrypted files (the page gets no content)",
    "envelope.declare": "have you sign why encrypted files could not be opened",
    "pin.change": "open the window for changing the PIN (the page never gets a PIN)",
    "file.inspect": "look at a file that it hands over: what it is, whether it is damaged",
    "signature.verify": "verify the signatures in a file that it hands over",
    "diagnosis.run": "check what keeps you from logging in (the page gets the verdicts only)",
    "window.open": "open the helper's window (the page does not see what it shows)",
  },
  startTrial: "Try it on this site",
  endTrial: "End the trial on this site",

  findings: "Findings",
  diagnosing: "Checking, eight seconds at most…",
  allFine: "Everything is fine.",
  problems: (count) => `Problems found: ${count}. Open the helper for details.`,
  attention: (count) => `No problems; ${count} ${count === 1 ? "item needs" : "items need"} attention.`,
  checked: (checks) => `Checks made: ${checks}.`,
  verdicts: { FAIL: "Problem", WARN: "Attention", UNKNOWN: "Could not check" },

  tokensElsewhere: "Open this window on a page of the portal to see them.",
  defaultPin: "Still has its default PIN: better change it",

  incognito:
    "This is an incognito window. The signing helper works here too, but logging in and signing are done with your certificate and are not anonymous.",
  incognitoAllowed: "Works in incognito windows too.",
  incognitoForbidden: "Does not work in incognito windows; if you need it there, allow it in the extension's details.",
};

export const WORDS: Readonly<Record<Locale, Words>> = { "zh-CN": CHINESE, en: ENGLISH };
