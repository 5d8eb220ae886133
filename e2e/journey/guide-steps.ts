import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { releaseOfTheBuild } from "../guide/release.js";
import { walk } from "../guide/walk.js";
import type { Step } from "./steps.js";

/** The guide for a portal's developers, done as it stands there. */
export const GUIDE_STEPS = {
  guide: async (visit) => {
    const folder = await mkdtemp(join(tmpdir(), "signing-helper-guide-"));
    try {
      const release = join(folder, "release");
      await releaseOfTheBuild(release);
      const said = await walk(folder, release, visit.stage.display);
      return said.join("; ");
    } catch (error) {
      await visit.takePicture("guide-failed");
      throw error;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
} satisfies Record<string, Step>;
