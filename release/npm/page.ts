// A portal's page as its developers begin it: every kind of call once, so that the types must be there.
import { SigningHelper, SigningHelperError } from "signing-helper";
import type { SigningHelperErrorElement } from "signing-helper/elements";

export async function login(nonce: string): Promise<object> {
  const helper = await SigningHelper.connect({ installation: "https://portal.example/helper/" });
  const stop: () => void = helper.on("token", ({ tokens }) => {
    console.log(tokens.length);
  });
  try {
    const { capabilities } = await helper.status();
    console.log(capabilities.includes("login.authenticate"));
    return await helper.login({ nonce });
  } catch (error) {
    if (error instanceof SigningHelperError) {
      const { code, title, steps }: { code: string; title: string; steps: readonly string[] } = error;
      console.log(code, title, ...steps);
    }
    throw error;
  } finally {
    stop();
    helper.close();
  }
}

/** An element of the library, by its name. */
export function show(error: SigningHelperError, again: () => void): void {
  const shown: SigningHelperErrorElement | null = document.querySelector("signing-helper-error");
  if (shown !== null) {
    shown.again = again;
    shown.error = error;
  }
}
