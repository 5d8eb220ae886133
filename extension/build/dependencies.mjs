// Installs the packages of package-lock.json for extension and browser tests, when it is newer than those installed.
import { execSync } from "node:child_process";
import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";

process.chdir(fileURLToPath(new URL("../..", import.meta.url)));
const installed = statSync("node_modules/.package-lock.json", { throwIfNoEntry: false });
if (installed === undefined || installed.mtimeMs < statSync("package-lock.json").mtimeMs) {
  // The browser tests use the system's Chromium.
  execSync("npm ci --no-audit --no-fund", {
    stdio: "inherit",
    env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1" },
  });
}
