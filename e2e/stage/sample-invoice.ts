import { strToU8, zipSync } from "fflate";

const NAMES = 'xmlns:ofd="http://www.ofdspec.org/2016"';
/** Colour of the lines and the fixed words, as red, green and blue. */
export const INVOICE_COLOUR = [128, 0, 0] as const;
const COLOUR = INVOICE_COLOUR.join(" ");

const MILLIMETRES_OF_A_LETTER = 3.2;

let lastId = 100;

function id(): number {
  return ++lastId;
}

/** Text whose letters stand one beside the other, as makers of invoices place them. */
function text(x: number, y: number, letters: string, drawing = 12): string {
  const width = letters.length * MILLIMETRES_OF_A_LETTER;
  const deltas = `g ${letters.length - 1} ${MILLIMETRES_OF_A_LETTER}`;
  return `<ofd:TextObject ID="${id()}" Boundary="${x} ${y} ${width} 5" Font="3" Size="${MILLIMETRES_OF_A_LETTER}" DrawParam="${drawing}"><ofd:TextCode X="0" Y="3.4" DeltaX="${deltas}">${letters}</ofd:TextCode></ofd:TextObject>`;
}

function lines(...data: string[]): string {
  return `<ofd:PathObject ID="${id()}" Boundary="0 0 210 140" DrawParam="11"><ofd:AbbreviatedData>${data.join(" ")}</ofd:AbbreviatedData></ofd:PathObject>`;
}

/** A square of seven by seven fields like the corner of a code that is read by machines. */
const CORNER = "M 0 0 L 7 0 L 7 7 L 0 7 C M 1 1 L 1 6 L 6 6 L 6 1 C M 2 2 L 5 2 L 5 5 L 2 5 C";

/** Fixed lines and words, below what each invoice says. */
const TEMPLATE = [
  lines("M 10 30 L 200 30 L 200 125 L 10 125 C", "M 10 50 L 200 50", "M 10 105 L 200 105", "M 105 30 L 105 50"),
  text(85, 10, "电子发票（样张）"),
  text(12, 33, "购买方："),
  text(107, 33, "销售方："),
  text(12, 52, "项目名称"),
  text(90, 52, "数量"),
  text(160, 52, "金额"),
  text(12, 110, "价税合计"),
].join("");

const CONTENT = [
  `<ofd:CompositeObject ID="${id()}" Boundary="14 8 14 14" ResourceID="13" CTM="2 0 0 2 0 0"/>`,
  text(150, 14, "发票号码：00000000", 14),
  text(28, 33, "政采测试采购人", 14),
  text(123, 33, "测试供应商有限公司", 14),
  text(12, 60, "办公用纸", 14),
  text(90, 60, "100", 14),
  text(160, 60, "10000.00", 14),
  text(40, 110, "壹万元整（10000.00）", 14),
].join("");

const RESOURCES = [
  '<ofd:Fonts><ofd:Font ID="3" FontName="宋体" FamilyName="宋体"/></ofd:Fonts>',
  `<ofd:DrawParams><ofd:DrawParam ID="11" LineWidth="0.3"><ofd:StrokeColor Value="${COLOUR}"/></ofd:DrawParam>`,
  `<ofd:DrawParam ID="12"><ofd:FillColor Value="${COLOUR}"/></ofd:DrawParam>`,
  '<ofd:DrawParam ID="14"><ofd:FillColor Value="0 0 0"/></ofd:DrawParam></ofd:DrawParams>',
  '<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="13" Width="7" Height="7"><ofd:Content>',
  `<ofd:PathObject ID="${id()}" Boundary="0 0 7 7" Fill="true" Stroke="false" Rule="Even-Odd"><ofd:FillColor Value="${COLOUR}"/><ofd:AbbreviatedData>${CORNER}</ofd:AbbreviatedData></ofd:PathObject>`,
  "</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>",
].join("");

const PARTS = {
  "OFD.xml": `<ofd:OFD ${NAMES} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>2</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
  "Doc_0/Document.xml": `<ofd:Document ${NAMES}><ofd:CommonData><ofd:MaxUnitID>200</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 140</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes><ofd:TemplatePage ID="5" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>`,
  "Doc_0/PublicRes.xml": `<ofd:Res ${NAMES} BaseLoc="Res">${RESOURCES}</ofd:Res>`,
  "Doc_0/Tpls/Tpl_0/Content.xml": `<ofd:Page ${NAMES}><ofd:Content><ofd:Layer ID="6">${TEMPLATE}</ofd:Layer></ofd:Content></ofd:Page>`,
  "Doc_0/Pages/Page_0/Content.xml": `<ofd:Page ${NAMES}><ofd:Template TemplateID="5" ZOrder="Background"/><ofd:Content><ofd:Layer ID="7" Type="Body">${CONTENT}</ofd:Layer></ofd:Content></ofd:Page>`,
};

/** An OFD that is built as e-invoices are: a template, drawing parameters, placed letters and a composite. */
export function sampleInvoice(): Buffer {
  const files = Object.entries(PARTS).map(([name, xml]) => [
    name,
    strToU8(`<?xml version="1.0" encoding="UTF-8"?>${xml}`),
  ]);
  return Buffer.from(zipSync(Object.fromEntries(files) as Record<string, Uint8Array>));
}
