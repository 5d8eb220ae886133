/*
 * Clauses 7.6.34 to 7.6.37: digests.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "softskf.h"

#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/obj_mac.h>
#include <string.h>

enum { LONGEST_ID = 8191 };

static void digest_end(void *detail)
{
    EVP_MD_CTX_free(detail);
}

static const EVP_MD *algorithm_of(ULONG identifier)
{
    return identifier == SGD_SM3 ? EVP_sm3() : identifier == SGD_SHA1 ? EVP_sha1() : identifier == SGD_SHA256 ? EVP_sha256() : NULL;
}

/* a, b and the base point of the curve, 32 bytes each. */
static bool curve_bytes(BYTE out[4 * SM2_BYTES])
{
    BIGNUM *number[] = {BN_new(), BN_new(), BN_new(), BN_new()};
    EC_GROUP *group = EC_GROUP_new_by_curve_name(NID_sm2);
    bool done = group != NULL && EC_GROUP_get_curve(group, NULL, number[0], number[1], NULL) == 1 &&
                EC_POINT_get_affine_coordinates(group, EC_GROUP_get0_generator(group), number[2], number[3], NULL) == 1;
    for (int i = 0; i < 4; i++) {
        done = done && BN_bn2binpad(number[i], out + i * SM2_BYTES, SM2_BYTES) == SM2_BYTES;
        BN_free(number[i]);
    }
    EC_GROUP_free(group);
    return done;
}

/* GM/T 0009 clause 8.1: Z, the digest of who signs, goes before what is signed. */
static bool digest_signer(BYTE z[SM2_BYTES], const ECCPUBLICKEYBLOB *key, const BYTE *id, ULONG length)
{
    BYTE curve[4 * SM2_BYTES];
    BYTE bits[] = {(BYTE)(length * 8 >> 8), (BYTE)(length * 8)};
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool done = curve_bytes(curve) && context != NULL && EVP_DigestInit_ex2(context, EVP_sm3(), NULL) == 1 &&
                EVP_DigestUpdate(context, bits, sizeof bits) == 1 && EVP_DigestUpdate(context, id, length) == 1 &&
                EVP_DigestUpdate(context, curve, sizeof curve) == 1 &&
                EVP_DigestUpdate(context, key->XCoordinate + BLOB_BYTES - SM2_BYTES, SM2_BYTES) == 1 &&
                EVP_DigestUpdate(context, key->YCoordinate + BLOB_BYTES - SM2_BYTES, SM2_BYTES) == 1 && EVP_DigestFinal_ex(context, z, NULL) == 1;
    EVP_MD_CTX_free(context);
    return done;
}

static ULONG start(EVP_MD_CTX *context, const EVP_MD *algorithm, const ECCPUBLICKEYBLOB *key, const BYTE *id, ULONG length)
{
    BYTE z[SM2_BYTES];
    if (context == NULL || EVP_DigestInit_ex2(context, algorithm, NULL) != 1) {
        return SAR_HASHERR;
    }
    if (!EVP_MD_is_a(algorithm, "SM3") || length == 0) {
        return SAR_OK;
    }
    if (key == NULL || id == NULL || length > LONGEST_ID) {
        return SAR_INVALIDPARAMERR;
    }
    return digest_signer(z, key, id, length) && EVP_DigestUpdate(context, z, sizeof z) == 1 ? SAR_OK : SAR_HASHERR;
}

static ULONG init(DEVHANDLE handle, ULONG identifier, const ECCPUBLICKEYBLOB *key, const BYTE *id, ULONG length, HANDLE *hash)
{
    struct object *device;
    const EVP_MD *algorithm = algorithm_of(identifier);
    ULONG answer = object_use(&device, handle, DEVICE);
    if (answer != SAR_OK || hash == NULL) {
        return answer != SAR_OK ? answer : SAR_INVALIDPARAMERR;
    }
    if (algorithm == NULL) {
        return SAR_NOTSUPPORTYETERR;
    }
    struct object *digest = object_new(DIGEST, device, "");
    if (digest == NULL) {
        return SAR_MEMORYERR;
    }
    digest->detail = EVP_MD_CTX_new();
    digest->dispose = digest_end;
    answer = start(digest->detail, algorithm, key, id, length);
    if (answer != SAR_OK) {
        object_drop(digest);
        return answer;
    }
    return object_publish(digest, hash);
}

