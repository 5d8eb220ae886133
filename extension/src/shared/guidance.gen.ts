// Generated from the host's guidance/*.json (npm run generate). Do not edit.
export const GUIDANCE = {
  "zh-CN": {
    "EXTENSION_MISSING": {
      "title": "没有检测到签章助手浏览器扩展",
      "reason": "这个页面没有收到扩展的回应。",
      "steps": [
        "还没有安装的，请打开安装页面：{link}",
        "已经安装的，请在 Chrome 或 Edge 的扩展管理页面确认“政采签章助手”已开启。",
        "如果使用无痕窗口，请在扩展详情中允许在无痕模式下使用，或改用普通窗口。",
        "然后刷新本页面。"
      ]
    },
    "EXTENSION_GONE": {
      "title": "签章助手扩展刚刚更新或被关闭",
      "reason": "这个页面与扩展的连接已断开。",
      "steps": [
        "请刷新本页面后重试。"
      ]
    },
    "HOST_MISSING": {
      "title": "电脑上没有找到签章助手程序",
      "reason": "浏览器扩展已安装，但电脑上的签章助手程序没有安装，或没有为这个浏览器登记。",
      "steps": [
        "请点击“安装或更新”；不需要管理员权限。",
        "安装页面：{link}",
        "如果已经安装，请从系统的开始菜单打开“政采签章助手”，按“检测”页的提示修复浏览器登记。",
        "电脑由单位统一管理的，请单位的电脑管理员为所有用户安装签章助手。",
        "然后回到本页面重试，不必重启电脑。"
      ]
    },
    "HOST_FORBIDDEN": {
      "title": "签章助手程序不接受这个扩展",
      "reason": "本机程序登记的扩展编号与当前扩展不同，通常是两者版本来源不一致。",
      "steps": [
        "请从同一个安装页面重新安装签章助手程序和扩展。",
        "安装页面：{link}",
        "由单位统一安装的，请联系单位管理员核对扩展编号。"
      ]
    },
    "HOST_BLOCKED": {
      "title": "管理员策略禁止运行签章助手程序",
      "reason": "本浏览器的管理策略不允许扩展调用签章助手程序。",
      "steps": [
        "请联系单位的电脑管理员，把本机消息程序[ {host} ]加入允许列表。"
      ]
    },
    "HOST_EXITED": {
      "title": "签章助手程序意外退出",
      "reason": "程序启动后自己结束了，这次操作没有完成。",
      "steps": [
        "请重试一次。",
        "如果仍然出现，请打开{helper}，查看“检测”页，或重新安装。",
        "安装页面：{link}"
      ]
    },
    "HOST_GARBLED": {
      "title": "签章助手程序的回应无法识别",
      "reason": "浏览器收到的数据不是签章助手的格式，可能是程序文件损坏或被其他软件改动。",
      "steps": [
        "请重新安装签章助手。",
        "安装页面：{link}",
        "如果装有安全软件，请把签章助手加入信任后重试。"
      ]
    },
    "HOST_SILENT": {
      "title": "签章助手程序没有回应",
      "reason": "程序已经启动，但没有在限定时间内回应。电脑很忙或安全软件正在扫描时可能发生。",
      "steps": [
        "请稍等片刻后重试。",
        "如果仍然出现，请打开{helper}，查看“检测”页。"
      ]
    },
    "JAVA_MISSING": {
      "title": "签章助手程序缺少 Java",
      "reason": "电脑上没有找到 Java 17 或更新版本，所以程序无法启动。",
      "steps": [
        "请点击“安装或更新”：安装包自带 Java；不需要管理员权限。",
        "安装页面：{link}",
        "电脑由单位统一管理的，请单位的电脑管理员安装 Java 17 或更新版本，或安装自带 Java 的签章助手。",
        "然后回到本页面重试，不必重启电脑。"
      ]
    },
    "PERSON_TIMEOUT": {
      "title": "等待操作超时",
      "reason": "签章助手窗口打开后，没有在限定时间内完成操作，窗口已关闭。",
      "steps": [
        "请准备好 U-Key 和 PIN 后重试。",
        "找不到窗口时，请看任务栏，它可能被其他窗口挡住。"
      ]
    },
    "ACTIVATION_NEEDED": {
      "title": "需要您先在网页上点击",
      "reason": "只有在眼前的、刚刚点击过的网页才能打开签章助手的窗口。",
      "steps": [
        "请回到该网页，点击登录或签名按钮。",
        "网页开发者：请在用户点击按钮之后的 30 秒内调用，不要在网页载入时自动调用。"
      ]
    },
    "BUSY": {
      "title": "签章助手正忙",
      "reason": "同时等待的请求太多，或者短时间内打开的窗口太多。",
      "steps": [
        "请等 {seconds} 秒再试：刚才有太多窗口没有完成就关闭了。",
        "请先完成或关闭已打开的签章助手窗口，再重试。",
        "[window=OPENED] 签章助手的窗口刚刚打开过：请看看是否被其他窗口挡住，或等十秒再试。"
      ]
    },
    "ORIGIN_NOT_ALLOWED": {
      "title": "这个网站不能使用签章助手",
      "reason": "U-Key 证书只用于已登记的政府采购平台；当前网站或嵌入它的网站不在名单内。",
      "steps": [
        "请直接打开政府采购平台的网址，不要从其他网站的页面中使用。",
        "如果这里就是平台的网站，请联系单位管理员或客服[（{support}）]更新签章助手。"
      ]
    },
    "METHOD_UNKNOWN": {
      "title": "签章助手没有这项功能",
      "reason": "页面请求的功能在当前版本中不存在，签章助手可能需要更新。",
      "steps": [
        "请更新签章助手后重试。",
        "安装页面：{link}",
        "如果已是最新版本，请联系平台技术支持[（{support}）]。"
      ]
    },
    "REQUEST_MALFORMED": {
      "title": "页面的请求有误",
      "reason": "平台页面发来的数据不符合约定，签章助手没有执行。",
      "steps": [
        "请刷新页面后重试。",
        "如果仍然出现，请联系平台技术支持[（{support}）]。"
      ]
    },
    "STORAGE_FULL": {
      "title": "磁盘空间不够",
      "reason": "签名时要在本机临时保存文件和签名，磁盘的剩余空间放不下。没有保存下来的签名不算数，原文件没有变化。",
      "steps": [
        "请清空回收站，或删除不需要的文件，腾出至少是文件大小三倍的空间。",
        "然后再签一次。"
      ]
    },
    "VERSION_MISMATCH": {
      "title": "签章助手各部分的版本不一致",
      "reason": "平台页面、浏览器扩展和本机程序要配套使用，现在的版本相差太大。",
      "steps": [
        "[requiresUpdate=host] 需要更新的是本机程序：请在安装页面点击“安装或更新”，不需要管理员权限。",
        "[requiresUpdate=host] 安装页面：{link}",
        "[requiresUpdate=extension] 需要更新的是浏览器扩展：请在这个浏览器中安装新版本；由单位统一安装的，请联系单位的电脑管理员。",
        "[requiresUpdate=extension] 更新页面：{link}",
        "[requiresUpdate=library] 需要更新的是平台页面，由平台负责，您的电脑上不用改动：请联系平台技术支持[（{support}）]。",
        "[requiresUpdate=client] 需要更新的是正在使用的客户端软件：请联系它的开发商，更新后重新启动它。",
        "更新后请刷新页面。"
      ]
    },
    "ABORTED": {
      "title": "操作已由页面结束",
      "reason": "页面取消了这次操作或已经关闭，之后没有再产生签名；多份文件中，在此之前签好的仍然有效。",
      "steps": [
        "需要时请重新操作。"
      ]
    },
    "INTERNAL": {
      "title": "签章助手内部错误",
      "reason": "程序遇到了没有预料到的情况，没有产生签名。",
      "steps": [
        "请重试一次。",
        "如果仍然出现，请联系客服[（{support}）]，并说明操作步骤和时间。"
      ]
    }
  },
  "en": {
    "EXTENSION_MISSING": {
      "title": "The signing helper extension was not found",
      "reason": "No extension answered this page.",
      "steps": [
        "If it is not installed, open the installation page: {link}",
        "If it is installed, see that it is switched on in the extensions page of Chrome or Edge.",
        "In a private window, allow the extension there or use a normal window.",
        "Then reload this page."
      ]
    },
    "EXTENSION_GONE": {
      "title": "The signing helper extension was updated or switched off",
      "reason": "This page has lost its connection to the extension.",
      "steps": [
        "Reload this page and try again."
      ]
    },
    "HOST_MISSING": {
      "title": "The signing helper program was not found on this computer",
      "reason": "The extension is installed, but the program is not, or it is not registered for this browser.",
      "steps": [
        "Choose \"Install or update\" (安装或更新); no administrator is needed.",
        "Installation page: {link}",
        "If it is installed, open Signing Helper (政采签章助手) from the start menu and let the page “Diagnosis” repair the registration.",
        "If your organisation manages this computer, have its administrator install the signing helper for all users.",
        "Then come back and try again; no restart is needed."
      ]
    },
    "HOST_FORBIDDEN": {
      "title": "The signing helper program does not accept this extension",
      "reason": "The program is registered for an extension with another id; usually the two come from different sources.",
      "steps": [
        "Install program and extension again from the same installation page.",
        "Installation page: {link}",
        "If your organisation installed them, ask its administrator to compare the extension ids."
      ]
    },
    "HOST_BLOCKED": {
      "title": "A policy forbids the signing helper program",
      "reason": "This browser is managed, and its policy does not let the extension call the program.",
      "steps": [
        "Ask your computer administrator to allow the native messaging host[ {host}]."
      ]
    },
    "HOST_EXITED": {
      "title": "The signing helper program ended unexpectedly",
      "reason": "The program stopped by itself and the request was not completed.",
      "steps": [
        "Try once more.",
        "If it happens again, open {helper} and look at “Diagnosis”, or install it again.",
        "Installation page: {link}"
      ]
    },
    "HOST_GARBLED": {
      "title": "The signing helper program's answer could not be read",
      "reason": "The browser received data that is not in the helper's format; the program may be damaged or altered by other software.",
      "steps": [
        "Install the signing helper again.",
        "Installation page: {link}",
        "If security software is active, let it trust the helper, then try again."
      ]
    },
    "HOST_SILENT": {
      "title": "The signing helper program does not answer",
      "reason": "The program was started but did not answer in time. This can happen when the computer is very busy or security software is scanning.",
      "steps": [
        "Wait a moment and try again.",
        "If it happens again, open {helper} and look at “Diagnosis”."
      ]
    },
    "JAVA_MISSING": {
      "title": "The signing helper program has no Java",
      "reason": "No Java 17 or newer was found on this computer, so the program cannot start.",
      "steps": [
        "Choose \"Install or update\" (安装或更新): the installer brings its own Java; no administrator is needed.",
        "Installation page: {link}",
        "If your organisation manages this computer, have its administrator install Java 17 or newer, or the signing helper that brings its own.",
        "Then come back and try again; no restart is needed."
      ]
    },
    "PERSON_TIMEOUT": {
      "title": "Nothing was entered in time",
      "reason": "The signing helper's window was open but not completed in time, so it was closed.",
      "steps": [
        "Have the U-Key and its PIN ready and try again.",
        "If you cannot see the window, look in the task bar; other windows may cover it."
      ]
    },
    "ACTIVATION_NEEDED": {
      "title": "A click on the page is needed first",
      "reason": "Only a page in front of you on which you have just clicked may open a window of Signing Helper.",
      "steps": [
        "Go back to the page and click its button to log in or to sign.",
        "For the page's developer: call within 30 seconds after a click of the user, not while the page loads."
      ]
    },
    "BUSY": {
      "title": "The signing helper is busy",
      "reason": "Too many requests are waiting, or too many windows were opened within a minute.",
      "steps": [
        "Wait {seconds} seconds: too many windows have just been closed unfinished.",
        "Finish or close the helper's open windows, then try again.",
        "[window=OPENED] The helper's window was opened a moment ago: look for it behind others, or wait ten seconds."
      ]
    },
    "ORIGIN_NOT_ALLOWED": {
      "title": "This site may not use the signing helper",
      "reason": "The certificate is for the registered procurement portal only; this site, or a site that embeds it, is not on the list.",
      "steps": [
        "Open the portal by its own address and not inside another site.",
        "If this is the portal, ask your administrator or the support desk[ ({support})] for an updated signing helper."
      ]
    },
    "METHOD_UNKNOWN": {
      "title": "The signing helper does not have this function",
      "reason": "The page asked for something that this version does not know; the helper may need an update.",
      "steps": [
        "Update the signing helper and try again.",
        "Installation page: {link}",
        "If it is up to date, contact the portal's support desk[ ({support})]."
      ]
    },
    "REQUEST_MALFORMED": {
      "title": "The page's request is not right",
      "reason": "The page sent data that is not as agreed, so nothing was done.",
      "steps": [
        "Reload the page and try again.",
        "If it happens again, contact the portal's support desk[ ({support})]."
      ]
    },
    "STORAGE_FULL": {
      "title": "The disk is full",
      "reason": "Signing keeps the document and its signature on this computer for a while, and the disk has no room for them. A signature that was not kept does not count; the document is unchanged.",
      "steps": [
        "Empty the recycle bin or delete files that are not needed. Three times the size of the document should be free.",
        "Then sign again."
      ]
    },
    "VERSION_MISMATCH": {
      "title": "The parts of the signing helper do not fit together",
      "reason": "The portal's page, the browser extension and the program on this computer have to fit together; their versions are too far apart.",
      "steps": [
        "[requiresUpdate=host] The program on this computer has to be updated: choose \"Install or update\" (安装或更新) on the installation page. No administrator is needed.",
        "[requiresUpdate=host] Installation page: {link}",
        "[requiresUpdate=extension] The browser extension has to be updated: install the new version in this browser; if your organisation installs it, ask its administrator.",
        "[requiresUpdate=extension] Update here: {link}",
        "[requiresUpdate=library] The portal's page has to be updated, which is for the portal to do; nothing need be changed on your computer. Contact the portal's support desk[ ({support})].",
        "[requiresUpdate=client] The client software that you use has to be updated: contact its maker, and start it anew afterwards.",
        "Then reload the page."
      ]
    },
    "ABORTED": {
      "title": "The page ended the request",
      "reason": "The page cancelled it or was closed, and nothing was signed after that; of several documents, those signed before stay signed.",
      "steps": [
        "Start again when you need it."
      ]
    },
    "INTERNAL": {
      "title": "Internal error of the signing helper",
      "reason": "The program met something unexpected; nothing was signed.",
      "steps": [
        "Try once more.",
        "If it happens again, contact the support desk[ ({support})] and tell what you did and when."
      ]
    }
  }
} as const;

/** Errors with a step that sends the user to the helper's window. */
export const TO_WINDOW: readonly string[] = [
  "HOST_EXITED",
  "HOST_SILENT",
  "TOKEN_ABSENT",
  "DRIVER_FAILED",
  "DRIVER_TIMEOUT",
  "DRIVER_CRASHED",
  "DRIVER_NOT_NAMED",
  "DRIVER_NOT_INSTALLED",
  "TOKEN_UNLISTED"
];
