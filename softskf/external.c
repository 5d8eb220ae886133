/*
 * Clauses 7.6.7, 7.6.9, 7.6.10, 7.6.14 and 7.6.16 to 7.6.19: calculating with keys that the caller brings along.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "blob.h"

#include <openssl/err.h>
#include <openssl/rsa.h>
#include <string.h>

/* Tests that the device is present and no argument is missing. */
static ULONG ready(DEVHANDLE handle, bool complete)
{
    struct object *device;
    ULONG answer = object_use(&device, handle, DEVICE);
    return answer != SAR_OK ? answer : complete ? SAR_OK : SAR_INVALIDPARAMERR;
}

/* ---- RSA ---------------------------------------------------------------------------------------------------------- */

static bool rsa_verified(EVP_PKEY *key, const BYTE *data, size_t length, const BYTE *signature, size_t signature_length)
{
    BYTE padded[MAX_RSA_MODULUS_LEN];
    size_t size = sizeof padded;
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new(key, NULL);
    bool right = context != NULL && EVP_PKEY_verify_recover_init(context) == 1 &&
                 EVP_PKEY_verify_recover(context, padded, &size, signature, signature_length) == 1 && size == length && memcmp(padded, data, size) == 0;
    EVP_PKEY_CTX_free(context);
    ERR_clear_error();
    return right;
}

static ULONG rsa_verify(DEVHANDLE handle, const RSAPUBLICKEYBLOB *blob, const BYTE *data, ULONG length, const BYTE *signature, ULONG signature_length)
{
    ULONG answer = ready(handle, blob != NULL && data != NULL && signature != NULL);
    if (answer != SAR_OK) {
        return answer;
    }
    EVP_PKEY *key = rsa_public_key(blob);
    answer = key == NULL ? SAR_INVALIDPARAMERR : rsa_verified(key, data, length, signature, signature_length) ? SAR_OK : SAR_RSADECERR;
    EVP_PKEY_free(key);
    return answer;
}

ULONG DEVAPI SKF_RSAVerify(DEVHANDLE hDev, RSAPUBLICKEYBLOB *pRSAPubKeyBlob, BYTE *pbData, ULONG ulDataLen, BYTE *pbSignature, ULONG ulSignLen)
{
    ANSWER(rsa_verify(hDev, pRSAPubKeyBlob, pbData, ulDataLen, pbSignature, ulSignLen));
}

typedef bool rsa_operation(EVP_PKEY *key, int padding, const BYTE *in, size_t length, BYTE *out, size_t *size);

/* The bare operation: as many bytes in and out as the modulus has. Frees the key. */
static ULONG rsa_bare(rsa_operation *operation, EVP_PKEY *key, const BYTE *in, ULONG length, BYTE *out, ULONG *size)
{
    BYTE result[MAX_RSA_MODULUS_LEN];
    size_t done = sizeof result;
    size_t modulus = key == NULL ? 0 : (size_t)EVP_PKEY_get_size(key);
    ULONG answer = SAR_OK;
    if (key == NULL || size == NULL) {
        answer = SAR_INVALIDPARAMERR;
    } else if (length != modulus) {
        answer = SAR_INDATALENERR;
    } else if (out == NULL) {
        *size = (ULONG)modulus;
    } else {
        answer = operation(key, RSA_NO_PADDING, in, length, result, &done) ? bytes_out(result, done, out, size) : SAR_INDATAERR;
    }
    EVP_PKEY_free(key);
    return answer;
}

static ULONG rsa_public(DEVHANDLE handle, const RSAPUBLICKEYBLOB *blob, const BYTE *in, ULONG length, BYTE *out, ULONG *size)
{
    ULONG answer = ready(handle, blob != NULL && in != NULL);
    return answer == SAR_OK ? rsa_bare(rsa_encrypt, rsa_public_key(blob), in, length, out, size) : answer;
}

ULONG DEVAPI SKF_ExtRSAPubKeyOperation(DEVHANDLE hDev, RSAPUBLICKEYBLOB *pRSAPubKeyBlob, BYTE *pbInput, ULONG ulInputLen, BYTE *pbOutput,
        ULONG *pulOutputLen)
{
    ANSWER(rsa_public(hDev, pRSAPubKeyBlob, pbInput, ulInputLen, pbOutput, pulOutputLen));
}

static ULONG rsa_private(DEVHANDLE handle, const RSAPRIVATEKEYBLOB *blob, const BYTE *in, ULONG length, BYTE *out, ULONG *size)
{
    ULONG answer = ready(handle, blob != NULL && in != NULL);
    return answer == SAR_OK ? rsa_bare(rsa_decrypt, rsa_private_key(blob), in, length, out, size) : answer;
}

ULONG DEVAPI SKF_ExtRSAPriKeyOperation(DEVHANDLE hDev, RSAPRIVATEKEYBLOB *pRSAPriKeyBlob, BYTE *pbInput, ULONG ulInputLen, BYTE *pbOutput,
        ULONG *pulOutputLen)
{
    ANSWER(rsa_private(hDev, pRSAPriKeyBlob, pbInput, ulInputLen, pbOutput, pulOutputLen));
}

