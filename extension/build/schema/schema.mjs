import { readFile } from "node:fs/promises";

/** Folder of the host's resources, which the extension's generated sources come from. */
export const resources = new URL("../../../host/src/main/resources/", import.meta.url);

/**
 * @typedef {{ [keyword: string]: any }} Node a schema, or a part of one
 * @typedef {{
 *   definition: string,
 *   name: string,
 *   constant: string,
 *   lane: string,
 *   result: string,
 *   capability: string | undefined,
 *   window: "ASKS" | "SHOWS" | undefined,
 *   description: string,
 *   params: Node,
 * }} Method
 */

/** @returns {Promise<Node>} */
export async function readSchema() {
  return JSON.parse(await readFile(new URL("protocol/protocol.schema.json", resources), "utf8"));
}

/**
 * Methods of the protocol in the schema's order.
 *
 * @param {Node} schema
 * @returns {Method[]}
 */
export function methodsOf(schema) {
  return schema.$defs.Request.oneOf.map((/** @type {Node} */ { $ref }) => {
    const definition = nameIn($ref);
    const node = schema.$defs[definition];
    const name = node.properties.method.const;
    return {
      definition,
      name,
      constant: name.toUpperCase().replace(".", "_"),
      lane: node["x-lane"],
      result: node["x-result"],
      capability: node["x-capability"],
      window: node["x-window"],
      description: node.description,
      params: node.properties.params,
    };
  });
}

/** @param {string} reference */
export function nameIn(reference) {
  return reference.replace("#/$defs/", "");
}
