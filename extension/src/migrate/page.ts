import { type DefaultTreeAdapterTypes as Tree, parse as parseHtml } from "parse5";
import { localAddress } from "./local-addresses.js";
import { addScript, type Source, type Unit } from "./source.js";

export function visitPage(source: Source): void {
  visit(source, parseHtml(source.masked, { sourceCodeLocationInfo: true, scriptingEnabled: false }));
}

function visit(source: Source, node: Tree.Node): void {
  if ("tagName" in node) {
    element(source, node);
  }
  const within = "content" in node ? [node.content] : "childNodes" in node ? node.childNodes : [];
  within.forEach((child) => {
    visit(source, child);
  });
}

const JAVASCRIPT = /^(|module|(text|application)\/(x-)?(javascript|ecmascript|jscript)[\d.]*\s*(;.*)?)$/i;
/** Attributes that name functions: of the browser, and of frameworks. */
const CALLING = /^(on|@|v-|:|#|ng-|x-|data-|\(|\[|\*)/;
/** Attributes with an address that the browser itself speaks to. */
const ADDRESSING = /^(src|href|action|formaction|data|codebase)$/;

function attributeOf(node: Tree.Element, name: string): string | undefined {
  return node.attrs.find((one) => one.name === name)?.value;
}

function element(source: Source, node: Tree.Element): void {
  const { sourceCodeLocation: place, tagName } = node;
  if (!place) {
    return; // the parser has made it itself
  }
  const type = attributeOf(node, "type")?.toLowerCase() ?? "";
  if (tagName === "script" && JAVASCRIPT.test(type)) {
    const address = attributeOf(node, "src");
    source.scripts.push({ address, at: place.startOffset });
    if (address === undefined && place.startTag && place.endTag) {
      const isModule = type === "module" || source.file.endsWith(".vue");
      addScript(source, place.startTag.endOffset, place.endTag.startOffset, [isModule ? "module" : "script"]);
    }
  }
  if (tagName === "input" && type === "password") {
    const { startOffset: start, endOffset: end } = labelOf(node) ?? place;
    const [id = "", name = ""] = [attributeOf(node, "id"), attributeOf(node, "name")];
    source.pins.push({ id, name, start, end, isServers: attributeOf(node, "runat") !== undefined });
  }
  for (const { name, value } of node.attrs) {
    const at = place.attrs?.[name];
    const said = ADDRESSING.test(name) ? localAddress(value) : undefined;
    if (at && said !== undefined) {
      source.local.push({ at: at.startOffset, said, tag: tagName });
    }
    if (!at || value === "" || !CALLING.test(name)) {
      continue;
    }
    const whole = source.masked.slice(at.startOffset, at.endOffset);
    const start = at.startOffset + whole.indexOf(value, name.length);
    // With character references, or lines that the parser has ended otherwise, the places would be others.
    if (/^on[a-z]+$/.test(name) && whole.includes(value, name.length)) {
      addScript(source, start, start + value.length, ["handler"], actionOf(node, name, type));
    } else {
      source.loose.push({ start: at.startOffset, end: at.endOffset });
    }
  }
}

function actionOf(node: Tree.Element, handler: string, type: string): Unit["action"] {
  const isButton =
    (node.tagName === "button" && (type === "" || type === "submit")) ||
    (node.tagName === "input" && /^(submit|image)$/.test(type));
  if (handler === "onsubmit" || (handler === "onclick" && isButton)) {
    return "submit";
  }
  const isServers = /[:-]/.test(node.tagName); // an element that becomes another one, such as asp:Button
  const href = node.tagName === "a" ? attributeOf(node, "href") : undefined;
  return isServers || (href !== undefined && !/^(#|javascript:)/i.test(href)) || handler === "onbeforeunload"
    ? "leave"
    : "none";
}

/** Returns the place of a label that holds this field and texts alone. */
function labelOf(node: Tree.Element): Tree.Element["sourceCodeLocation"] {
  const parent = node.parentNode;
  const isOwn =
    parent !== null &&
    "tagName" in parent &&
    parent.tagName === "label" &&
    parent.childNodes.every((child) => child === node || child.nodeName === "#text");
  return isOwn ? parent.sourceCodeLocation : undefined;
}
