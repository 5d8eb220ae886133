import { deflateSync } from "node:zlib";
import { strFromU8, strToU8, Unzip, UnzipInflate, zipSync } from "fflate";
import { pageOf, pdfOf } from "./sample-documents.js";

const KIB = 1024;
const OBJECT_STREAMS = 4;
const OBJECTS_IN_EACH = 250;
const OCTETS_IN_EACH = 16 * KIB * KIB;
const FIRST_OBJECT = 20;

/** A PDF that goes on behind its end. */
class Update {
  private added = "";
  private readonly entries: string[] = [];

  constructor(private readonly signed: Buffer) {}

  get end(): number {
    return this.signed.length + this.added.length;
  }

  /** Adds an object that no section lists. */
  object(number: number, value: string): number {
    const offset = this.end;
    this.added += `${number} 0 obj\n${value}\nendobj\n`;
    return offset;
  }

  listed(number: number, value: string): void {
    this.entry(number, this.object(number, value));
  }

  entry(number: number, offset: number): void {
    this.entries.push(`${number} 1\n${String(offset).padStart(10, "0")} 00000 n \n`);
  }

  /** Ends with a section in the form of a table (ISO 32000-1, 7.5.4). */
  table(size: number, more = ""): Buffer {
    const start = this.end;
    const trailer = `<< /Size ${size} /Root 1 0 R /Prev ${previous(this.signed)} ${more} >>`;
    return this.closed(start, `xref\n${this.entries.join("")}trailer\n${trailer}\n`);
  }

  /** Ends with a table and a stream beside it (ISO 32000-1, 7.5.8.4), itself object `number`. */
  tableAndStream(number: number, index: string, octets: Buffer): Buffer {
    const entries = `/Type /XRef /W [1 4 2] /Index [${index}] /Size ${number + 1}`;
    const beside = this.object(number, streamOf(entries, octets.toString("latin1")));
    this.entries.push("0 1\n0000000000 65535 f \n");
    return this.table(number + 1, `/XRefStm ${beside}`);
  }

  private closed(start: number, section: string): Buffer {
    const end = `${section}startxref\n${start}\n%%EOF\n`;
    return Buffer.concat([this.signed, Buffer.from(this.added + end, "latin1")]);
  }
}

/** A signed PDF of {@link signedPdf} whose text is another as soon as a reader builds its table anew, since an entry is wrong. */
export function rebuiltPdf(signed: Buffer, text: string): Buffer {
  const update = new Update(signed);
  update.object(4, streamOf("", `BT /F1 24 Tf 72 720 Td (${text}) Tj ET`));
  const catalog = "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] /SigFlags 3 >> /Version 900 0 R >>";
  update.listed(1, catalog);
  update.entry(900, update.end + KIB);
  return update.table(901);
}

/** A signed PDF with a thousand objects more, in four streams of 16 MiB, each next one in another stream. */
export function inflatedPdf(signed: Buffer): Buffer {
  const update = new Update(signed);
  const rows: number[][] = [];
  for (let stream = 0; stream < OBJECT_STREAMS; stream++) {
    rows.push([1, update.object(8 + stream, objectStream(stream)), 0]);
  }
  for (let at = 0; at < OBJECTS_IN_EACH * OBJECT_STREAMS; at++) {
    rows.push([2, 8 + (at % OBJECT_STREAMS), Math.floor(at / OBJECT_STREAMS)]);
  }
  const octets = Buffer.concat(rows.map(row));
  const last = FIRST_OBJECT + OBJECTS_IN_EACH * OBJECT_STREAMS;
  const index = `8 ${OBJECT_STREAMS} ${FIRST_OBJECT} ${OBJECTS_IN_EACH * OBJECT_STREAMS}`;
  return update.tableAndStream(last, index, octets);
}

function row([kind = 0, place = 0, third = 0]: number[]): Buffer {
  const octets = Buffer.alloc(7);
  octets.writeUInt8(kind, 0);
  octets.writeUInt32BE(place, 1);
  octets.writeUInt16BE(third, 5);
  return octets;
}

function objectStream(stream: number): string {
  const numbers = Array.from({ length: OBJECTS_IN_EACH }, (_, at) => FIRST_OBJECT + at * OBJECT_STREAMS + stream);
  const header = numbers.map((number, at) => `${number} ${at * 5}`).join(" ") + " ";
  const values = "null ".repeat(OBJECTS_IN_EACH);
  const text = (header + values).padEnd(OCTETS_IN_EACH, " ");
  const packed = deflateSync(Buffer.from(text, "latin1")).toString("latin1");
  return streamOf(`/Type /ObjStm /N ${OBJECTS_IN_EACH} /First ${header.length} /Filter /FlateDecode`, packed);
}

function streamOf(entries: string, octets: string): string {
  return `<< ${entries} /Length ${octets.length} >>\nstream\n${octets}\nendstream`;
}

/** Where the last section of a PDF begins. */
function previous(pdf: Buffer): string {
  return /startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.subarray(-KIB).toString("latin1"))?.[1] ?? "";
}

/**
 * An OFD in whose container stands a second entry of that name, behind those that the directory lists: a reader that goes from
 * entry to entry finds it last (APPNOTE.TXT of ZIP, 4.3.6).
 */
export function withSecondReading(ofd: Buffer, name: string, change: (xml: string) => string): Buffer {
  const end = ofd.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  const directory = ofd.readUInt32LE(end + 16);
  const packed = Buffer.from(zipSync({ [name]: strToU8(change(strFromU8(readInOrder(ofd, name)))) }, { level: 0 }));
  const entry = packed.subarray(0, packed.indexOf(Buffer.from("PK\x01\x02", "latin1")));
  const rest = Buffer.from(ofd.subarray(directory));
  rest.writeUInt32LE(directory + entry.length, end - directory + 16);
  return Buffer.concat([ofd.subarray(0, directory), entry, rest]);
}

/** Reads the last part of that name, as a reader does that goes from entry to entry. */
export function readInOrder(ofd: Buffer, name: string): Uint8Array {
  let read = new Uint8Array();
  const reader = new Unzip((file) => {
    if (file.name === name) {
      const parts: Uint8Array[] = [];
      file.ondata = (error, part, isLast) => {
        if (error !== null) {
          throw error;
        }
        parts.push(part);
        if (isLast) {
          read = new Uint8Array(Buffer.concat(parts));
        }
      };
      file.start();
    }
  });
  reader.register(UnzipInflate);
  reader.push(ofd, true);
  return read;
}

/** A PDF whose page draws an object that its table calls free: some readers show it, others leave it out. */
export function pdfWithFreeObject(text: string, freeText: string): Buffer {
  const objects = pageOf(text).map((object) => object.replace("/Contents 4 0 R", "/Contents [4 0 R 6 0 R]"));
  const free = streamOf("", `BT /F1 24 Tf 72 600 Td (${freeText}) Tj ET`);
  return Buffer.from(pdfOf([...objects, free], 6), "latin1");
}
