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
  },
  en: {
    checking: "Checking…",
    fine: "Works",
    waiting: "Checked once the line above works",
    retry: "Try again",
    installHelper: "Install Signing Helper",
    unlock: "How to unlock it",
    code: "Error code",
  },
};