ULONG DEVAPI SKF_DigestInit(DEVHANDLE hDev, ULONG ulAlgID, ECCPUBLICKEYBLOB *pPubKey, BYTE *pbID, ULONG ulIDLen, HANDLE *phHash)
{
    ANSWER(init(hDev, ulAlgID, pPubKey, pbID, ulIDLen, phHash));
}

/* Returns a digest that is not finished yet. */
static ULONG running(struct object **digest, HANDLE handle)
{
    ULONG answer = object_use(digest, handle, DIGEST);
    return answer == SAR_OK && EVP_MD_CTX_get0_md((*digest)->detail) == NULL ? SAR_NOTINITIALIZEERR : answer;
}

static ULONG update(HANDLE handle, const BYTE *data, ULONG length)
{
    struct object *digest;
    ULONG answer = running(&digest, handle);
    if (answer != SAR_OK || (data == NULL && length > 0)) {
        return answer != SAR_OK ? answer : SAR_INVALIDPARAMERR;
    }
    return EVP_DigestUpdate(digest->detail, data, length) == 1 ? SAR_OK : SAR_HASHERR;
}

ULONG DEVAPI SKF_DigestUpdate(HANDLE hHash, BYTE *pbData, ULONG ulDataLen)
{
    ANSWER(update(hHash, pbData, ulDataLen));
}

/* Finishes a copy, so that asking for the length, or too little room, changes nothing. */
static ULONG finish(HANDLE handle, BYTE *out, ULONG *size)
{
    BYTE hash[EVP_MAX_MD_SIZE];
    struct object *digest;
    ULONG answer = running(&digest, handle);
    if (answer != SAR_OK) {
        return answer;
    }
    size_t length = (size_t)EVP_MD_get_size(EVP_MD_CTX_get0_md(digest->detail));
    EVP_MD_CTX *copy = EVP_MD_CTX_new();
    bool done = copy != NULL && EVP_MD_CTX_copy_ex(copy, digest->detail) == 1 && EVP_DigestFinal_ex(copy, hash, NULL) == 1;
    EVP_MD_CTX_free(copy);
    answer = done ? bytes_out(hash, length, out, size) : SAR_HASHERR;
    if (answer == SAR_OK && out != NULL) {
        EVP_MD_CTX_reset(digest->detail);
    }
    return answer;
}

ULONG DEVAPI SKF_DigestFinal(HANDLE hHash, BYTE *pHashData, ULONG *pulHashLen)
{
    ANSWER(finish(hHash, pHashData, pulHashLen));
}

static ULONG at_once(HANDLE handle, const BYTE *data, ULONG length, BYTE *out, ULONG *size)
{
    struct object *digest;
    ULONG answer = running(&digest, handle);
    if (answer != SAR_OK || size == NULL) {
        return answer != SAR_OK ? answer : SAR_INVALIDPARAMERR;
    }
    ULONG room = *size, needed = (ULONG)EVP_MD_get_size(EVP_MD_CTX_get0_md(digest->detail));
    *size = needed;
    if (out == NULL || room < needed) {
        return out == NULL ? SAR_OK : SAR_BUFFER_TOO_SMALL;
    }
    answer = update(handle, data, length);
    return answer == SAR_OK ? finish(handle, out, size) : answer;
}

ULONG DEVAPI SKF_Digest(HANDLE hHash, BYTE *pbData, ULONG ulDataLen, BYTE *pbHashData, ULONG *pulHashLen)
{
    ANSWER(at_once(hHash, pbData, ulDataLen, pbHashData, pulHashLen));
}
