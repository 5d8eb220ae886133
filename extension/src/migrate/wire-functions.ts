import { functionOf, type OldFunction } from "./shapes.js";

/** Numbers of UCAPI's functions over the wire. */
const NUMBERS: Record<string, string> = {
  101: "CerticateCollectionX.SelectCertificateDialog",
  102: "CerticateCollectionX.Load",
  103: "CerticateCollectionX.GetAt",
  104: "CerticateCollectionX.Find",
  119: "CerticateCollectionX.setCF_KeyUsage",
  125: "CerticateCollectionX.setCryptoInterface",
  130: "CerticateCollectionX.CreatePKCS10Req",
  131: "CerticateCollectionX.WriteToDev",
  132: "CerticateCollectionX.GetKeySN",
  138: "CerticateCollectionX.setCF_CertAlg",
  142: "CerticateCollectionX.MakeSealToDev",
  143: "CerticateCollectionX.LoadSeal",
  146: "CerticateCollectionX.GetAtSeal",
  147: "CerticateCollectionX.SelectSealDialog",
  152: "CerticateCollectionX.ViewSeal",
  201: "CerticateX.PKCS1String",
  205: "CerticateX.PKCS1Digest",
  209: "CerticateX.PKCS7String",
  214: "CerticateX.EnvSeal",
  217: "CerticateX.EnvOpen",
  218: "CerticateX.EnvOpenFile",
  220: "CerticateX.XMLSign",
  222: "CerticateX.GetExtensionString",
  231: "CerticateX.getSubject",
  237: "CerticateX.getFriendlyName",
  239: "CerticateX.getContent",
  241: "CerticateX.getSerialNumber",
  280: "CerticateX.setUserPIN",
  291: "CerticateX.PKCS7Verify",
  300: "CerticateX.GenRandom",
};

/** Functions that a message to a client on the computer asks for, by their names in the adapter. */
export const WIRE_FUNCTIONS: ReadonlyMap<string, OldFunction> = new Map(
  Object.entries(NUMBERS).flatMap(([number, full]) => {
    const [owner = "", name = ""] = full.split(".");
    const found = functionOf(owner, name);
    return found === undefined ? [] : [[number, found]];
  }),
);
