/*
 * Clauses 7.6.3 to 7.6.5, 7.6.11, 7.6.12 and 7.6.23: making, bringing in and handing out key pairs.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "blob.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <stdlib.h>
#include <string.h>

enum { SM4_BYTES = 16, ENVELOPE_VERSION = 1 };

static bool rsa_length_fits(ULONG bits)
{
    return bits == 1024 || bits == 2048;
}

/* A container whose user is logged in. */
static ULONG own_container(struct object **container, HCONTAINER handle)
{
    ULONG answer = object_use(container, handle, CONTAINER);
    return answer == SAR_OK ? login_needed(*container) : answer;
}

/* ---- Making ------------------------------------------------------------------------------------------------------- */

static ULONG make_external_rsa(DEVHANDLE handle, ULONG bits, RSAPRIVATEKEYBLOB *blob)
{
    struct object *device;
    ULONG answer = object_use(&device, handle, DEVICE);
    if (answer != SAR_OK || blob == NULL) {
        return answer != SAR_OK ? answer : SAR_INVALIDPARAMERR;
    }
    if (!rsa_length_fits(bits)) {
        return SAR_MODULUSLENERR;
    }
    EVP_PKEY *key = generate_rsa(bits);
    bool made = key != NULL && rsa_private_blob(blob, key);
    EVP_PKEY_free(key);
    return made ? SAR_OK : SAR_GENRSAKEYERR;
}

ULONG DEVAPI SKF_GenExtRSAKey(DEVHANDLE hDev, ULONG ulBitsLen, RSAPRIVATEKEYBLOB *pBlob)
{
    ANSWER(make_external_rsa(hDev, ulBitsLen, pBlob));
}

static ULONG make_rsa(HCONTAINER handle, ULONG bits, RSAPUBLICKEYBLOB *blob)
{
    struct object *container;
    ULONG answer = own_container(&container, handle);
    if (answer != SAR_OK || blob == NULL) {
        return answer != SAR_OK ? answer : SAR_INVALIDPARAMERR;
    }
    if (!rsa_length_fits(bits)) {
        return SAR_MODULUSLENERR;
    }
    EVP_PKEY *key = generate_rsa(bits);
    bool made = key != NULL && rsa_public_blob(blob, key) && container_store_key(container, true, key);
    EVP_PKEY_free(key);
    return made ? SAR_OK : SAR_GENRSAKEYERR;
}

ULONG DEVAPI SKF_GenRSAKeyPair(HCONTAINER hContainer, ULONG ulBitsLen, RSAPUBLICKEYBLOB *pBlob)
{
    ANSWER(make_rsa(hContainer, ulBitsLen, pBlob));
}

static ULONG make_ecc(HCONTAINER handle, ULONG algorithm, ECCPUBLICKEYBLOB *blob)
{
    struct object *container;
    ULONG answer = own_container(&container, handle);
    if (answer != SAR_OK || blob == NULL) {
        return answer != SAR_OK ? answer : SAR_INVALIDPARAMERR;
    }
    /* Headers disagree on which of the SM2 identifiers is which; all have this bit. */
    if ((algorithm & 0x00020000) == 0) {
        return SAR_NOTSUPPORTYETERR;
    }
    EVP_PKEY *key = generate_sm2();
    bool made = key != NULL && ecc_public_blob(blob, key) && container_store_key(container, true, key);
    EVP_PKEY_free(key);
    return made ? SAR_OK : SAR_FAIL;
}

ULONG DEVAPI SKF_GenECCKeyPair(HCONTAINER hContainer, ULONG ulAlgId, ECCPUBLICKEYBLOB *pBlob)
{
    ANSWER(make_ecc(hContainer, ulAlgId, pBlob));
}

/* ---- Bringing in an encryption pair ------------------------------------------------------------------------------- */