/* ---- SM2 ---------------------------------------------------------------------------------------------------------- */

static ULONG ecc_verify(DEVHANDLE handle, const ECCPUBLICKEYBLOB *blob, const BYTE *digest, ULONG length, const ECCSIGNATUREBLOB *signature)
{
    ULONG answer = ready(handle, blob != NULL && digest != NULL && signature != NULL);
    if (answer != SAR_OK || length != SM2_BYTES) {
        return answer != SAR_OK ? answer : SAR_INDATALENERR;
    }
    EVP_PKEY *key = ecc_public_key(blob);
    answer = key == NULL ? SAR_INVALIDPARAMERR : ecc_verify_digest(signature, key, digest) ? SAR_OK : SAR_FAIL;
    EVP_PKEY_free(key);
    return answer;
}

ULONG DEVAPI SKF_ECCVerify(DEVHANDLE hDev, ECCPUBLICKEYBLOB *pECCPubKeyBlob, BYTE *pbData, ULONG ulDataLen, ECCSIGNATUREBLOB *pSignature)
{
    ANSWER(ecc_verify(hDev, pECCPubKeyBlob, pbData, ulDataLen, pSignature));
}

ULONG DEVAPI SKF_ExtECCVerify(DEVHANDLE hDev, ECCPUBLICKEYBLOB *pECCPubKeyBlob, BYTE *pbData, ULONG ulDataLen, ECCSIGNATUREBLOB *pSignature)
{
    ANSWER(ecc_verify(hDev, pECCPubKeyBlob, pbData, ulDataLen, pSignature));
}

static ULONG encrypt(DEVHANDLE handle, const ECCPUBLICKEYBLOB *blob, const BYTE *text, ULONG length, ECCCIPHERBLOB *out)
{
    ULONG answer = ready(handle, blob != NULL && text != NULL && out != NULL);
    if (answer != SAR_OK || length == 0) {
        return answer != SAR_OK ? answer : SAR_INDATALENERR;
    }
    EVP_PKEY *key = ecc_public_key(blob);
    answer = key == NULL ? SAR_INVALIDPARAMERR : ecc_encrypt(out, key, text, length) ? SAR_OK : SAR_FAIL;
    EVP_PKEY_free(key);
    return answer;
}

ULONG DEVAPI SKF_ExtECCEncrypt(DEVHANDLE hDev, ECCPUBLICKEYBLOB *pECCPubKeyBlob, BYTE *pbPlainText, ULONG ulPlainTextLen, ECCCIPHERBLOB *pCipherText)
{
    ANSWER(encrypt(hDev, pECCPubKeyBlob, pbPlainText, ulPlainTextLen, pCipherText));
}

static ULONG decrypt(DEVHANDLE handle, const ECCPRIVATEKEYBLOB *blob, const ECCCIPHERBLOB *cipher, BYTE *out, ULONG *size)
{
    size_t length = 0;
    ULONG answer = ready(handle, blob != NULL && cipher != NULL);
    if (answer != SAR_OK) {
        return answer;
    }
    EVP_PKEY *key = ecc_private_key(blob);
    BYTE *text = key == NULL ? NULL : ecc_decrypt(cipher, key, &length);
    answer = key == NULL ? SAR_INVALIDPARAMERR : text == NULL ? SAR_INDATAERR : bytes_out(text, length, out, size);
    OPENSSL_clear_free(text, length);
    EVP_PKEY_free(key);
    return answer;
}

ULONG DEVAPI SKF_ExtECCDecrypt(DEVHANDLE hDev, ECCPRIVATEKEYBLOB *pECCPriKeyBlob, ECCCIPHERBLOB *pCipherText, BYTE *pbPlainText, ULONG *pulPlainTextLen)
{
    ANSWER(decrypt(hDev, pECCPriKeyBlob, pCipherText, pbPlainText, pulPlainTextLen));
}

static ULONG sign(DEVHANDLE handle, const ECCPRIVATEKEYBLOB *blob, const BYTE *digest, ULONG length, ECCSIGNATUREBLOB *out)
{
    ULONG answer = ready(handle, blob != NULL && digest != NULL && out != NULL);
    if (answer != SAR_OK || length != SM2_BYTES) {
        return answer != SAR_OK ? answer : SAR_INDATALENERR;
    }
    EVP_PKEY *key = ecc_private_key(blob);
    answer = key == NULL ? SAR_INVALIDPARAMERR : ecc_sign_digest(out, key, digest) ? SAR_OK : SAR_FAIL;
    EVP_PKEY_free(key);
    return answer;
}

ULONG DEVAPI SKF_ExtECCSign(DEVHANDLE hDev, ECCPRIVATEKEYBLOB *pECCPriKeyBlob, BYTE *pbData, ULONG ulDataLen, ECCSIGNATUREBLOB *pSignature)
{
    ANSWER(sign(hDev, pECCPriKeyBlob, pbData, ulDataLen, pSignature));
}
