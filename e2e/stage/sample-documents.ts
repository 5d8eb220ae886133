import { strToU8, zipSync } from "fflate";

/**
 * A PDF with a table of where its objects lie (ISO 32000-1, 7.5.4).
 *
 * @param free number of an object that the table calls free
 */
export function pdfOf(objects: readonly string[], free?: number): string {
  let pdf = "%PDF-1.7\n";
  const offsets = objects.map((object, index) => {
    const offset = pdf.length;
    pdf += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets
    .map((offset, index) =>
      index + 1 === free ? "0000000000 00001 f \n" : `${String(offset).padStart(10, "0")} 00000 n \n`,
    )
    .join("");
  const trailer = `<< /Size ${objects.length + 1} /Root 1 0 R >>`;
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  return `${pdf}${table}trailer\n${trailer}\nstartxref\n${pdf.length}\n%%EOF\n`;
}

/**
 * Objects of a PDF with one page that shows a text.
 *
 * @param catalog further entries of object 1, the catalog
 * @param page further entries of object 3, the page
 */
export function pageOf(text: string, catalog = "", page = ""): string[] {
  const content = `BT /F1 24 Tf 72 720 Td (${text}) Tj ET`;
  const resources = "/Resources << /Font << /F1 5 0 R >> >>";
  return [
    `<< /Type /Catalog /Pages 2 0 R ${catalog}>>`,
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R ${resources} ${page}>>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
}

/** A PDF of one page. */
export function samplePdf(text: string): Buffer {
  return Buffer.from(pdfOf(pageOf(text)), "latin1");
}

/** Namespace of GB/T 33190-2016. */
const OFD_NAMES = "http://www.ofdspec.org/2016";
/** Namespace that stands in documents from before the standard. */
export const OLD_OFD_NAMES = "http://www.ofdspec.org";

/** An OFD of two pages of A4 (GB/T 33190-2016, 7); the second says 投标人盖章, whose letters are 6 mm wide from 25 mm on. */
export function sampleOfd(namespace = OFD_NAMES): Buffer {
  const names = `xmlns:ofd="${namespace}"`;
  const parts = {
    "OFD.xml": `<ofd:OFD ${names} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    "Doc_0/Document.xml": `<ofd:Document ${names}><ofd:CommonData><ofd:MaxUnitID>10</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/><ofd:Page ID="2" BaseLoc="Pages/Page_1/Content.xml"/></ofd:Pages></ofd:Document>`,
    "Doc_0/Pages/Page_0/Content.xml": `<ofd:Page ${names}><ofd:Content/></ofd:Page>`,
    "Doc_0/PublicRes.xml": `<ofd:Res ${names} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="3" FontName="宋体" FamilyName="宋体"/></ofd:Fonts></ofd:Res>`,
    "Doc_0/Pages/Page_1/Content.xml": `<ofd:Page ${names}><ofd:Content><ofd:Layer ID="4" Type="Body"><ofd:TextObject ID="5" Font="3" Size="6" Boundary="25 25 160 10"><ofd:TextCode X="0" Y="7" DeltaX="6 6 6 6">投标人盖章</ofd:TextCode></ofd:TextObject></ofd:Layer></ofd:Content></ofd:Page>`,
  };
  const files = Object.entries(parts).map(([name, xml]) => [
    name,
    strToU8(`<?xml version="1.0" encoding="UTF-8"?>${xml}`),
  ]);
  return Buffer.from(zipSync(Object.fromEntries(files) as Record<string, Uint8Array>));
}
