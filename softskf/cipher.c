/*
 * Clauses 7.6.26 to 7.6.33: encrypting and decrypting with a session key.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "session.h"

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <stdlib.h>
#include <string.h>

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

/* Some libraries want the login for as long as a key is used that came in under it. */
static ULONG use(struct object **object, HANDLE handle)
{
    ULONG answer = object_use(object, handle, SESSION_KEY);
    if (answer != SAR_OK || !control_is("session_keys", "login")) {
        return answer;
    }
    const struct session_key *key = (*object)->detail;
    return key->application[0] == '\0' ? SAR_OK : login_needed_of(object_owner(*object, DEVICE), key->application);
}

static ULONG init(HANDLE handle, const BLOCKCIPHERPARAM *parameters, bool encrypt)
{
    struct object *object;
    ULONG answer = use(&object, handle);
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
    bool own_padding = !encrypt && control_is("padding", "own");
    EVP_CIPHER_CTX_free(*work);
    *work = EVP_CIPHER_CTX_new();
    key->holds = 0;
    if (*work == NULL || EVP_CipherInit_ex2(*work, cipher, key->key, parameters->IV, encrypt, NULL) != 1 ||
        EVP_CIPHER_CTX_set_padding(*work, own_padding || parameters->PaddingType == SKF_PADDING_PKCS5) != 1) {
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

/* With update=held each call gives out what the one before kept, and keeps its last block itself. */
static int hold_back(const struct session_key *key, const struct step *step, BYTE *result, int length, BYTE kept[SM4_BYTES], int *keeps)
{
    *keeps = 0;
    if (step->encrypt || !control_is("update", "held")) {
        return length;
    }
    memmove(result + key->holds, result, (size_t)length);
    memcpy(result, key->held, (size_t)key->holds);
    length += key->holds;
    *keeps = step->final ? 0 : length < SM4_BYTES ? length : SM4_BYTES;
    memcpy(kept, result + length - *keeps, (size_t)*keeps);
    return length - *keeps;
}

/*
 * Works on a copy and keeps it only when the result found room, so that a client may ask for the length any number of times.
 */
static ULONG advance(struct session_key *key, const struct step *step, BYTE *out, ULONG *size)
{
    int length = 0, keeps = 0;
    BYTE kept[SM4_BYTES];
    EVP_CIPHER_CTX **work = work_of(key, step->encrypt);
    size_t room = (size_t)step->length + 2 * EVP_MAX_BLOCK_LENGTH + SM4_BYTES;
    BYTE *result = malloc(room);
    EVP_CIPHER_CTX *copy = EVP_CIPHER_CTX_new();
    bool ready = result != NULL && copy != NULL && EVP_CIPHER_CTX_copy(copy, *work) == 1;
    ULONG answer = ready ? compute(copy, step, result, &length) : SAR_MEMORYERR;
    if (answer == SAR_OK) {
        length = hold_back(key, step, result, length, kept, &keeps);
        bool is_untold = length == 0 && out != NULL && !step->update && control_is("final", "untold");
        answer = is_untold ? SAR_OK : bytes_out(result, (size_t)length, out, size);
    }
    if (answer == SAR_OK && out != NULL) {
        memcpy(key->held, kept, (size_t)keeps);
        key->holds = keeps;
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
    ULONG answer = use(&object, handle);
    if (answer != SAR_OK || size == NULL || (step->update && step->data == NULL)) {
        return answer != SAR_OK ? answer : SAR_INVALIDPARAMERR;
    }
    const char *most = control("most_bytes");
    if (step->length > (most == NULL ? LONGEST : strtoul(most, NULL, 0))) {
        return SAR_INDATALENERR;
    }
    return *work_of(object->detail, step->encrypt) == NULL ? SAR_NOTINITIALIZEERR : advance(object->detail, step, out, size);
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
