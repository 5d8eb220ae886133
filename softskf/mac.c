/*
 * Clauses 7.6.38 to 7.6.41: message authentication codes, the last block of SM4 in CBC mode.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "session.h"

#include <openssl/crypto.h>
#include <string.h>

struct mac {
    EVP_CIPHER_CTX *cbc;
    BYTE partial[SM4_BYTES];
    size_t length;         /* length of partial */
    BYTE block[SM4_BYTES]; /* the latest one out */
    bool padded, any;
};

static void mac_end(void *detail)
{
    struct mac *mac = detail;
    EVP_CIPHER_CTX_free(mac->cbc);
    OPENSSL_clear_free(mac, sizeof *mac);
}

static struct mac *mac_new(const struct session_key *key, const BLOCKCIPHERPARAM *parameters)
{
    struct mac *mac = OPENSSL_zalloc(sizeof *mac);
    if (mac == NULL) {
        return NULL;
    }
    mac->padded = parameters->PaddingType == SKF_PADDING_PKCS5;
    mac->cbc = EVP_CIPHER_CTX_new();
    if (mac->cbc == NULL || EVP_EncryptInit_ex2(mac->cbc, EVP_sm4_cbc(), key->key, parameters->IV, NULL) != 1 ||
        EVP_CIPHER_CTX_set_padding(mac->cbc, 0) != 1) {
        mac_end(mac);
        return NULL;
    }
    return mac;
}

static ULONG init(HANDLE handle, const BLOCKCIPHERPARAM *parameters, HANDLE *out)
{
    struct object *key;
    ULONG answer = object_use(&key, handle, SESSION_KEY);
    if (answer != SAR_OK || parameters == NULL || out == NULL || parameters->IVLen != SM4_BYTES || parameters->PaddingType > SKF_PADDING_PKCS5) {
        return answer != SAR_OK ? answer : SAR_INVALIDPARAMERR;
    }
    struct object *object = object_new(MAC, key->parent, "");
    struct mac *mac = mac_new(key->detail, parameters);
    if (object == NULL || mac == NULL) {
        object_drop(object);
        if (mac != NULL) {
            mac_end(mac);
        }
        return SAR_MEMORYERR;
    }
    object->detail = mac;
    object->dispose = mac_end;
    return object_publish(object, out);
}

ULONG DEVAPI SKF_MacInit(HANDLE hKey, BLOCKCIPHERPARAM *pMacParam, HANDLE *phMac)
{
    ANSWER(init(hKey, pMacParam, phMac));
}

static bool absorb(struct mac *mac, const BYTE block[SM4_BYTES])
{
    int length;
    mac->any = true;
    return EVP_EncryptUpdate(mac->cbc, mac->block, &length, block, SM4_BYTES) == 1;
}

static bool feed(struct mac *mac, const BYTE *data, size_t length)
{
    bool fed = true;
    while (fed && length > 0) {
        size_t part = SM4_BYTES - mac->length < length ? SM4_BYTES - mac->length : length;
        memcpy(mac->partial + mac->length, data, part);
        mac->length += part;
        data += part;
        length -= part;
        if (mac->length == SM4_BYTES) {
            fed = absorb(mac, mac->partial);
            mac->length = 0;
        }
    }
    return fed;
}

/* Returns a code that is not finished yet. */
static ULONG running(struct mac **mac, HANDLE handle)
{
    struct object *object;
    ULONG answer = object_use(&object, handle, MAC);
    if (answer != SAR_OK) {
        return answer;
    }
    *mac = object->detail;
    return (*mac)->cbc == NULL ? SAR_NOTINITIALIZEERR : SAR_OK;
}

static ULONG update(HANDLE handle, const BYTE *data, ULONG length)
{
    struct mac *mac;
    ULONG answer = running(&mac, handle);
    if (answer != SAR_OK || data == NULL) {
        return answer != SAR_OK ? answer : SAR_INVALIDPARAMERR;
    }
    return feed(mac, data, length) ? SAR_OK : SAR_FAIL;
}

ULONG DEVAPI SKF_MacUpdate(HANDLE hMac, BYTE *pbData, ULONG ulDataLen)
{
    ANSWER(update(hMac, pbData, ulDataLen));
}

/* Returns true when the code fits into the room; otherwise sets the answer to give. */
static bool room_for_code(const BYTE *out, ULONG *size, ULONG *answer)
{
    ULONG room = *size;
    *size = SM4_BYTES;
    *answer = out == NULL ? SAR_OK : SAR_BUFFER_TOO_SMALL;
    return out != NULL && room >= SM4_BYTES;
}

static ULONG finish(HANDLE handle, BYTE *out, ULONG *size)
{
    struct mac *mac;
    ULONG answer = running(&mac, handle);
    if (answer != SAR_OK || size == NULL) {
        return answer != SAR_OK ? answer : SAR_INVALIDPARAMERR;
    }
    if (!room_for_code(out, size, &answer)) {
        return answer;
    }
    if (!mac->padded && (mac->length != 0 || !mac->any)) {
        return SAR_INDATALENERR;
    }
    if (mac->padded) {
        memset(mac->partial + mac->length, (int)(SM4_BYTES - mac->length), SM4_BYTES - mac->length);
        if (!absorb(mac, mac->partial)) {
            return SAR_FAIL;
        }
    }
    memcpy(out, mac->block, SM4_BYTES);
    EVP_CIPHER_CTX_free(mac->cbc);
    mac->cbc = NULL;
    return SAR_OK;
}

ULONG DEVAPI SKF_MacFinal(HANDLE hMac, BYTE *pbMacData, ULONG *pulMacDataLen)
{
    ANSWER(finish(hMac, pbMacData, pulMacDataLen));
}

static ULONG at_once(HANDLE handle, const BYTE *data, ULONG length, BYTE *out, ULONG *size)
{
    struct mac *mac;
    ULONG answer = running(&mac, handle);
    if (answer != SAR_OK || data == NULL || size == NULL) {
        return answer != SAR_OK ? answer : SAR_INVALIDPARAMERR;
    }
    if (!room_for_code(out, size, &answer)) {
        return answer;
    }
    return feed(mac, data, length) ? finish(handle, out, size) : SAR_FAIL;
}

ULONG DEVAPI SKF_Mac(HANDLE hMac, BYTE *pbData, ULONG ulDataLen, BYTE *pbMacData, ULONG *pulMacLen)
{
    ANSWER(at_once(hMac, pbData, ulDataLen, pbMacData, pulMacLen));
}
