import { nameIn } from "./schema.mjs";

/** @typedef {import("./schema.mjs").Node} Node */

/** A host's frame is at most 1 MiB, and so is each text in it. */
const MOST_TEXT = 1_048_576;
const MOST_ITEMS = 1_000;
/** Functions of `shape.ts` that the source may call. */
export const COMBINATORS = [
  "anyOf",
  "atLeast",
  "base64",
  "exactly",
  "integer",
  "listOf",
  "named",
  "number",
  "oneOf",
  "orAbsent",
  "orNull",
  "recordOf",
  "text",
  "words",
];

/** Longest text that a pattern of a page's parameters is tried on. */
const MOST_PATTERN = 1_000;

/**
 * Writes guards for definitions of the schema, each definition once and after those that it needs.
 *
 * A strict guard holds a value to everything that the schema says. One that is not strict looks at the shape alone: a
 * newer host may add fields and names, and has checked its own patterns.
 */
export class Guards {
  /** @type {Map<string, string>} */
  #written = new Map();
  /** @type {Set<string>} */
  #types = new Set();

  /** @param {Node} schema @param {{ isStrict: boolean }} options */
  constructor(schema, { isStrict }) {
    this.definitions = schema.$defs;
    this.isStrict = isStrict;
  }

  /** Source of the guards that were asked for. */
  get source() {
    return [...this.#written.values()].join("\n");
  }

  /** Names of the types that they need. */
  get types() {
    return [...this.#types].sort();
  }

  /** @param {string} type */
  use(type) {
    this.#types.add(type);
    return type;
  }

  /** @param {string} name of a definition @returns {string} the guard's name */
  of(name) {
    const guard = `is${name}`;
    if (!this.#written.has(guard)) {
      const source = this.expression(this.definitions[name], this.use(name));
      this.#written.set(guard, `export const ${guard} = ${source};`);
    }
    return guard;
  }

  /**
   * Returns the guard for the part of a definition that a page may see: the type itself when all of it is for pages.
   *
   * @param {string} name
   * @returns {string} the guard's name
   */
  forPageOf(name) {
    if (!this.#hides(name)) {
      return this.of(name);
    }
    const guard = `isPage${name}`;
    if (!this.#written.has(guard)) {
      const { properties, required } = this.definitions[name];
      const shown = Object.entries(properties).filter(([, node]) => node["x-page"] !== false);
      const hiding = shown.filter(([, node]) => this.#hides(itemOf(node)));
      const left = Object.keys(properties).filter(
        (key) => !shown.some(([name]) => name === key) || hiding.some(([name]) => name === key),
      );
      const replaced = hiding.map(([key, node]) => `${key}: Page${itemOf(node)}[]`).join("; ");
      const type = `Omit<${this.use(name)}, ${left.map((key) => JSON.stringify(key)).join(" | ")}>${replaced === "" ? "" : ` & { ${replaced} }`}`;
      const fields = shown.map(([key, node]) => {
        const expression = hiding.some(([name]) => name === key)
          ? `listOf(${this.forPageOf(String(itemOf(node)))}, ${MOST_ITEMS})`
          : this.#field(node, `${name}["${key}"]`, required.includes(key));
        return `${key}: ${expression}`;
      });
      this.#written.set(
        guard,
        `/** ${name} as a page sees it. */\nexport type Page${name} = ${type};\nexport const ${guard} = ${this.#object()}<Page${name}>({ ${fields.join(", ")} });`,
      );
    }
    return guard;
  }

  /**
   * @param {Node} node
   * @param {string} type that TypeScript has for it
   * @param {string} [without] a field that another part writes
   * @returns {string} an expression of combinators
   */
  expression(node, type, without) {
    if (node.$ref !== undefined) {
      return without === undefined
        ? this.of(nameIn(node.$ref))
        : this.expression(
            this.definitions[nameIn(node.$ref)],
            `Omit<${this.use(nameIn(node.$ref))}, "${without}">`,
            without,
          );
    }
    if (node.oneOf !== undefined) {
      return this.#choice(node.oneOf, type, without);
    }
    if (node.const !== undefined) {
      return `oneOf(${JSON.stringify(node.const)})`;
    }
    if (node.enum !== undefined) {
      return this.#enumeration(node, type);
    }
    if (Array.isArray(node.type)) {
      const [only] = node.type.filter((name) => name !== "null");
      return `orNull(${this.expression({ ...node, type: only }, type)})`;
    }
    return this.#ofType(node, type, without);
  }

  /** @param {Node} node @param {string} type @param {string | undefined} without */
  #ofType(node, type, without) {
    switch (node.type) {
      case "boolean":
        return "oneOf(true, false)";
      case "integer":
        return `integer(${node.minimum ?? "Number.MIN_SAFE_INTEGER"})`;
      case "number":
        return "number()";
      case "string":
        return this.#text(node);
      case "array":
        return `listOf(${[this.expression(node.items, `${type}[number]`), node.maxItems ?? MOST_ITEMS, ...(this.isStrict && node.minItems ? [node.minItems] : [])].join(", ")})`;
      case "object":
        return node.properties === undefined
          ? `recordOf(${this.expression(node.additionalProperties, `${type}[string]`)})`
          : this.#fields(node, type, without);
      default:
        throw new Error(`no guard is known for ${JSON.stringify(node)}`);
    }
  }

  /** @param {Node} node @param {string} type @param {string | undefined} without */
  #fields({ properties, required }, type, without) {
    const fields = Object.entries(properties)
      .filter(([key]) => key !== without)
      .map(([key, node]) => `${key}: ${this.#field(node, `${type}["${key}"]`, required?.includes(key))}`);
    return `${this.#object()}<${type}>({ ${fields.join(", ")} })`;
  }

