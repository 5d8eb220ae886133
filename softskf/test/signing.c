/*
 * Signatures, verified by OpenSSL.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "bench.h"

#include <openssl/ec.h>
#include <openssl/rsa.h>
#include <string.h>

static const char ID[] = "1234567812345678";

static void digest_message(BYTE e[32], DEVHANDLE device, HCONTAINER container, const char *message)
{
    ECCPUBLICKEYBLOB key;
    HANDLE digest;
    ULONG size = sizeof key;
    OK(SKF_ExportPublicKey(container, TRUE, (BYTE *)&key, &size));
    EQUAL(sizeof key, size);
    EQUAL(256, key.BitLen);
    OK(SKF_DigestInit(device, SGD_SM3, &key, (BYTE *)ID, sizeof ID - 1, &digest));
    size = 32;
    OK(SKF_Digest(digest, (BYTE *)message, (ULONG)strlen(message), e, &size));
    OK(SKF_CloseHandle(digest));
}

/* Returns true when OpenSSL, hashing the message itself, accepts the signature. */
static bool openssl_verifies(const ECCSIGNATUREBLOB *blob, const char *message)
{
    BYTE *der = NULL;
    EVP_PKEY_CTX *parameters = NULL;
    EVP_PKEY *key = provisioned_key(SM2_CONTAINER, true);
    ECDSA_SIG *signature = ECDSA_SIG_new();
    ECDSA_SIG_set0(signature, BN_bin2bn(blob->r + 32, 32, NULL), BN_bin2bn(blob->s + 32, 32, NULL));
    int length = i2d_ECDSA_SIG(signature, &der);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    TRUE_THAT(EVP_DigestVerifyInit(context, &parameters, EVP_sm3(), NULL, key) == 1);
    TRUE_THAT(EVP_PKEY_CTX_set1_id(parameters, ID, sizeof ID - 1) == 1);
    bool right = EVP_DigestVerify(context, der, (size_t)length, (const BYTE *)message, strlen(message)) == 1;
    EVP_MD_CTX_free(context);
    OPENSSL_free(der);
    ECDSA_SIG_free(signature);
    EVP_PKEY_free(key);
    return right;
}

void test_sm2_signature(void)
{
    BYTE e[32], zeros[32] = {0};
    ECCSIGNATUREBLOB signature;
    struct opened opened = open_all(SM2_CONTAINER);
    login(opened.application);
    digest_message(e, opened.device, opened.container, "投标文件");
    memset(&signature, 'x', sizeof signature);
    OK(SKF_ECCSignData(opened.container, e, sizeof e, &signature));
    EQUAL(0, memcmp(zeros, signature.r, 32));
    EQUAL(0, memcmp(zeros, signature.s, 32));
    TRUE_THAT(openssl_verifies(&signature, "投标文件"));
    TRUE_THAT(!openssl_verifies(&signature, "another"));
    EQUAL(SAR_INDATALENERR, SKF_ECCSignData(opened.container, e, 31, &signature));
    control_file("wrong_signature=1\n");
    OK(SKF_ECCSignData(opened.container, e, sizeof e, &signature));
    EQUAL(0, memcmp(zeros, signature.r, 32));
    TRUE_THAT(!openssl_verifies(&signature, "投标文件"));
    OK(SKF_DisConnectDev(opened.device));
}

/* DigestInfo of SHA-256 up to the hash. */
static const BYTE SHA256_INFO[] = {0x30, 0x31, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20};

static bool openssl_verifies_rsa(const BYTE *signature, size_t length, const char *message)
{
    EVP_PKEY *key = provisioned_key(RSA_CONTAINER, true);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    TRUE_THAT(EVP_DigestVerifyInit(context, NULL, EVP_sha256(), NULL, key) == 1);
    bool right = EVP_DigestVerify(context, signature, length, (const BYTE *)message, strlen(message)) == 1;
    EVP_MD_CTX_free(context);
    EVP_PKEY_free(key);
    return right;
}

