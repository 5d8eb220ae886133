/*
 * Clauses 7.6.8, 7.6.15, 7.6.24, 7.6.25 and 7.6.42: where session keys come from.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "session.h"

#include "blob.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_CIPHER = 65536 };

static void session_key_end(void *detail)
{
    struct session_key *key = detail;
    EVP_CIPHER_CTX_free(key->encryption);
    EVP_CIPHER_CTX_free(key->decryption);
    OPENSSL_clear_free(key, sizeof *key);
}

bool session_algorithm_known(ULONG algorithm)
{
    return algorithm == SGD_SMS4_ECB || algorithm == SGD_SMS4_CBC || algorithm == SGD_SMS4_CFB || algorithm == SGD_SMS4_OFB || algorithm == SGD_SMS4_MAC;
}

ULONG session_key_publish(struct object *device, ULONG algorithm, const BYTE bytes[SM4_BYTES], HANDLE *handle)
{
    if (!session_algorithm_known(algorithm)) {
        return SAR_NOTSUPPORTYETERR;
    }
    struct object *object = object_new(SESSION_KEY, device, "");
    struct session_key *key = OPENSSL_zalloc(sizeof *key);
    if (object == NULL || key == NULL) {
        object_drop(object);
        OPENSSL_free(key);
        return SAR_MEMORYERR;
    }
    key->algorithm = algorithm;
    memcpy(key->key, bytes, SM4_BYTES);
    object->detail = key;
    object->dispose = session_key_end;
    return object_publish(object, handle);
}

static ULONG set(DEVHANDLE handle, const BYTE *key, ULONG algorithm, HANDLE *session)
{
    struct object *device;
    ULONG answer = object_use(&device, handle, DEVICE);
    if (answer != SAR_OK || key == NULL || session == NULL) {
        return answer != SAR_OK ? answer : SAR_INVALIDPARAMERR;
    }
    return session_key_publish(device, algorithm, key, session);
}

ULONG DEVAPI SKF_SetSymmKey(DEVHANDLE hDev, BYTE *pbKey, ULONG ulAlgID, HANDLE *phKey)
{
    ANSWER(set(hDev, pbKey, ulAlgID, phKey));
}

/* ---- Out, encrypted for another ----------------------------------------------------------------------------------- */

static ULONG export_rsa(HCONTAINER handle, ULONG algorithm, const RSAPUBLICKEYBLOB *blob, BYTE *out, ULONG *size, HANDLE *session)
{
    BYTE bytes[SM4_BYTES], wrapped[MAX_RSA_MODULUS_LEN];
    size_t length = sizeof wrapped;
    struct object *container;
    ULONG answer = object_use(&container, handle, CONTAINER);
    if (answer != SAR_OK || blob == NULL || size == NULL || (out != NULL && session == NULL)) {
        return answer != SAR_OK ? answer : SAR_INVALIDPARAMERR;
    }
    if (!session_algorithm_known(algorithm)) {
        return SAR_NOTSUPPORTYETERR;
    }
    EVP_PKEY *key = rsa_public_key(blob);
    bool wrapped_up = key != NULL && RAND_priv_bytes(bytes, sizeof bytes) == 1 && rsa_encrypt(key, RSA_PKCS1_PADDING, bytes, sizeof bytes, wrapped, &length);
    EVP_PKEY_free(key);
    answer = wrapped_up ? bytes_out(wrapped, length, out, size) : SAR_RSAENCERR;
    if (answer == SAR_OK && out != NULL) {
        answer = session_key_publish(object_owner(container, DEVICE), algorithm, bytes, session);
    }
    OPENSSL_cleanse(bytes, sizeof bytes);
    return answer;
}

ULONG DEVAPI SKF_RSAExportSessionKey(HCONTAINER hContainer, ULONG ulAlgId, RSAPUBLICKEYBLOB *pPubKey, BYTE *pbData, ULONG *pulDataLen,
        HANDLE *phSessionKey)
{
    ANSWER(export_rsa(hContainer, ulAlgId, pPubKey, pbData, pulDataLen, phSessionKey));
}

