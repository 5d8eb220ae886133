import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { versionIn } from "./build/version.mjs";

const version = versionIn(fileURLToPath(new URL("..", import.meta.url)));

export default defineConfig({
  define: {
    LIBRARY_VERSION: JSON.stringify(version),
    PORTAL: '{"profile":"demo-two","title":{"zh-CN":"演示平台","en":"Demo portal"}}',
    ALLOWED_ORIGINS: '["https://portal.example"]',
    CONTACTS: '{"zh-CN":{"support":"技术支持 027-1"},"en":{"support":"Support 027-1"}}',
    INSTALLATION: '{"page":"https://portal.example/helper/","stores":{"edge":"https://edge.example/helper"}}',
  },
  // A context of its own for each file, but no process of its own.
  test: {
    include: ["src/**/*.test.ts", "build/**/*.test.ts"],
    pool: "vmThreads",
    // Long, since a computer that does much else takes its time.
    testTimeout: 30_000,
  },
});
