/*
 * Clauses 7.6.6 and 7.6.13: signing with the key of a container.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "blob.h"

#include <openssl/err.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <stdlib.h>
#include <string.h>

/* The container's signing key, if its user is logged in. */
static ULONG signing_key(EVP_PKEY **key, HCONTAINER handle, bool (*fits)(const EVP_PKEY *key))
{
    struct object *container;
    ULONG answer = object_use(&container, handle, CONTAINER);
    if (answer == SAR_OK) {
        answer = login_needed(container);
    }
    if (answer != SAR_OK) {
        return answer;
    }
    *key = container_key(container, true);
    if (*key == NULL || !fits(*key)) {
        EVP_PKEY_free(*key);
        return SAR_KEYNOTFOUNTERR;
    }
    return SAR_OK;
}

static bool fabricate(BYTE *signature, size_t length)
{
    return RAND_bytes(signature, (int)length) == 1;
}

/* ---- SM2 ---------------------------------------------------------------------------------------------------------- */

static bool sign_sm2(EVP_PKEY *key, const BYTE *digest, ECCSIGNATUREBLOB *out)
{
    memset(out, 0, sizeof *out);
    if (control("wrong_signature") != NULL) {
        return fabricate(out->r + BLOB_BYTES - SM2_BYTES, SM2_BYTES) && fabricate(out->s + BLOB_BYTES - SM2_BYTES, SM2_BYTES);
    }
    return ecc_sign_digest(out, key, digest);
}

static ULONG ecc_sign(HCONTAINER handle, const BYTE *digest, ULONG length, ECCSIGNATUREBLOB *out)
{
    EVP_PKEY *key = NULL;
    ULONG answer = signing_key(&key, handle, is_sm2);
    if (answer != SAR_OK) {
        return answer;
    }
    if (digest == NULL || out == NULL) {
        answer = SAR_INVALIDPARAMERR;
    } else if (length != SM2_BYTES) {
        answer = SAR_INDATALENERR;
    } else if (!sign_sm2(key, digest, out)) {
        answer = SAR_FAIL;
    }
    EVP_PKEY_free(key);
    return answer;
}

ULONG DEVAPI SKF_ECCSignData(HCONTAINER hContainer, BYTE *pbDigest, ULONG ulDigestLen, ECCSIGNATUREBLOB *pSignature)
{
    ANSWER(ecc_sign(hContainer, pbDigest, ulDigestLen, pSignature));
}

/* ---- RSA ---------------------------------------------------------------------------------------------------------- */

/* Returns the digest for rsa_input=hash: libraries that put the DigestInfo around a bare hash themselves. */
static const EVP_MD *digest_of_length(size_t length)
{
    return length == 20 ? EVP_sha1() : length == 32 ? EVP_sha256() : length == 48 ? EVP_sha384() : length == 64 ? EVP_sha512() : NULL;
}

/* Pads what is there as it is, or, with a digest, in a DigestInfo. */
static bool pad_and_sign(EVP_PKEY *key, const EVP_MD *digest, const BYTE *data, size_t length, BYTE *signature, size_t *size)
{
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new(key, NULL);
    bool done = context != NULL && EVP_PKEY_sign_init(context) == 1 &&
                   (digest == NULL || EVP_PKEY_CTX_set_signature_md(context, digest) == 1) &&
                   EVP_PKEY_sign(context, signature, size, data, length) == 1;
    EVP_PKEY_CTX_free(context);
    ERR_clear_error();
    return done;
}

static ULONG sign_rsa(EVP_PKEY *key, const BYTE *data, size_t length, BYTE *out, ULONG *size)
{
    const EVP_MD *digest = control_is("rsa_input", "hash") ? digest_of_length(length) : NULL;
    size_t room = (size_t)EVP_PKEY_get_size(key);
    if (length == 0 || length > room - RSA_PKCS1_PADDING_SIZE || (digest == NULL && control_is("rsa_input", "hash"))) {
        return SAR_INDATALENERR;
    }
    BYTE *signature = malloc(room);
    bool done = signature != NULL && (control("wrong_signature") != NULL ? fabricate(signature, room) : pad_and_sign(key, digest, data, length, signature, &room));
    ULONG answer = done ? bytes_out(signature, room, out, size) : SAR_RSAENCERR;
    free(signature);
    return answer;
}

static ULONG rsa_sign(HCONTAINER handle, const BYTE *data, ULONG length, BYTE *out, ULONG *size)
{
    EVP_PKEY *key = NULL;
    ULONG answer = signing_key(&key, handle, is_rsa);
    if (answer != SAR_OK) {
        return answer;
    }
    if (data == NULL || size == NULL) {
        answer = SAR_INVALIDPARAMERR;
    } else if (out == NULL || *size < (ULONG)EVP_PKEY_get_size(key)) {
        answer = out == NULL ? SAR_OK : SAR_BUFFER_TOO_SMALL;
        *size = (ULONG)EVP_PKEY_get_size(key);
    } else {
        answer = sign_rsa(key, data, length, out, size);
    }
    EVP_PKEY_free(key);
    return answer;
}

ULONG DEVAPI SKF_RSASignData(HCONTAINER hContainer, BYTE *pbData, ULONG ulDataLen, BYTE *pbSignature, ULONG *pulSignLen)
{
    ANSWER(rsa_sign(hContainer, pbData, ulDataLen, pbSignature, pulSignLen));
}
