// The package as a bundler or a browser finds it.
import { SigningHelper, SigningHelperError } from "signing-helper";

if (typeof SigningHelper.connect !== "function" || !(SigningHelperError.prototype instanceof Error)) {
  throw new Error("The package does not export what it says.");
}
console.log("imported: SigningHelper, SigningHelperError");