  /** @param {Node} node @param {string} type @param {boolean} isRequired */
  #field(node, type, isRequired) {
    return isRequired ? this.expression(node, type) : `orAbsent(${this.expression(node, `NonNullable<${type}>`)})`;
  }

  #object() {
    return this.isStrict ? "exactly" : "atLeast";
  }

  /** @param {Node[]} choices @param {string} type @param {string | undefined} without */
  #choice(choices, type, without) {
    const others = choices.filter((choice) => choice.type !== "null");
    const [only] = others;
    if (only !== undefined && others.length === 1) {
      return `orNull(${this.expression(only, `NonNullable<${type}>`)})`;
    }
    return `anyOf<${type}>(${others.map((choice) => this.expression(choice, type, without)).join(", ")})`;
  }

  /** @param {Node} node @param {string} type */
  #enumeration(node, type) {
    const values = node.enum.filter((/** @type {unknown} */ value) => value !== null);
    const isNullable = values.length < node.enum.length;
    const open = node["x-open"];
    const guard =
      open === undefined
        ? `oneOf(${values.map((/** @type {unknown} */ value) => JSON.stringify(value)).join(", ")})`
        : `named<${isNullable ? `NonNullable<${type}>` : type}>(${regularExpression(open)})`;
    return isNullable ? `orNull(${guard})` : guard;
  }

  /** @param {Node} node */
  #text({ pattern, contentEncoding, minLength = 0, maxLength }) {
    if (contentEncoding === "base64") {
      return `base64(${maxLength ?? MOST_TEXT})`;
    }
    if (!this.isStrict) {
      return `text(${maxLength ?? MOST_TEXT})`;
    }
    return pattern === undefined
      ? `words(${minLength}, ${maxLength ?? MOST_TEXT})`
      : `text(${maxLength ?? MOST_PATTERN}, ${regularExpression(pattern)})`;
  }

  /** @param {string | undefined} name of a definition @returns {boolean} */
  #hides(name) {
    const properties = name === undefined ? undefined : this.definitions[name].properties;
    return Object.values(properties ?? {}).some((node) => node["x-page"] === false || this.#hides(itemOf(node)));
  }
}

/** @param {Node} node @returns {string | undefined} the definition of a list's items */
function itemOf(node) {
  const reference = node.items?.$ref;
  return reference === undefined ? undefined : nameIn(reference);
}

/** @param {string} pattern */
function regularExpression(pattern) {
  return String(new RegExp(pattern));
}