/* SM4-ECB without padding. */
static bool unwrap(BYTE *out, const BYTE key[SM4_BYTES], const BYTE *in, size_t length)
{
    int written = 0;
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    bool done = context != NULL && EVP_DecryptInit_ex2(context, EVP_sm4_ecb(), key, NULL, NULL) == 1 && EVP_CIPHER_CTX_set_padding(context, 0) == 1 &&
                EVP_DecryptUpdate(context, out, &written, in, (int)length) == 1 && (size_t)written == length;
    EVP_CIPHER_CTX_free(context);
    return done;
}

static EVP_PKEY *if_pair(const BYTE scalar[SM2_BYTES], EVP_PKEY *wanted)
{
    EVP_PKEY *key = sm2_private_key(scalar);
    if (key != NULL && EVP_PKEY_eq(key, wanted) == 1) {
        return key;
    }
    EVP_PKEY_free(key);
    return NULL;
}

/* Authorities fill the field in three ways: 32 bytes at its end, 32 at its beginning, or all 64 encrypted. The public key tells which. */
static EVP_PKEY *unwrap_ecc(const ENVELOPEDKEYBLOB *envelope, const BYTE symmetric[SM4_BYTES])
{
    BYTE scalar[BLOB_BYTES];
    EVP_PKEY *wanted = ecc_public_key(&envelope->PubKey), *key = NULL;
    if (wanted != NULL && unwrap(scalar, symmetric, envelope->cbEncryptedPriKey, BLOB_BYTES)) {
        /* ECB encrypts each block on its own, so one decryption serves all three. */
        key = if_pair(scalar + BLOB_BYTES - SM2_BYTES, wanted);
        key = key != NULL ? key : if_pair(scalar, wanted);
    }
    OPENSSL_cleanse(scalar, sizeof scalar);
    EVP_PKEY_free(wanted);
    return key;
}

static ULONG open_envelope(const struct object *container, const ENVELOPEDKEYBLOB *envelope, EVP_PKEY *signing)
{
    size_t length = 0;
    BYTE *symmetric = ecc_decrypt(&envelope->ECCCipherBlob, signing, &length);
    EVP_PKEY *key = symmetric != NULL && length == SM4_BYTES ? unwrap_ecc(envelope, symmetric) : NULL;
    OPENSSL_clear_free(symmetric, length);
    ULONG answer = key == NULL ? SAR_INDATAERR : container_store_key(container, false, key) ? SAR_OK : SAR_WRITEFILEERR;
    EVP_PKEY_free(key);
    return answer;
}

static ULONG import_ecc(HCONTAINER handle, const ENVELOPEDKEYBLOB *envelope)
{
    struct object *container;
    ULONG answer = own_container(&container, handle);
    if (answer != SAR_OK || envelope == NULL) {
        return answer != SAR_OK ? answer : SAR_INVALIDPARAMERR;
    }
    if (envelope->Version != ENVELOPE_VERSION) {
        return SAR_INDATAERR;
    }
    if (envelope->ulSymmAlgID != SGD_SMS4_ECB) {
        return SAR_NOTSUPPORTYETERR;
    }
    EVP_PKEY *signing = container_key(container, true);
    answer = signing == NULL || !is_sm2(signing) ? SAR_KEYNOTFOUNTERR : open_envelope(container, envelope, signing);
    EVP_PKEY_free(signing);
    return answer;
}

ULONG DEVAPI SKF_ImportECCKeyPair(HCONTAINER hContainer, ENVELOPEDKEYBLOB *pEnvelopedKeyBlob)
{
    ANSWER(import_ecc(hContainer, pEnvelopedKeyBlob));
}

/* The private key in PKCS#1's form; what the padding left behind its end does not matter. */
static EVP_PKEY *unwrap_rsa(const BYTE symmetric[SM4_BYTES], const BYTE *data, size_t length)
{
    BYTE *bytes = malloc(length);
    const BYTE *der = bytes;
    EVP_PKEY *key = bytes != NULL && unwrap(bytes, symmetric, data, length) ? d2i_PrivateKey(EVP_PKEY_RSA, NULL, &der, (long)length) : NULL;
    if (bytes != NULL) {
        OPENSSL_cleanse(bytes, length);
    }
    free(bytes);
    return key;
}

