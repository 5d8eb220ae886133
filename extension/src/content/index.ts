import { Reception } from "./reception.js";

declare global {
  var signingHelperReception: Reception | undefined;
}

// The worker puts this script into open tabs at installation, where the browser may just have done so itself.
if (globalThis.signingHelperReception?.isAlive !== true) {
  globalThis.signingHelperReception = new Reception(window, chrome.runtime, PORTAL.profile);
}
