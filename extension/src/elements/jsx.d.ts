/**
 * Names and properties of the elements in React's JSX, for `import type {} from "signing-helper/elements/jsx"`.
 *
 * @module signing-helper/elements/jsx
 */
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { SigningHelperErrorElement, SigningHelperStatusElement } from "./index.js";

/** Attributes of HTML, and the properties of the element itself. */
type Props<E extends HTMLElement, Own extends keyof E> = DetailedHTMLProps<HTMLAttributes<E>, E> & {
  [name in Own]?: E[name] | undefined;
} & { profile?: string | undefined; installation?: string | undefined };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "signing-helper-error": Props<SigningHelperErrorElement, "error" | "connect" | "again">;
      "signing-helper-status": Props<SigningHelperStatusElement, "connect"> & { manual?: boolean | undefined };
    }
  }
}
