import { expect, test } from "vitest";
import { notAfter } from "./not-after.js";

/** By OpenSSL: its validity ends as UTCTime. */
const UNTIL_2049 =
  "MIIBdDCCARmgAwIBAgIUYeM7s1/MBOqcVtEQ/bslITw3l6YwCgYIKoZIzj0EAwIwDzENMAsGA1UEAwwEVGVzdDAeFw0yNjAxMDEwMDAwMDBa" +
  "Fw00OTA2MzAxMjAwMDBaMA8xDTALBgNVBAMMBFRlc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAT291ISEEU3dwpcL3LZUzdD8gS4d9K6" +
  "stiIzJqffZqvwPTW3WiGyQamzWsaWhKKWmkUueEQQaTICxx07TbbbbYJo1MwUTAdBgNVHQ4EFgQUrJgSkxYUNgvbN/0KPLQedObS+KQwHwYD" +
  "VR0jBBgwFoAUrJgSkxYUNgvbN/0KPLQedObS+KQwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNJADBGAiEAwQjlkge6LiEzgqmdvVCz" +
  "5gSMJ8yAKSh3tH3HR7izmS0CIQCfo6HRkp1cZ8SiwveyZHnuAw0dZri2mmGIsm8k61kFcw==";

/** Ends as GeneralizedTime, which RFC 5280 wants from 2050 on. */
const UNTIL_2051 =
  "MIIBdTCCARugAwIBAgIUJoh4RI2THVA/6lTCnm27QfRB2bkwCgYIKoZIzj0EAwIwDzENMAsGA1UEAwwEVGVzdDAgFw0yNjAxMDEwMDAwMDBa" +
  "GA8yMDUxMDYzMDEyMDAwMFowDzENMAsGA1UEAwwEVGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABEG6btR8ZysOkqHVZKlX7+X/b1CF" +
  "74zxExQyrmaf0qufTDKJNFg1GZIq4dListkh8J5apXpF3AGK35QOAUVl3zSjUzBRMB0GA1UdDgQWBBTM+hNocG4DaoNrv6f3/bsclZZhzjAf" +
  "BgNVHSMEGDAWgBTM+hNocG4DaoNrv6f3/bsclZZhzjAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCIEU0fJ+oXxgZZneT5xPA" +
  "VinoIrycXXwscebbJ4ehOWPmAiEAxakApQtSQThIvtMiuyRQ8GBa8tcU4XZqjYynkeZQ8GM=";

test("the end of a certificate is read, before 2050 and after", () => {
  expect(notAfter(UNTIL_2049)).toEqual(new Date("2049-06-30T12:00:00Z"));
  expect(notAfter(UNTIL_2051)).toEqual(new Date("2051-06-30T12:00:00Z"));
});

test("what is no certificate has no end, however much of it is there", () => {
  const whole = Buffer.from(UNTIL_2049, "base64");

  for (let length = 0; length < whole.length; length++) {
    expect(notAfter(whole.subarray(0, length).toString("base64")), String(length)).toBeUndefined();
  }
  expect(notAfter("not Base64!")).toBeUndefined();
  expect(notAfter(Buffer.from([0x30, 0x84, 0xff, 0xff, 0xff, 0xff]).toString("base64"))).toBeUndefined();
});