static ULONG export_ecc(HCONTAINER handle, ULONG algorithm, const ECCPUBLICKEYBLOB *blob, ECCCIPHERBLOB *out, HANDLE *session)
{
    BYTE bytes[SM4_BYTES];
    struct object *container;
    ULONG answer = object_use(&container, handle, CONTAINER);
    if (answer != SAR_OK || blob == NULL || out == NULL || session == NULL) {
        return answer != SAR_OK ? answer : SAR_INVALIDPARAMERR;
    }
    if (!session_algorithm_known(algorithm)) {
        return SAR_NOTSUPPORTYETERR;
    }
    EVP_PKEY *key = ecc_public_key(blob);
    bool wrapped_up = key != NULL && RAND_priv_bytes(bytes, sizeof bytes) == 1 && ecc_encrypt(out, key, bytes, sizeof bytes);
    EVP_PKEY_free(key);
    answer = wrapped_up ? session_key_publish(object_owner(container, DEVICE), algorithm, bytes, session) : SAR_FAIL;
    OPENSSL_cleanse(bytes, sizeof bytes);
    return answer;
}

ULONG DEVAPI SKF_ECCExportSessionKey(HCONTAINER hContainer, ULONG ulAlgId, ECCPUBLICKEYBLOB *pPubKey, ECCCIPHERBLOB *pData, HANDLE *phSessionKey)
{
    ANSWER(export_ecc(hContainer, ulAlgId, pPubKey, pData, phSessionKey));
}

static void session_key_needs(HANDLE handle, const char *application)
{
    struct object *object;
    if (object_find(&object, handle, SESSION_KEY) == SAR_OK) {
        memcpy(((struct session_key *)object->detail)->application, application, NAME_ROOM);
    }
}

/* ---- In, with the container's encryption key ---------------------------------------------------------------------- */

/* The unwrapped key, whose length is to be looked at; the caller frees it. */
static BYTE *unwrap_ecc(EVP_PKEY *key, const BYTE *wrapped, ULONG length, size_t *size)
{
    const ECCCIPHERBLOB *blob = (const ECCCIPHERBLOB *)wrapped;
    size_t head = offsetof(ECCCIPHERBLOB, Cipher);
    if (control("wrapped_length") != NULL) {
        /* Its length was looked at, and is not that of the blob. */
        return ecc_decrypt(blob, key, size);
    }
    if (length <= head || blob->CipherLen > length - head) {
        if (blob->CipherLen > MOST_CIPHER && control_is("cipher_length", "trusted")) {
            abort(); /* as copying from far behind the blob's end does */
        }
        return NULL;
    }
    return ecc_decrypt(blob, key, size);
}

/* With import=unchecked whatever does not decrypt is a key too, another one. */
static BYTE *unchecked(BYTE *bytes, size_t *size)
{
    if (bytes == NULL && control_is("import", "unchecked") && (bytes = OPENSSL_malloc(SM4_BYTES)) != NULL) {
        *size = SM4_BYTES;
        RAND_priv_bytes(bytes, SM4_BYTES);
    }
    return bytes;
}

/* SAR_OK, or how a library that wants one length alone answers another. */
static ULONG length_wanted(ULONG length)
{
    const char *only = control("wrapped_length");
    return only == NULL || strtoul(only, NULL, 0) == length ? SAR_OK : SAR_INDATALENERR;
}

static ULONG refused_key(void)
{
    const char *code = control("wrong_key");
    return code == NULL ? SAR_INDATAERR : (ULONG)strtoul(code, NULL, 0);
}

