/*
 * Behaviour of vendors' libraries where keys come in and decrypt.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "bench.h"

#include <string.h>

static const BLOCKCIPHERPARAM NO_PADDING = {{7}, 16, SKF_PADDING_NONE, 0};

struct wrapped {
    struct opened opened;
    BYTE room[sizeof(ECCCIPHERBLOB) + 64];
    ULONG length;
    HANDLE sent;
};

/* A logged-in device, and a key for its encryption pair. */
static void wrap(struct wrapped *wrapped)
{
    ECCPUBLICKEYBLOB public;
    ULONG size = sizeof public;
    memset(wrapped->room, 0, sizeof wrapped->room);
    wrapped->opened = open_all(SM2_CONTAINER);
    wrapped->length = offsetof(ECCCIPHERBLOB, Cipher) + 16;
    login(wrapped->opened.application);
    OK(SKF_ExportPublicKey(wrapped->opened.container, FALSE, (BYTE *)&public, &size));
    OK(SKF_ECCExportSessionKey(wrapped->opened.container, SGD_SMS4_CBC, &public, (ECCCIPHERBLOB *)wrapped->room, &wrapped->sent));
}

static ULONG import(struct wrapped *wrapped, ULONG length, HANDLE *key)
{
    return SKF_ImportSessionKey(wrapped->opened.container, SGD_SMS4_CBC, wrapped->room, length, key);
}

static void encrypt(HANDLE key, ULONG padding, BYTE *in, ULONG length, BYTE *out, ULONG *size)
{
    BLOCKCIPHERPARAM parameters = NO_PADDING;
    parameters.PaddingType = padding;
    OK(SKF_EncryptInit(key, parameters));
    OK(SKF_Encrypt(key, in, length, out, size));
}

void test_wrapped_length(void)
{
    struct wrapped wrapped;
    HANDLE key;
    wrap(&wrapped);
    OK(import(&wrapped, wrapped.length, &key));
    OK(import(&wrapped, wrapped.length + 7, &key));
    control_file("wrapped_length=176\n");
    EQUAL(SAR_INDATALENERR, import(&wrapped, wrapped.length + 7, &key));
    OK(import(&wrapped, 176, &key));
    OK(SKF_DisConnectDev(wrapped.opened.device));
}

void test_wrong_key_of_a_vendor(void)
{
    struct wrapped wrapped;
    HANDLE key;
    wrap(&wrapped);
    wrapped.room[128] ^= 1;
    EQUAL(SAR_INDATAERR, import(&wrapped, wrapped.length, &key));
    control_file("wrong_key=0x0A00000A\n");
    EQUAL(SAR_KEYUSAGEERR, import(&wrapped, wrapped.length, &key));
    OK(SKF_DisConnectDev(wrapped.opened.device));
}

void test_key_unchecked(void)
{
    struct wrapped wrapped;
    HANDLE key;
    BYTE in[16] = "sixteen octets.", cipher[32], out[32];
    ULONG size = sizeof cipher, found = sizeof out;
    wrap(&wrapped);
    control_file("import=unchecked\n");
    OK(import(&wrapped, wrapped.length, &key));
    encrypt(wrapped.sent, SKF_PADDING_NONE, in, 16, cipher, &size);
    OK(SKF_DecryptInit(key, NO_PADDING));
    OK(SKF_Decrypt(key, cipher, 16, out, &found));
    EQUAL(0, memcmp(in, out, 16));
    wrapped.room[128] ^= 1;
    OK(import(&wrapped, wrapped.length, &key));
    OK(SKF_DecryptInit(key, NO_PADDING));
    OK(SKF_Decrypt(key, cipher, 16, out, &found));
    TRUE_THAT(memcmp(in, out, 16) != 0);
    OK(SKF_DisConnectDev(wrapped.opened.device));
}

void test_own_padding(void)
{
    struct wrapped wrapped;
    BYTE in[20] = "twenty octets", cipher[64], out[64];
    ULONG size = sizeof cipher, found = sizeof out;
    wrap(&wrapped);
    encrypt(wrapped.sent, SKF_PADDING_PKCS5, in, sizeof in, cipher, &size);
    EQUAL(32, size);
    control_file("padding=own\n");
    OK(SKF_DecryptInit(wrapped.sent, NO_PADDING));
    OK(SKF_Decrypt(wrapped.sent, cipher, size, out, &found));
    EQUAL(sizeof in, found);
    cipher[31] ^= 1;
    found = sizeof out;
    OK(SKF_DecryptInit(wrapped.sent, NO_PADDING));
    EQUAL(SAR_DECRYPTPADERR, SKF_Decrypt(wrapped.sent, cipher, size, out, &found));
    OK(SKF_DisConnectDev(wrapped.opened.device));
}

