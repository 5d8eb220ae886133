import { methodsOf } from "./schema.mjs";

/** @typedef {import("./schema.mjs").Node} Node */

/** The host's list of methods. @param {Node} schema */
export function javaMethods(schema) {
  const constants = methodsOf(schema).map(({ constant, name, lane, capability }) => {
    return `    ${constant}(${[`"${name}"`, `Lane.${lane}`, capability !== undefined].join(", ")})`;
  });
  return `package signinghelper.protocol;

// Generated from protocol.schema.json (npm run generate). Do not edit.

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Methods that the worker can ask for, in the order of the schema. */
public enum Method {
${constants.join(",\n")};

    private final String wireName;
    private final Lane lane;
    private final boolean isCapability;

    Method(String wireName, Lane lane, boolean isCapability) {
        this.wireName = wireName;
        this.lane = lane;
        this.isCapability = isCapability;
    }

    /**
     * Uses a loop because the hello needs it: loading the first stream of a program takes as long as the rest of the
     * hello.
     */
    public static List<String> names() {
        var names = new ArrayList<String>();
        for (var method : values()) {
            names.add(method.wireName);
        }
        return List.copyOf(names);
    }

    /** Returns the names of the methods that a profile can allow to an origin. */
    public static List<String> capabilities() {
        return Arrays.stream(values())
                .filter(Method::isCapability)
                .map(Method::wireName)
                .toList();
    }

    public String wireName() {
        return wireName;
    }

    /** Returns the lane in which the host runs it. */
    public Lane lane() {
        return lane;
    }

    /** Returns true if the profile must allow it to the origin. */
    public boolean isCapability() {
        return isCapability;
    }
}
`;
}

/** Example of the host's first frame. @param {Node} schema @param {string} before the example as it is */
export function helloExample(schema, before) {
  const example = JSON.parse(before);
  example.params.capabilities = methodsOf(schema).map(({ name }) => name);
  return `${JSON.stringify(example, undefined, 2)}\n`;
}

/** The profile's schema with the methods that an origin may be allowed. @param {Node} schema @param {string} before */
export function profileSchema(schema, before) {
  const capabilities = methodsOf(schema).flatMap(({ capability }) => capability ?? []);
  const lines = capabilities.map((name) => `              ${JSON.stringify(name)}`);
  return before.replace(/("enum": \[\n)\s*"token\.list"[^\]]*?(\n\s*\])/, `$1${lines.join(",\n")}$2`);
}

const TABLE = /(<!-- methods: generated -->\n)[\s\S]*?(\n<!-- methods: end -->)/;

/** The protocol's description with its table of methods. @param {Node} schema @param {string} before */
export function document(schema, before) {
  const rows = methodsOf(schema).map(
    ({ name, params, result, lane, capability, window, description }) =>
      `| ${[code(name), parametersOf(schema, params), resultOf(schema, result), code(lane), capability === undefined ? "no" : "yes", window === undefined ? "" : code(window), description].join(" | ")} |`,
  );
  const head = [
    "| method | parameters beside `session` | result | lane | for pages | window | what it does |",
    "| --- | --- | --- | --- | --- | --- | --- |",
  ];
  return before.replace(TABLE, (_, start, end) => start + [...head, ...rows].join("\n") + end);
}

/** @param {Node} schema @param {Node} params @returns {string} */
function parametersOf(schema, params) {
  const forms = (params.oneOf ?? [params]).map((/** @type {Node} */ form) => resolved(schema, form));
  if (forms.length > 1 && forms.every((/** @type {Node} */ form) => hasOwn(form, forms))) {
    return forms.map((/** @type {Node} */ form) => parametersOf(schema, form)).join("; or ");
  }
  const names = [...new Set(forms.flatMap((/** @type {Node} */ { properties }) => Object.keys(properties)))];
  return names
    .filter((name) => name !== "session")
    .map((name) =>
      forms.every((/** @type {Node} */ { required }) => required.includes(name))
        ? code(name)
        : `${code(name)} (may be left out)`,
    )
    .join(", ");
}

/** True when a form requires a parameter that no other form has. @param {Node} form @param {Node[]} forms */
function hasOwn(form, forms) {
  return form.required.some((/** @type {string} */ name) =>
    forms.every((other) => other === form || !(name in other.properties)),
  );
}

/** @param {Node} schema @param {string} result */
function resultOf(schema, result) {
  const names = Object.entries(schema.$defs[result].properties).map(([name, { type }]) =>
    code(type === "array" ? `${name}[]` : name),
  );
  return names.length === 0 ? "`{}`" : names.join(", ");
}

/** @param {Node} schema @param {Node} node */
function resolved(schema, node) {
  return node.$ref === undefined ? node : schema.$defs[node.$ref.replace("#/$defs/", "")];
}

/** @param {string} text */
function code(text) {
  return `\`${text}\``;
}