void test_rsa_signature(void)
{
    static const char message[] = "投标文件";
    BYTE info[sizeof SHA256_INFO + 32], signature[512];
    ULONG size = 0;
    RSAPUBLICKEYBLOB key;
    struct opened opened = open_all(RSA_CONTAINER);
    login(opened.application);
    memcpy(info, SHA256_INFO, sizeof SHA256_INFO);
    EVP_Digest(message, sizeof message - 1, info + sizeof SHA256_INFO, NULL, EVP_sha256(), NULL);
    OK(SKF_RSASignData(opened.container, info, sizeof info, NULL, &size));
    EQUAL(256, size);
    size = 255;
    EQUAL(SAR_BUFFER_TOO_SMALL, SKF_RSASignData(opened.container, info, sizeof info, signature, &size));
    EQUAL(256, size);
    size = sizeof signature;
    OK(SKF_RSASignData(opened.container, info, sizeof info, signature, &size));
    EQUAL(256, size);
    TRUE_THAT(openssl_verifies_rsa(signature, size, message));
    size = sizeof key;
    OK(SKF_ExportPublicKey(opened.container, TRUE, (BYTE *)&key, &size));
    EQUAL(2048, key.BitLen);
    OK(SKF_RSAVerify(opened.device, &key, info, sizeof info, signature, 256));
    signature[5] ^= 1;
    EQUAL(SAR_RSADECERR, SKF_RSAVerify(opened.device, &key, info, sizeof info, signature, 256));
    size = sizeof signature;
    EQUAL(SAR_INDATALENERR, SKF_RSASignData(opened.container, signature, 246, signature, &size));
    control_file("rsa_input=hash\n");
    size = sizeof signature;
    OK(SKF_RSASignData(opened.container, info + sizeof SHA256_INFO, 32, signature, &size));
    TRUE_THAT(openssl_verifies_rsa(signature, size, message));
    size = sizeof signature;
    EQUAL(SAR_INDATALENERR, SKF_RSASignData(opened.container, info, sizeof info, signature, &size));
    control_file("wrong_signature=1\n");
    size = sizeof signature;
    OK(SKF_RSASignData(opened.container, info, sizeof info, signature, &size));
    TRUE_THAT(!openssl_verifies_rsa(signature, size, message));
    OK(SKF_DisConnectDev(opened.device));
}

void test_signing_needs_login(void)
{
    BYTE data[32] = {1}, out[512];
    ULONG size = sizeof out;
    ECCSIGNATUREBLOB signature;
    struct opened sm2 = open_all(SM2_CONTAINER), rsa = open_all(RSA_CONTAINER);
    EQUAL(SAR_USER_NOT_LOGGED_IN, SKF_ECCSignData(sm2.container, data, sizeof data, &signature));
    EQUAL(SAR_USER_NOT_LOGGED_IN, SKF_RSASignData(rsa.container, data, sizeof data, out, &size));
    ULONG tries;
    OK(SKF_VerifyPIN(sm2.application, ADMIN_TYPE, (LPSTR)ADMIN_PIN, &tries));
    EQUAL(SAR_USER_NOT_LOGGED_IN, SKF_ECCSignData(sm2.container, data, sizeof data, &signature));
    login(sm2.application);
    OK(SKF_ECCSignData(sm2.container, data, sizeof data, &signature));
    OK(SKF_RSASignData(rsa.container, data, sizeof data, out, &size));
    EQUAL(SAR_KEYNOTFOUNTERR, SKF_ECCSignData(rsa.container, data, sizeof data, &signature));
    EQUAL(SAR_KEYNOTFOUNTERR, SKF_RSASignData(sm2.container, data, sizeof data, out, &size));
    OK(SKF_DisConnectDev(sm2.device));
    OK(SKF_DisConnectDev(rsa.device));
}