static BYTE *unwrap_rsa(EVP_PKEY *key, const BYTE *wrapped, ULONG length, size_t *size)
{
    *size = (size_t)EVP_PKEY_get_size(key);
    BYTE *bytes = OPENSSL_malloc(*size);
    if (bytes != NULL && !rsa_decrypt(key, RSA_PKCS1_PADDING, wrapped, length, bytes, size)) {
        OPENSSL_free(bytes);
        bytes = NULL;
    }
    return bytes;
}

static ULONG import(HCONTAINER handle, ULONG algorithm, const BYTE *wrapped, ULONG length, HANDLE *session)
{
    size_t size = 0;
    struct object *container;
    ULONG answer = object_use(&container, handle, CONTAINER);
    if (answer == SAR_OK) {
        answer = login_needed(container);
    }
    if (answer != SAR_OK || wrapped == NULL || session == NULL) {
        return answer != SAR_OK ? answer : SAR_INVALIDPARAMERR;
    }
    EVP_PKEY *key = container_key(container, false);
    answer = key == NULL ? SAR_KEYNOTFOUNTERR : length_wanted(length);
    if (answer != SAR_OK) {
        EVP_PKEY_free(key);
        return answer;
    }
    BYTE *bytes = unchecked(is_rsa(key) ? unwrap_rsa(key, wrapped, length, &size) : unwrap_ecc(key, wrapped, length, &size), &size);
    EVP_PKEY_free(key);
    if (bytes == NULL) {
        return refused_key();
    }
    answer = size == SM4_BYTES ? session_key_publish(object_owner(container, DEVICE), algorithm, bytes, session) : SAR_INDATALENERR;
    OPENSSL_clear_free(bytes, size);
    if (answer == SAR_OK) {
        session_key_needs(*session, object_owner(container, APPLICATION)->name);
    }
    return answer;
}

ULONG DEVAPI SKF_ImportSessionKey(HCONTAINER hContainer, ULONG ulAlgId, BYTE *pbWrapedData, ULONG ulWrapedLen, HANDLE *phKey)
{
    ANSWER(import(hContainer, ulAlgId, pbWrapedData, ulWrapedLen, phKey));
}

/* ---- Not of the standard ------------------------------------------------------------------------------------------ */

static ULONG decrypt(HCONTAINER handle, const ECCCIPHERBLOB *cipher, BYTE *out, ULONG *length)
{
    size_t size = 0;
    struct object *container;
    ULONG answer = object_use(&container, handle, CONTAINER);
    if (answer == SAR_OK) {
        answer = login_needed(container);
    }
    if (answer != SAR_OK || cipher == NULL || length == NULL) {
        return answer != SAR_OK ? answer : SAR_INVALIDPARAMERR;
    }
    EVP_PKEY *key = container_key(container, false);
    if (key == NULL || !is_sm2(key)) {
        EVP_PKEY_free(key);
        return SAR_KEYNOTFOUNTERR;
    }
    BYTE *bytes = ecc_decrypt(cipher, key, &size);
    EVP_PKEY_free(key);
    answer = bytes == NULL ? refused_key() : bytes_out(bytes, size, out, length);
    OPENSSL_clear_free(bytes, size);
    return answer;
}

ULONG DEVAPI SKF_ECCDecrypt(HCONTAINER hContainer, ECCCIPHERBLOB *pCipherText, BYTE *pbPlainText, ULONG *pulPlainTextLen)
{
    ANSWER(decrypt(hContainer, pCipherText, pbPlainText, pulPlainTextLen));
}

static ULONG close_handle(HANDLE handle)
{
    static const enum kind kinds[] = {SESSION_KEY, DIGEST, MAC, AGREEMENT};
    struct object *object;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (object_find(&object, handle, kinds[i]) == SAR_OK) {
            object_close(object);
            return SAR_OK;
        }
    }
    return SAR_INVALIDHANDLEERR;
}

ULONG DEVAPI SKF_CloseHandle(HANDLE hHandle)
{
    ANSWER(close_handle(hHandle));
}
