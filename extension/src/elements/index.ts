/**
 * Custom elements that show the helper's state and its errors.
 *
 * @module signing-helper/elements
 */
import { SigningHelperErrorElement } from "./error-element.js";
import { SigningHelperStatusElement } from "./status-element.js";

export { SigningHelperErrorElement } from "./error-element.js";
export { SigningHelperStatusElement } from "./status-element.js";
export type { Connect } from "./reach.js";
export type { Hop } from "./rows.js";

declare global {
  interface HTMLElementTagNameMap {
    "signing-helper-error": SigningHelperErrorElement;
    "signing-helper-status": SigningHelperStatusElement;
  }
}

// A page may load both the module and the classic script.
if (customElements.get("signing-helper-status") === undefined) {
  customElements.define("signing-helper-error", SigningHelperErrorElement);
  customElements.define("signing-helper-status", SigningHelperStatusElement);
}
