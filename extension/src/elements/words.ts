import type { Locale } from "#protocol/messages";

/** Words of the elements alone. */
export interface Words {
  checking: string;
  fine: string;
  waiting: string;
  retry: string;
  installHelper: string;
  unlock: string;
  code: string;
  /** Says when a certificate ends. @param days whole ones that are left */
  ends: (days: number, date: string) => string;
  renew: string;
  keep: string;
  howToRenew: string;
}

export const WORDS: Readonly<Record<Locale, Words>> = {
  "zh-CN": {
    checking: "正在检查…",
    fine: "正常",
    waiting: "等前一步正常后再检查",
    retry: "重试",
    installHelper: "安装签章助手",
    unlock: "查看解锁办法",
    code: "错误代码",
    ends: (days, date) =>
      days === 0 ? `您的证书将在 24 小时内到期（${date}）` : `您的证书还有 ${days} 天到期（${date}）`,
    renew: "请尽快联系发证机构办理延期或换证，电话在签章助手里。",
    keep: "换发的新证书打不开以前加密的文件：投标文件还没有开标的，请等开标以后再换证，并保留原来的 U-Key。",
    howToRenew: "查看办理方法",
  },
  en: {
    checking: "Checking…",
    fine: "Works",
    waiting: "Checked once the line above works",
    retry: "Try again",
    installHelper: "Install Signing Helper",
    unlock: "How to unlock it",
    code: "Error code",
    ends: (days, date) =>
      days === 0
        ? `Your certificate ends within 24 hours (${date})`
        : `Your certificate ends in ${days} ${days === 1 ? "day" : "days"} (${date})`,
    renew: "Ask the issuing authority soon to renew it; the helper has its telephone.",
    keep: "A renewed certificate cannot open what was encrypted before: if bids wait for their opening, renew after it, and keep the U-Key.",
    howToRenew: "How to renew it",
  },
};
