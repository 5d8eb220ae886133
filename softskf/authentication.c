/*
 * Clauses 7.2.2, 7.2.3 and 7.6.2: random numbers, and the proof that the client knows the issuer's key of the device.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "session.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>
#include <string.h>

/* The key of a device whose file names none. */
static const char ISSUED_KEY[] = "31323334353637383132333435363738";

static ULONG get_random(DEVHANDLE handle, BYTE *out, ULONG length)
{
    struct object *device;
    ULONG answer = object_use(&device, handle, DEVICE);
    if (answer != SAR_OK || out == NULL) {
        return answer != SAR_OK ? answer : SAR_INVALIDPARAMERR;
    }
    if (length > INT32_MAX) {
        return SAR_INDATALENERR;
    }
    if (RAND_bytes(out, (int)length) != 1) {
        return SAR_GENRANDERR;
    }
    struct connection *connection = device->detail;
    memset(connection->challenge, 0, sizeof connection->challenge);
    memcpy(connection->challenge, out, length < sizeof connection->challenge ? length : sizeof connection->challenge);
    connection->challenged = true;
    return SAR_OK;
}

ULONG DEVAPI SKF_GenRandom(DEVHANDLE hDev, BYTE *pbRandom, ULONG ulRandomLen)
{
    ANSWER(get_random(hDev, pbRandom, ulRandomLen));
}

static bool key_of(BYTE key[SM4_BYTES], const struct object *device)
{
    size_t length = 0;
    struct path path;
    struct settings settings = {0, NULL};
    if (device_path(&path, device->name, "device")) {
        settings_load(&settings, &path);
    }
    const char *hex = settings_get(&settings, "auth_key");
    bool read = OPENSSL_hexstr2buf_ex(key, SM4_BYTES, &length, hex == NULL ? ISSUED_KEY : hex, '\0') == 1 && length == SM4_BYTES;
    settings_free(&settings);
    return read;
}

static bool encrypted_challenge(BYTE out[SM4_BYTES], const struct object *device)
{
    BYTE key[SM4_BYTES];
    int length = 0;
    const struct connection *connection = device->detail;
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    bool done = context != NULL && key_of(key, device) && EVP_EncryptInit_ex2(context, EVP_sm4_ecb(), key, NULL, NULL) == 1 &&
                EVP_EncryptUpdate(context, out, &length, connection->challenge, SM4_BYTES) == 1 && length == SM4_BYTES;
    EVP_CIPHER_CTX_free(context);
    OPENSSL_cleanse(key, sizeof key);
    return done;
}

/* Each random number serves once. */
static ULONG authenticate(DEVHANDLE handle, const BYTE *answer_given, ULONG length)
{
    BYTE wanted[SM4_BYTES];
    struct object *device;
    ULONG answer = object_use(&device, handle, DEVICE);
    if (answer != SAR_OK || answer_given == NULL) {
        return answer != SAR_OK ? answer : SAR_INVALIDPARAMERR;
    }
    struct connection *connection = device->detail;
    if (length != SM4_BYTES) {
        return SAR_INDATALENERR;
    }
    connection->authenticated =
        connection->challenged && encrypted_challenge(wanted, device) && CRYPTO_memcmp(wanted, answer_given, sizeof wanted) == 0;
    connection->challenged = false;
    return connection->authenticated ? SAR_OK : SAR_FAIL;
}

ULONG DEVAPI SKF_DevAuth(DEVHANDLE hDev, BYTE *pbAuthData, ULONG ulLen)
{
    ANSWER(authenticate(hDev, pbAuthData, ulLen));
}

ULONG device_authentication_needed(const struct object *device)
{
    const struct connection *connection = device->detail;
    return connection->authenticated || control_is("device_authentication", "none") ? SAR_OK : SAR_USER_NOT_LOGGED_IN;
}

static bool write_key(const struct object *device, const BYTE *key)
{
    char hex[2 * SM4_BYTES + 1];
    struct path path;
    struct settings settings;
    if (!device_path(&path, device->name, "device") || OPENSSL_buf2hexstr_ex(hex, sizeof hex, NULL, key, SM4_BYTES, '\0') != 1) {
        return false;
    }
    settings_load(&settings, &path);
    bool written = settings_set(&settings, "auth_key", hex) && settings_save(&settings, &path);
    settings_free(&settings);
    return written;
}

static ULONG change_key(DEVHANDLE handle, const BYTE *key, ULONG length)
{
    struct object *device;
    ULONG answer = object_use(&device, handle, DEVICE);
    if (answer == SAR_OK) {
        answer = device_authentication_needed(device);
    }
    if (answer != SAR_OK || key == NULL) {
        return answer != SAR_OK ? answer : SAR_INVALIDPARAMERR;
    }
    if (length != SM4_BYTES) {
        return SAR_INDATALENERR;
    }
    return write_key(device, key) ? SAR_OK : SAR_WRITEFILEERR;
}

ULONG DEVAPI SKF_ChangeDevAuthKey(DEVHANDLE hDev, BYTE *pbKeyValue, ULONG ulKeyLen)
{
    ANSWER(change_key(hDev, pbKeyValue, ulKeyLen));
}
