import { readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";

const { version } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));

export default defineConfig({
  define: {
    LIBRARY_VERSION: JSON.stringify(version),
    ALLOWED_ORIGINS: '["https://portal.example"]',
    INSTALLATION: '{"page":"https://portal.example/helper/","stores":{"edge":"https://edge.example/helper"}}',
  },
  test: { include: ["src/**/*.test.ts", "build/**/*.test.ts"] },
});
