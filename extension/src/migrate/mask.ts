/** Parts of page templates, which no parser of scripts reads: JSP and ASPX, FreeMarker, Razor, and EL. */
const EXPRESSIONS = [/<%[=:#][\s\S]*?%>/g, /\$\{[^{}`]*\}/g, /(?<![\w.@])@[A-Za-z_][\w.]*(?:\([^()]*\))?/g];
const STATEMENTS = [/<%--[\s\S]*?--%>/g, /<%[\s\S]*?%>/g, /<\/?[#@][^<>]*>/g];

/** Puts an identifier in the place of each expression, and blanks in that of each statement; every position stays. */
export function masked(text: string): string {
  const named = EXPRESSIONS.reduce((so, one) => so.replace(one, (found) => "_".repeat(found.length)), text);
  return STATEMENTS.reduce((so, one) => so.replace(one, (found) => found.replace(/[^\r\n]/g, " ")), named);
}
