// Stands in for the vendors' scripts: answers at once, or by callbacks, in their forms.
const BASE64 = "MIICFzCCAb6gAwIBAgIDCrHCMAoGCCqGSM49BAMCMFgxCzAJBgNVBAYT";

function certificateX() {
  return {
    getFriendlyName: () => "张三",
    setUserPIN: () => 0,
    GenRandom: () => "8f3a61c09d7e42b5kA==",
    PKCS7String: () => BASE64,
    PKCS1String: () => BASE64,
    getContent: () => BASE64,
    EnvSeal: () => BASE64,
    EnvOpen: () => "开标的内容",
  };
}

window.CerticateCollectionX = class {
  setCryptoInterface() {
    return 0;
  }
  setCF_CertAlg() {
    return 0;
  }
  setCF_KeyUsage() {
    return 0;
  }
  Load() {
    return 0;
  }
  getSize() {
    return 1;
  }
  GetAt() {
    return certificateX();
  }
};

const SOF = {
  SOF_GetUserList: "张三||0AB1C2&&&",
  SOF_Login: true,
  SOF_ExportUserCert: BASE64,
  SOF_GetCertInfo: "张三",
  SOF_SignMessage: BASE64,
  SOF_SignData: BASE64,
  SOF_ExportExChangeUserCert: BASE64,
  SOF_EncryptData: BASE64,
  SOF_DecryptData: "开标的内容",
};
window.SecurityClient = {};
for (const [name, answer] of Object.entries(SOF)) {
  window.SecurityClient[name] = () => answer;
  window[name] = (...given) => {
    const callback = given.find((value) => typeof value === "function");
    setTimeout(() => callback({ retVal: answer }));
  };
}

window.pki = {
  CreateStoreObject: () => ({
    Open: () => true,
    GetCertificateCount: () => 1,
    GetCertificate: () => ({ Subject: "CN=张三", Encode: () => BASE64 }),
    Close: () => true,
  }),
  CreateSignedDataObject: () => ({ SetSignCertificate: () => true, Sign: () => BASE64 }),
  CreateEnvelopedDataObject: () => ({ Encrypt: () => BASE64, Decrypt: () => "开标的内容" }),
};

window.TCACErr = class extends Error {};
const oneCert = {
  subject: () => "CN=张三",
  serialNumber: () => "0AB1C2",
  toBase64: () => BASE64,
  signLogondata: () => BASE64,
  encryptMsgCMSEnvelope: () => BASE64,
  decryptMsgCMSEnvelope: () => "开标的内容",
};
const list = { size: () => 1, get: () => oneCert };
for (const filter of ["byKeyUsage", "byValidity", "bySerialnumber"]) {
  list[filter] = () => list;
}
window.CertStore = { listAllCerts: () => list };
