/** Returns a file's bytes in Base64. */
export async function base64Of(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (const byte of bytes) {
    binary += String.fromCharCode(byte);
  }
  return btoa(binary);
}

/** Returns the file that was chosen in a field, in Base64; empty text without a file. */
export async function chosen(id) {
  const [file] = document.getElementById(id).files;
  return file === undefined ? "" : base64Of(file);
}
