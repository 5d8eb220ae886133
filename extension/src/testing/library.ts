import { afterEach, beforeEach, expect, vi } from "vitest";
import { type ConnectOptions, SigningHelper, SigningHelperError } from "../page/index.js";
import { ExtensionAtPage } from "./extension-at-page.js";
import { FakeWindow } from "./fake-window.js";
import { until } from "./until.js";

/** The page library in a page of its own, for each test of a file; the test plays the extension. */
export class LibraryInPage {
  readonly window = new FakeWindow();
  readonly extension = new ExtensionAtPage(this.window);

  static forEachTest(): () => LibraryInPage {
    let library: LibraryInPage;
    beforeEach(() => {
      vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
      library = new LibraryInPage();
      vi.stubGlobal("window", library.window);
      vi.stubGlobal("document", { documentElement: { lang: "zh-CN" } });
      vi.stubGlobal("location", new URL("https://portal.example/login"));
    });
    afterEach(() => {
      library.extension.close();
      vi.unstubAllGlobals();
      vi.useRealTimers();
    });
    return () => library;
  }

  async connected(options: ConnectOptions = {}): Promise<SigningHelper> {
    const connecting = SigningHelper.connect(options);
    await until(() => this.extension.connect !== undefined);
    this.extension.open();
    return connecting;
  }
}

/** Returns the error with which a promise is rejected; fails when it is not rejected. */
export async function rejection(promise: Promise<unknown>): Promise<SigningHelperError> {
  try {
    await promise;
  } catch (error) {
    expect(error).toBeInstanceOf(SigningHelperError);
    return error as SigningHelperError;
  }
  throw new Error("was not rejected");
}