void test_update_held(void)
{
    struct wrapped wrapped;
    BYTE in[48], cipher[64], out[64];
    ULONG size = sizeof cipher, found = sizeof out, all = 0;
    wrap(&wrapped);
    memset(in, 'h', sizeof in);
    encrypt(wrapped.sent, SKF_PADDING_NONE, in, sizeof in, cipher, &size);
    control_file("update=held\n");
    OK(SKF_DecryptInit(wrapped.sent, NO_PADDING));
    OK(SKF_DecryptUpdate(wrapped.sent, cipher, 16, out, &found));
    EQUAL(0, found);
    found = sizeof out;
    OK(SKF_DecryptUpdate(wrapped.sent, cipher + 16, 32, out, &found));
    EQUAL(32, found);
    all = found;
    found = sizeof out - all;
    OK(SKF_DecryptFinal(wrapped.sent, out + all, &found));
    EQUAL(16, found);
    EQUAL(0, memcmp(in, out, sizeof in));
    OK(SKF_DisConnectDev(wrapped.opened.device));
}

void test_final_untold(void)
{
    struct wrapped wrapped;
    BYTE bytes[16] = {0}, out[64];
    ULONG size = sizeof out;
    wrap(&wrapped);
    control_file("final=untold\n");
    OK(SKF_DecryptInit(wrapped.sent, NO_PADDING));
    OK(SKF_DecryptUpdate(wrapped.sent, bytes, 16, out, &size));
    EQUAL(16, size);
    size = 48;
    OK(SKF_DecryptFinal(wrapped.sent, out, &size));
    EQUAL(48, size);
    OK(SKF_DisConnectDev(wrapped.opened.device));
}

void test_most_bytes(void)
{
    struct wrapped wrapped;
    BYTE bytes[48] = {0}, out[64];
    ULONG size = sizeof out;
    wrap(&wrapped);
    control_file("most_bytes=32\n");
    OK(SKF_DecryptInit(wrapped.sent, NO_PADDING));
    EQUAL(SAR_INDATALENERR, SKF_DecryptUpdate(wrapped.sent, bytes, 48, out, &size));
    OK(SKF_DecryptUpdate(wrapped.sent, bytes, 32, out, &size));
    OK(SKF_DisConnectDev(wrapped.opened.device));
}

void test_session_key_needs_login(void)
{
    struct wrapped wrapped;
    HANDLE key;
    wrap(&wrapped);
    OK(import(&wrapped, wrapped.length, &key));
    OK(SKF_ClearSecureState(wrapped.opened.application));
    OK(SKF_DecryptInit(key, NO_PADDING));
    control_file("session_keys=login\n");
    EQUAL(SAR_USER_NOT_LOGGED_IN, SKF_DecryptInit(key, NO_PADDING));
    OK(SKF_DecryptInit(wrapped.sent, NO_PADDING));
    login(wrapped.opened.application);
    OK(SKF_DecryptInit(key, NO_PADDING));
    OK(SKF_DisConnectDev(wrapped.opened.device));
}

void test_vendors_decryption(void)
{
    BYTE room[sizeof(ECCCIPHERBLOB) + 16], text[16] = "fifteen octets.", out[16];
    ECCCIPHERBLOB *cipher = (ECCCIPHERBLOB *)room;
    ECCPUBLICKEYBLOB public;
    ULONG size = sizeof public;
    struct opened opened = open_all(SM2_CONTAINER);
    OK(SKF_ExportPublicKey(opened.container, FALSE, (BYTE *)&public, &size));
    OK(SKF_ExtECCEncrypt(opened.device, &public, text, sizeof text, cipher));
    size = sizeof out;
    EQUAL(SAR_USER_NOT_LOGGED_IN, SKF_ECCDecrypt(opened.container, cipher, out, &size));
    login(opened.application);
    OK(SKF_ECCDecrypt(opened.container, cipher, out, &size));
    EQUAL(sizeof text, size);
    EQUAL(0, memcmp(text, out, sizeof text));
    cipher->HASH[0] ^= 1;
    EQUAL(SAR_INDATAERR, SKF_ECCDecrypt(opened.container, cipher, out, &size));
    OK(SKF_DisConnectDev(opened.device));
}
