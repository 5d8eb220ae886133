import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: ".",
  globalSetup: "./global-setup.ts",
  outputDir: "target/results",
  // One screen, one U-Key, and keys that go to whichever window has the focus.
  workers: 1,
  fullyParallel: false,
  // Keys typed on a busy machine may miss a window; the list then says "flaky" and not "passed".
  retries: process.env.CI === "true" ? 1 : 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 30_000 },
  reporter: "list",
});
