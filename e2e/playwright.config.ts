import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: ".",
  globalSetup: "./global-setup.ts",
  outputDir: "target/results",
  // Each has a screen, a portal, a U-Key and a browser of its own.
  workers: 2,
  fullyParallel: false,
  // Keys typed on a busy machine may miss a window; the list then says "flaky" and not "passed".
  retries: process.env.CI === "true" ? 1 : 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 60_000 },
  reporter: [["list"], ["json", { outputFile: "../target/browser-times.json" }]],
});
