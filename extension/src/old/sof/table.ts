import { SOF_CARRIED, SOF_REFUSED } from "../sof-table.js";
import type { Table } from "../table.js";

export const CARRIED: Table["carried"] = SOF_CARRIED;

export const REFUSED: Table["refused"] = SOF_REFUSED;

export const TABLE: Table = { family: "sof", carried: CARRIED, refused: REFUSED };
