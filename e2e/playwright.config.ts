import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: ".",
  globalSetup: "./global-setup.ts",
  outputDir: "target/results",
  // The tests share one screen and one U-Key, and keys go to the window with the focus.
  workers: 1,
  fullyParallel: false,
  // Keys typed on a busy machine may miss a window; the list then says "flaky" and not "passed".
  retries: process.env.CI === "true" ? 1 : 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 30_000 },
  reporter: "list",
});
