/*
 * Clauses 7.6.26 to 7.6.33: encrypting and decrypting with a session key.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "session.h"

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <stdlib.h>

enum { LONGEST = 1 << 24 };

static const EVP_CIPHER *cipher_of(ULONG algorithm)
{
    switch (algorithm) {
    case SGD_SMS4_ECB: return EVP_sm4_ecb();
    case SGD_SMS4_CBC: return EVP_sm4_cbc();
    case SGD_SMS4_CFB: return EVP_sm4_cfb128();
    case SGD_SMS4_OFB: return EVP_sm4_ofb();
    default: return NULL;
    }
}

/* Returns the place where the key keeps its work in this direction. */
static EVP_CIPHER_CTX **work_of(struct session_key *key, bool encrypt)
{
    return encrypt ? &key->encryption : &key->decryption;
}

static ULONG init(HANDLE handle, const BLOCKCIPHERPARAM *parameters, bool encrypt)
{
    struct object *object;
    ULONG answer = object_use(&object, handle, SESSION_KEY);
    if (answer != SAR_OK) {
        return answer;
    }
    struct session_key *key = object->detail;
    const EVP_CIPHER *cipher = cipher_of(key->algorithm);
    if (cipher == NULL) {
        return SAR_KEYUSAGEERR;
    }
    bool iv_fits = key->algorithm == SGD_SMS4_ECB || parameters->IVLen == SM4_BYTES;
    bool feed_fits = key->algorithm != SGD_SMS4_CFB || parameters->FeedBitLen == 0 || parameters->FeedBitLen == SM4_BYTES * 8;
    if (!iv_fits || !feed_fits || parameters->PaddingType > SKF_PADDING_PKCS5) {
        return SAR_INVALIDPARAMERR;
    }
    EVP_CIPHER_CTX **work = work_of(key, encrypt);
    EVP_CIPHER_CTX_free(*work);
    *work = EVP_CIPHER_CTX_new();
    if (*work == NULL || EVP_CipherInit_ex2(*work, cipher, key->key, parameters->IV, encrypt, NULL) != 1 ||
        EVP_CIPHER_CTX_set_padding(*work, parameters->PaddingType == SKF_PADDING_PKCS5) != 1) {
        return SAR_FAIL;
    }
    return SAR_OK;
}

ULONG DEVAPI SKF_EncryptInit(HANDLE hKey, BLOCKCIPHERPARAM EncryptParam)
{
    ANSWER(init(hKey, &EncryptParam, true));
}

ULONG DEVAPI SKF_DecryptInit(HANDLE hKey, BLOCKCIPHERPARAM DecryptParam)
{
    ANSWER(init(hKey, &DecryptParam, false));
}

struct step {
    bool encrypt, update, final;
    const BYTE *data;
    ULONG length;
};

static ULONG compute(EVP_CIPHER_CTX *work, const struct step *step, BYTE *result, int *length)
{
    int more = 0;
    *length = 0;
    if (step->update && EVP_CipherUpdate(work, result, length, step->data, (int)step->length) != 1) {
        return SAR_FAIL;
    }
    if (step->final && EVP_CipherFinal_ex(work, result + *length, &more) != 1) {
        return step->encrypt ? SAR_INDATALENERR : SAR_DECRYPTPADERR;
    }
    *length += more;
    return SAR_OK;
}

/*
 * Works on a copy and keeps it only when the result found room, so that a client may ask for the length any number of times.
 */
static ULONG advance(EVP_CIPHER_CTX **work, const struct step *step, BYTE *out, ULONG *size)
{
    int length = 0;
    size_t room = (size_t)step->length + 2 * EVP_MAX_BLOCK_LENGTH;
    BYTE *result = malloc(room);
    EVP_CIPHER_CTX *copy = EVP_CIPHER_CTX_new();
    bool ready = result != NULL && copy != NULL && EVP_CIPHER_CTX_copy(copy, *work) == 1;
    ULONG answer = ready ? compute(copy, step, result, &length) : SAR_MEMORYERR;
    if (answer == SAR_OK) {
        answer = bytes_out(result, (size_t)length, out, size);
    }
    if (answer == SAR_OK && out != NULL) {
        EVP_CIPHER_CTX_free(*work);
        *work = step->final ? NULL : copy;
        copy = step->final ? copy : NULL;
    }
    EVP_CIPHER_CTX_free(copy);
    if (result != NULL) {
        OPENSSL_cleanse(result, room);
    }
    free(result);
    ERR_clear_error();
    return answer;
}

static ULONG take(HANDLE handle, const struct step *step, BYTE *out, ULONG *size)
{
    struct object *object;
    ULONG answer = object_use(&object, handle, SESSION_KEY);
    if (answer != SAR_OK || size == NULL || (step->update && step->data == NULL)) {
        return answer != SAR_OK ? answer : SAR_INVALIDPARAMERR;
    }
    if (step->length > LONGEST) {
        return SAR_INDATALENERR;
    }
    EVP_CIPHER_CTX **work = work_of(object->detail, step->encrypt);
    return *work == NULL ? SAR_NOTINITIALIZEERR : advance(work, step, out, size);
}

static ULONG whole(HANDLE handle, bool encrypt, const BYTE *data, ULONG length, BYTE *out, ULONG *size)
{
    struct step step = {encrypt, true, true, data, length};
    return take(handle, &step, out, size);
}

static ULONG update(HANDLE handle, bool encrypt, const BYTE *data, ULONG length, BYTE *out, ULONG *size)
{
    struct step step = {encrypt, true, false, data, length};
    return take(handle, &step, out, size);
}

static ULONG final(HANDLE handle, bool encrypt, BYTE *out, ULONG *size)
{
    struct step step = {encrypt, false, true, NULL, 0};
    return take(handle, &step, out, size);
}

ULONG DEVAPI SKF_Encrypt(HANDLE hKey, BYTE *pbData, ULONG ulDataLen, BYTE *pbEncryptedData, ULONG *pulEncryptedLen)
{
    ANSWER(whole(hKey, true, pbData, ulDataLen, pbEncryptedData, pulEncryptedLen));
}

ULONG DEVAPI SKF_EncryptUpdate(HANDLE hKey, BYTE *pbData, ULONG ulDataLen, BYTE *pbEncryptedData, ULONG *pulEncryptedLen)
{
    ANSWER(update(hKey, true, pbData, ulDataLen, pbEncryptedData, pulEncryptedLen));
}

ULONG DEVAPI SKF_EncryptFinal(HANDLE hKey, BYTE *pbEncryptedData, ULONG *pulEncryptedDataLen)
{
    ANSWER(final(hKey, true, pbEncryptedData, pulEncryptedDataLen));
}

ULONG DEVAPI SKF_Decrypt(HANDLE hKey, BYTE *pbEncryptedData, ULONG ulEncryptedLen, BYTE *pbData, ULONG *pulDataLen)
{
    ANSWER(whole(hKey, false, pbEncryptedData, ulEncryptedLen, pbData, pulDataLen));
}

ULONG DEVAPI SKF_DecryptUpdate(HANDLE hKey, BYTE *pbEncryptedData, ULONG ulEncryptedLen, BYTE *pbData, ULONG *pulDataLen)
{
    ANSWER(update(hKey, false, pbEncryptedData, ulEncryptedLen, pbData, pulDataLen));
}

ULONG DEVAPI SKF_DecryptFinal(HANDLE hKey, BYTE *pbDecryptedData, ULONG *pulDecryptedDataLen)
{
    ANSWER(final(hKey, false, pbDecryptedData, pulDecryptedDataLen));
}