static ULONG open_wrapped(const struct object *container, EVP_PKEY *signing, const BYTE *wrapped, size_t wrapped_length, const BYTE *data, size_t length)
{
    BYTE symmetric[MAX_RSA_MODULUS_LEN * 2];
    size_t size = sizeof symmetric;
    bool opened = rsa_decrypt(signing, RSA_PKCS1_PADDING, wrapped, wrapped_length, symmetric, &size) && size == SM4_BYTES;
    EVP_PKEY *key = opened ? unwrap_rsa(symmetric, data, length) : NULL;
    OPENSSL_cleanse(symmetric, sizeof symmetric);
    ULONG answer = key == NULL ? SAR_INDATAERR : container_store_key(container, false, key) ? SAR_OK : SAR_WRITEFILEERR;
    EVP_PKEY_free(key);
    return answer;
}

static ULONG import_rsa(HCONTAINER handle, ULONG algorithm, const BYTE *wrapped, ULONG wrapped_length, const BYTE *data, ULONG length)
{
    struct object *container;
    ULONG answer = own_container(&container, handle);
    if (answer != SAR_OK || wrapped == NULL || data == NULL) {
        return answer != SAR_OK ? answer : SAR_INVALIDPARAMERR;
    }
    if (algorithm != SGD_SMS4_ECB) {
        return SAR_NOTSUPPORTYETERR;
    }
    if (length == 0 || length % SM4_BYTES != 0 || length > 8192) {
        return SAR_INDATALENERR;
    }
    EVP_PKEY *signing = container_key(container, true);
    answer = signing == NULL || !is_rsa(signing) ? SAR_KEYNOTFOUNTERR : open_wrapped(container, signing, wrapped, wrapped_length, data, length);
    EVP_PKEY_free(signing);
    return answer;
}

ULONG DEVAPI SKF_ImportRSAKeyPair(HCONTAINER hContainer, ULONG ulSymAlgId, BYTE *pbWrappedKey, ULONG ulWrappedKeyLen, BYTE *pbEncryptedData,
        ULONG ulEncryptedDataLen)
{
    ANSWER(import_rsa(hContainer, ulSymAlgId, pbWrappedKey, ulWrappedKeyLen, pbEncryptedData, ulEncryptedDataLen));
}

/* ---- Handing out the public key ----------------------------------------------------------------------------------- */

static ULONG public_out(const EVP_PKEY *key, BYTE *out, ULONG *size)
{
    ECCPUBLICKEYBLOB ecc;
    RSAPUBLICKEYBLOB rsa;
    if (is_sm2(key)) {
        return ecc_public_blob(&ecc, key) ? bytes_out(&ecc, sizeof ecc, out, size) : SAR_FAIL;
    }
    return rsa_public_blob(&rsa, key) ? bytes_out(&rsa, sizeof rsa, out, size) : SAR_RSAMODULUSLENERR;
}

static ULONG export_public(HCONTAINER handle, BOOL sign, BYTE *out, ULONG *size)
{
    struct object *container;
    ULONG answer = object_use(&container, handle, CONTAINER);
    if (answer != SAR_OK) {
        return answer;
    }
    EVP_PKEY *key = container_key(container, sign != FALSE);
    answer = key == NULL ? SAR_KEYNOTFOUNTERR : public_out(key, out, size);
    EVP_PKEY_free(key);
    return answer;
}

ULONG DEVAPI SKF_ExportPublicKey(HCONTAINER hContainer, BOOL bSignFlag, BYTE *pbBlob, ULONG *pulBlobLen)
{
    ANSWER(export_public(hContainer, bSignFlag, pbBlob, pulBlobLen));
}
