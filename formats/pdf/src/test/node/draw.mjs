// Draws documents by the programs of browsers. A line of the input names a program and a file, with a tab between; a line of the
// output is a hash of all pages' pixels.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";

const SCALE = 0.5;
const FONTS = fileURLToPath(new URL("../../standard_fonts/", import.meta.resolve("pdfjs-dist/legacy/build/pdf.mjs")));
const pdfium = await PDFiumLibrary.init();

const PROGRAMS = {
  async pdfium(octets, hash) {
    const document = await pdfium.loadDocument(octets);
    try {
      for (const page of document.pages()) {
        const { data } = await page.render({ scale: SCALE, render: "bitmap" });
        hash.update(data);
      }
    } finally {
      document.destroy();
    }
  },
  async pdfjs(octets, hash) {
    const data = new Uint8Array(octets);
    const task = getDocument({ data, verbosity: VerbosityLevel.ERRORS, standardFontDataUrl: FONTS });
    try {
      const document = await task.promise;
      for (let number = 1; number <= document.numPages; number++) {
        const page = await document.getPage(number);
        const viewport = page.getViewport({ scale: SCALE });
        const { canvas, context } = document.canvasFactory.create(viewport.width, viewport.height);
        await page.render({ canvas, canvasContext: context, viewport }).promise;
        hash.update(context.getImageData(0, 0, canvas.width, canvas.height).data);
      }
    } finally {
      await task.destroy();
    }
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const [program, file] = line.split("\t");
  const hash = createHash("sha256");
  try {
    await PROGRAMS[program](await readFile(file), hash);
    console.log(hash.digest("hex"));
  } catch {
    console.log("refused");
  }
}
