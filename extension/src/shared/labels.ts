import type { Locale } from "#protocol/messages";

/** Words that popup and elements share; those for errors are the guidance's. */
export interface Labels {
  asking: string;
  again: string;
  openWindow: string;
  install: string;

  extension: string;
  host: string;
  answers: (version: string) => string;

  tokens: string;
  noTokens: string;
  tokensHidden: string;
  triesLeft: (left: number, maximum: number | null) => string;
  locked: string;
}

export const LABELS: Readonly<Record<Locale, Labels>> = {
  "zh-CN": {
    asking: "正在连接助手程序……",
    again: "重新检测",
    openWindow: "打开签章助手",
    install: "安装或更新",
    extension: "浏览器扩展",
    host: "助手程序",
    answers: (version) => `运行正常，版本 ${version}。`,
    tokens: "U-Key",
    noTokens: "没有检测到 U-Key。插入后会自动显示在这里。",
    tokensHidden: "这个页面不能查看 U-Key。",
    triesLeft: (left, maximum) => `PIN 剩余 ${left} 次${maximum === null ? "" : `（共 ${maximum} 次）`}`,
    locked: `已锁定，请联系发证机构${known(CONTACTS["zh-CN"].contact, "（", "）")}解锁`,
  },
  en: {
    asking: "Connecting to the program on this computer…",
    again: "Check again",
    openWindow: "Open the helper",
    install: "Install or update",
    extension: "Browser extension",
    host: "Program on this computer",
    answers: (version) => `Works, version ${version}.`,
    tokens: "U-Key",
    noTokens: "No U-Key was found. Plug one in and it appears here.",
    tokensHidden: "This page may not see U-Keys.",
    triesLeft: (left, maximum) =>
      `${left}${maximum === null ? "" : ` of ${maximum}`} PIN ${(maximum ?? left) === 1 ? "try" : "tries"} left`,
    locked: `Locked: ask the issuer${known(CONTACTS.en.contact, " (", ")")} to unlock it`,
  },
};

/** A telephone number in brackets, where the profile has one. */
function known(contact: string | undefined, open: string, close: string): string {
  return contact === undefined ? "" : open + contact + close;
}
