import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Folder of what the protocol's generator writes for the extension. */
export const PROTOCOL = new URL("../target/generated/protocol/", import.meta.url);

/** Has the protocol's generator write the types, guards and words of messages; it is a program in Java 17 or newer. */
export function generateProtocol() {
  const home = process.env["JAVA_HOME"];
  execFileSync(home === undefined ? "java" : join(home, "bin/java"), ["protocol/Generate.java", "extension"], {
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    stdio: "inherit",
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  generateProtocol();
}
