const SCHEMA = "protocol/protocol.schema.json";
const PAGE = "docs/protocol.md";
const DEFINITIONS = "#/$defs/";

/** The page on the protocol says of each method what the schema says of it, in the same order. */
export default {
  name: "table of methods",
  least: 2,
  paths: (tree) => tree.paths.filter((path) => path === SCHEMA || path === PAGE),
  find(tree) {
    const schema = JSON.parse(tree.text(SCHEMA));
    const wanted = schema.$defs.Request.oneOf.map(({ $ref }) => row(schema, schema.$defs[nameIn($ref)]));
    const methods = wanted.map((line) => line.split(" ")[1]);
    const told = tree
      .text(PAGE)
      .split("\n")
      .filter((line) => methods.includes(line.split(" ")[1]));
    return wanted.flatMap((line, index) =>
      line === told[index] ? [] : [`${PAGE}: by the schema, row ${index + 1} of the methods is\n${line}`],
    );
  },
};

function row(schema, request) {
  const { method, params } = request.properties;
  const window = request["x-window"];
  const cells = [
    code(method.const),
    parametersOf(schema, params),
    resultOf(schema.$defs[request["x-result"]]),
    code(request["x-lane"]),
    request["x-capability"] === undefined ? "no" : "yes",
    window === undefined ? "" : code(window),
    request.description,
  ];
  return `| ${cells.join(" | ")} |`;
}

/** Parameters beside the session; each form for itself where each requires one that no other has. */
function parametersOf(schema, params) {
  const forms = (params.oneOf ?? [params]).map((form) => resolved(schema, form));
  if (forms.length > 1 && forms.every((form) => hasOwn(form, forms))) {
    return forms.map((form) => parametersOf(schema, form)).join("; or ");
  }
  return [...new Set(forms.flatMap(({ properties }) => Object.keys(properties)))]
    .filter((name) => name !== "session")
    .map((name) => code(name) + (forms.every(({ required }) => required.includes(name)) ? "" : " (may be left out)"))
    .join(", ");
}

function hasOwn(form, forms) {
  return form.required.some((name) => forms.every((other) => other === form || !(name in other.properties)));
}

function resultOf({ properties }) {
  const names = Object.entries(properties).map(([name, { type }]) => code(type === "array" ? `${name}[]` : name));
  return names.length === 0 ? "`{}`" : names.join(", ");
}

function resolved(schema, node) {
  return node.$ref === undefined ? node : schema.$defs[nameIn(node.$ref)];
}

function nameIn(reference) {
  return reference.replace(DEFINITIONS, "");
}

function code(text) {
  return `\`${text}\``;
}
