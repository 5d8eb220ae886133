/*
 * Digests, ciphers and key pairs, checked against OpenSSL.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "bench.h"

#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <stdlib.h>
#include <string.h>

static const BYTE KEY[16] = "0123456789abcde";

void test_digests(void)
{
    static const struct {
        ULONG identifier;
        const EVP_MD *(*algorithm)(void);
    } all[] = {{SGD_SM3, EVP_sm3}, {SGD_SHA1, EVP_sha1}, {SGD_SHA256, EVP_sha256}};
    DEVHANDLE device;
    HANDLE digest;
    OK(SKF_ConnectDev((LPSTR)DEVICE, &device));
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        BYTE wanted[64], found[64];
        unsigned length = 0;
        ULONG size = 0;
        EVP_Digest("abcdef", 6, wanted, &length, all[i].algorithm(), NULL);
        OK(SKF_DigestInit(device, all[i].identifier, NULL, NULL, 0, &digest));
        OK(SKF_DigestUpdate(digest, (BYTE *)"abc", 3));
        OK(SKF_DigestUpdate(digest, (BYTE *)"def", 3));
        OK(SKF_DigestFinal(digest, NULL, &size));
        EQUAL(length, size);
        size--;
        EQUAL(SAR_BUFFER_TOO_SMALL, SKF_DigestFinal(digest, found, &size));
        OK(SKF_DigestFinal(digest, found, &size));
        EQUAL(0, memcmp(wanted, found, length));
        EQUAL(SAR_NOTINITIALIZEERR, SKF_DigestUpdate(digest, (BYTE *)"x", 1));
        EQUAL(SAR_NOTINITIALIZEERR, SKF_Digest(digest, (BYTE *)"x", 1, found, &size));
        OK(SKF_CloseHandle(digest));
    }
    EQUAL(SAR_NOTSUPPORTYETERR, SKF_DigestInit(device, 8, NULL, NULL, 0, &digest));
    OK(SKF_DisConnectDev(device));
}

void test_external_keys(void)
{
    BYTE text[100], digest[32] = {7}, room[sizeof(ECCCIPHERBLOB) + sizeof text], out[256];
    ULONG size;
    ECCPUBLICKEYBLOB public;
    ECCPRIVATEKEYBLOB private = {256, {0}};
    ECCCIPHERBLOB *cipher = (ECCCIPHERBLOB *)room;
    ECCSIGNATUREBLOB signature;
    struct opened opened = open_all(SM2_CONTAINER);
    login(opened.application);
    memset(text, 'q', sizeof text);
    OK(SKF_GenECCKeyPair(opened.container, SGD_SM2_1, &public));
    EVP_PKEY *key = provisioned_key(SM2_CONTAINER, true);
    BIGNUM *scalar = NULL;
    EVP_PKEY_get_bn_param(key, "priv", &scalar);
    BN_bn2binpad(scalar, private.PrivateKey, 64);
    BN_free(scalar);
    EVP_PKEY_free(key);
    OK(SKF_ExtECCEncrypt(opened.device, &public, text, sizeof text, cipher));
    EQUAL(sizeof text, cipher->CipherLen);
    size = 0;
    OK(SKF_ExtECCDecrypt(opened.device, &private, cipher, NULL, &size));
    EQUAL(sizeof text, size);
    OK(SKF_ExtECCDecrypt(opened.device, &private, cipher, out, &size));
    EQUAL(0, memcmp(text, out, sizeof text));
    cipher->HASH[0] ^= 1;
    EQUAL(SAR_INDATAERR, SKF_ExtECCDecrypt(opened.device, &private, cipher, out, &size));
    OK(SKF_ExtECCSign(opened.device, &private, digest, 32, &signature));
    OK(SKF_ExtECCVerify(opened.device, &public, digest, 32, &signature));
    OK(SKF_ECCSignData(opened.container, digest, 32, &signature));
    OK(SKF_ECCVerify(opened.device, &public, digest, 32, &signature));
    digest[0] ^= 1;
    EQUAL(SAR_FAIL, SKF_ECCVerify(opened.device, &public, digest, 32, &signature));
    public.XCoordinate[63] ^= 1;
    EQUAL(SAR_INVALIDPARAMERR, SKF_ECCVerify(opened.device, &public, digest, 32, &signature));
    OK(SKF_DisConnectDev(opened.device));

    DEVHANDLE device;
    RSAPRIVATEKEYBLOB rsa;
    RSAPUBLICKEYBLOB rsa_public;
    BYTE number[128] = {0, 1, 2, 3}, sealed[128];
    OK(SKF_ConnectDev((LPSTR)DEVICE, &device));
    EQUAL(SAR_MODULUSLENERR, SKF_GenExtRSAKey(device, 512, &rsa));
    OK(SKF_GenExtRSAKey(device, 1024, &rsa));
    memcpy(&rsa_public, &rsa, sizeof rsa_public);
    size = sizeof sealed;
    OK(SKF_ExtRSAPubKeyOperation(device, &rsa_public, number, sizeof number, sealed, &size));
    EQUAL(128, size);
    size = 0;
    OK(SKF_ExtRSAPriKeyOperation(device, &rsa, sealed, sizeof sealed, NULL, &size));
    EQUAL(128, size);
    OK(SKF_ExtRSAPriKeyOperation(device, &rsa, sealed, sizeof sealed, out, &size));
    EQUAL(0, memcmp(number, out, sizeof number));
    EQUAL(SAR_INDATALENERR, SKF_ExtRSAPubKeyOperation(device, &rsa_public, number, 5, sealed, &size));
    OK(SKF_DisConnectDev(device));
}

/* Encrypts with one handle, decrypts with the other. */
static void same_key(HANDLE one, HANDLE other)
{
    BYTE in[21] = "one and twenty bytes", cipher[64], out[64];
    BLOCKCIPHERPARAM parameters = {{1, 2, 3}, 16, SKF_PADDING_PKCS5, 0};
    ULONG cipher_size = sizeof cipher, size = sizeof out;
    OK(SKF_EncryptInit(one, parameters));
    OK(SKF_Encrypt(one, in, sizeof in, cipher, &cipher_size));
    EQUAL(32, cipher_size);
    OK(SKF_DecryptInit(other, parameters));
    OK(SKF_Decrypt(other, cipher, cipher_size, out, &size));
    EQUAL(sizeof in, size);
    EQUAL(0, memcmp(in, out, sizeof in));
}

void test_session_keys(void)
{
    BYTE wrapped[512];
    ULONG size;
    HANDLE sent, received;
    ECCPUBLICKEYBLOB ecc;
    RSAPUBLICKEYBLOB rsa;
    struct opened opened = open_all(SM2_CONTAINER);
    size = sizeof ecc;
    OK(SKF_ExportPublicKey(opened.container, FALSE, (BYTE *)&ecc, &size));
    OK(SKF_ECCExportSessionKey(opened.container, SGD_SMS4_CBC, &ecc, (ECCCIPHERBLOB *)wrapped, &sent));
    size = sizeof(ECCCIPHERBLOB) + 15;
    EQUAL(SAR_USER_NOT_LOGGED_IN, SKF_ImportSessionKey(opened.container, SGD_SMS4_CBC, wrapped, size, &received));
    login(opened.application);
    OK(SKF_ImportSessionKey(opened.container, SGD_SMS4_CBC, wrapped, size, &received));
    same_key(sent, received);
    EQUAL(SAR_NOTSUPPORTYETERR, SKF_ImportSessionKey(opened.container, SGD_SM1_CBC, wrapped, size, &received));
    EQUAL(SAR_INDATAERR, SKF_ImportSessionKey(opened.container, SGD_SMS4_CBC, wrapped, 100, &received));
    OK(SKF_CloseHandle(received));
    OK(SKF_OpenContainer(opened.application, (LPSTR)RSA_CONTAINER, &opened.container));
    size = sizeof rsa;
    OK(SKF_ExportPublicKey(opened.container, FALSE, (BYTE *)&rsa, &size));
    size = 0;
    OK(SKF_RSAExportSessionKey(opened.container, SGD_SMS4_ECB, &rsa, NULL, &size, &sent));
    EQUAL(256, size);
    OK(SKF_RSAExportSessionKey(opened.container, SGD_SMS4_ECB, &rsa, wrapped, &size, &sent));
    OK(SKF_ImportSessionKey(opened.container, SGD_SMS4_ECB, wrapped, size, &received));
    same_key(sent, received);
    OK(SKF_DisConnectDev(opened.device));
}

static int openssl_encrypt(const EVP_CIPHER *cipher, const BYTE *iv, bool padding, const BYTE *in, int length, BYTE *out)
{
    int first = 0, last = 0;
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    EVP_EncryptInit_ex2(context, cipher, KEY, iv, NULL);
    EVP_CIPHER_CTX_set_padding(context, padding);
    TRUE_THAT(EVP_EncryptUpdate(context, out, &first, in, length) == 1 && EVP_EncryptFinal_ex(context, out + first, &last) == 1);
    EVP_CIPHER_CTX_free(context);
    return first + last;
}

void test_cipher_modes(void)
{
    static const struct {
        ULONG identifier;
        const EVP_CIPHER *(*cipher)(void);
        ULONG padding, length;
    } all[] = {{SGD_SMS4_ECB, EVP_sm4_ecb, 0, 48}, {SGD_SMS4_ECB, EVP_sm4_ecb, 1, 48}, {SGD_SMS4_CBC, EVP_sm4_cbc, 0, 48},
               {SGD_SMS4_CBC, EVP_sm4_cbc, 1, 45}, {SGD_SMS4_CFB, EVP_sm4_cfb128, 0, 45}, {SGD_SMS4_OFB, EVP_sm4_ofb, 0, 45}};
    DEVHANDLE device;
    OK(SKF_ConnectDev((LPSTR)DEVICE, &device));
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        HANDLE key;
        BYTE in[48], wanted[80], found[80], back[80];
        BLOCKCIPHERPARAM parameters = {{9, 8, 7}, 16, all[i].padding, 0};
        memset(in, (int)i, sizeof in);
        int length = openssl_encrypt(all[i].cipher(), parameters.IV, all[i].padding != 0, in, (int)all[i].length, wanted);
        OK(SKF_SetSymmKey(device, (BYTE *)KEY, all[i].identifier, &key));
        ULONG size = sizeof found, done;
        EQUAL(SAR_NOTINITIALIZEERR, SKF_Encrypt(key, in, all[i].length, found, &size));
        OK(SKF_EncryptInit(key, parameters));
        OK(SKF_Encrypt(key, in, all[i].length, NULL, &size));
        EQUAL(length, size);
        size--;
        EQUAL(SAR_BUFFER_TOO_SMALL, SKF_Encrypt(key, in, all[i].length, found, &size));
        OK(SKF_Encrypt(key, in, all[i].length, found, &size));
        EQUAL(0, memcmp(wanted, found, (size_t)length));
        OK(SKF_DecryptInit(key, parameters));
        size = sizeof back;
        OK(SKF_DecryptUpdate(key, found, 20, back, &size));
        done = size;
        size = (ULONG)sizeof back - done;
        OK(SKF_DecryptUpdate(key, found + 20, (ULONG)length - 20, back + done, &size));
        done += size;
        size = (ULONG)sizeof back - done;
        OK(SKF_DecryptFinal(key, back + done, &size));
        EQUAL(all[i].length, done + size);
        EQUAL(0, memcmp(in, back, all[i].length));
        OK(SKF_EncryptInit(key, parameters));
        size = sizeof back;
        OK(SKF_EncryptUpdate(key, in, 10, back, &size));
        done = size;
        size = (ULONG)sizeof back - done;
        OK(SKF_EncryptUpdate(key, in + 10, all[i].length - 10, back + done, &size));
        done += size;
        size = (ULONG)sizeof back - done;
        OK(SKF_EncryptFinal(key, back + done, &size));
        EQUAL(length, done + size);
        EQUAL(0, memcmp(wanted, back, (size_t)length));
        OK(SKF_CloseHandle(key));
    }
    HANDLE key;
    BYTE bytes[32] = {0};
    ULONG size = sizeof bytes;
    BLOCKCIPHERPARAM parameters = {{0}, 16, 0, 0};
    OK(SKF_SetSymmKey(device, (BYTE *)KEY, SGD_SMS4_CBC, &key));
    OK(SKF_EncryptInit(key, parameters));
    EQUAL(SAR_INDATALENERR, SKF_Encrypt(key, bytes, 5, bytes, &size));
    parameters.PaddingType = 1;
    OK(SKF_DecryptInit(key, parameters));
    EQUAL(SAR_DECRYPTPADERR, SKF_Decrypt(key, bytes, 16, bytes, &size));
    parameters.IVLen = 8;
    EQUAL(SAR_INVALIDPARAMERR, SKF_EncryptInit(key, parameters));
    EQUAL(SAR_NOTSUPPORTYETERR, SKF_SetSymmKey(device, (BYTE *)KEY, SGD_SM1_ECB, &key));
    OK(SKF_DisConnectDev(device));
}

void test_macs(void)
{
    DEVHANDLE device;
    HANDLE key, mac;
    BYTE in[50], cipher[80], found[16];
    ULONG size = 0;
    BLOCKCIPHERPARAM parameters = {{4, 5, 6}, 16, 0, 0};
    memset(in, 'm', sizeof in);
    OK(SKF_ConnectDev((LPSTR)DEVICE, &device));
    OK(SKF_SetSymmKey(device, (BYTE *)KEY, SGD_SMS4_MAC, &key));
    openssl_encrypt(EVP_sm4_cbc(), parameters.IV, false, in, 48, cipher);
    OK(SKF_MacInit(key, &parameters, &mac));
    OK(SKF_MacUpdate(mac, in, 20));
    OK(SKF_MacUpdate(mac, in + 20, 28));
    OK(SKF_MacFinal(mac, NULL, &size));
    EQUAL(16, size);
    OK(SKF_MacFinal(mac, found, &size));
    EQUAL(0, memcmp(cipher + 32, found, 16));
    EQUAL(SAR_NOTINITIALIZEERR, SKF_MacUpdate(mac, in, 1));
    OK(SKF_CloseHandle(mac));
    OK(SKF_MacInit(key, &parameters, &mac));
    EQUAL(SAR_INDATALENERR, SKF_Mac(mac, in, 50, found, &size));
    OK(SKF_CloseHandle(mac));
    parameters.PaddingType = SKF_PADDING_PKCS5;
    openssl_encrypt(EVP_sm4_cbc(), parameters.IV, true, in, 50, cipher);
    OK(SKF_MacInit(key, &parameters, &mac));
    OK(SKF_Mac(mac, in, 50, found, &size));
    EQUAL(0, memcmp(cipher + 48, found, 16));
    EQUAL(SAR_KEYUSAGEERR, SKF_EncryptInit(key, parameters));
    OK(SKF_DisConnectDev(device));
}

/* ---- Pairs -------------------------------------------------------------------------------------------------------- */

static void envelope_for(ENVELOPEDKEYBLOB *envelope, struct opened *opened, EVP_PKEY *key, int form)
{
    BYTE plain[64] = {0};
    ECCPUBLICKEYBLOB signing;
    ULONG size = sizeof signing;
    BIGNUM *number = NULL;
    memset(envelope, 0, sizeof *envelope);
    envelope->Version = 1;
    envelope->ulSymmAlgID = SGD_SMS4_ECB;
    envelope->ulBits = envelope->PubKey.BitLen = 256;
    EVP_PKEY_get_bn_param(key, "qx", &number);
    BN_bn2binpad(number, envelope->PubKey.XCoordinate, 64);
    EVP_PKEY_get_bn_param(key, "qy", &number);
    BN_bn2binpad(number, envelope->PubKey.YCoordinate, 64);
    EVP_PKEY_get_bn_param(key, "priv", &number);
    BN_bn2binpad(number, plain + (form == 0 ? 0 : 32), 32);
    BN_free(number);
    /* The whole 64 bytes, the last 32 or the first 32. */
    openssl_encrypt(EVP_sm4_ecb(), NULL, false, plain + (form == 2 ? 32 : 0), form == 2 ? 32 : form == 1 ? 64 : 32,
            envelope->cbEncryptedPriKey + (form == 2 ? 32 : 0));
    OK(SKF_ExportPublicKey(opened->container, TRUE, (BYTE *)&signing, &size));
    OK(SKF_ExtECCEncrypt(opened->device, &signing, (BYTE *)KEY, 16, &envelope->ECCCipherBlob));
}

void test_sm2_envelope(void)
{
    BYTE room[sizeof(ENVELOPEDKEYBLOB) + 16], certificate[4096];
    ENVELOPEDKEYBLOB *envelope = (ENVELOPEDKEYBLOB *)room;
    ULONG size;
    struct opened opened = open_all(SM2_CONTAINER);
    login(opened.application);
    for (int form = 0; form < 3; form++) {
        EVP_PKEY *key = EVP_PKEY_Q_keygen(NULL, NULL, "SM2");
        envelope_for(envelope, &opened, key, form);
        OK(SKF_ImportECCKeyPair(opened.container, envelope));
        EVP_PKEY *stored = provisioned_key(SM2_CONTAINER, false);
        EQUAL(1, EVP_PKEY_eq(key, stored));
        EVP_PKEY_free(stored);
        EVP_PKEY_free(key);
    }
    /* Its certificate was one for the pair before it. */
    size = sizeof certificate;
    EQUAL(SAR_CERTNOTFOUNTERR, SKF_ExportCertificate(opened.container, FALSE, certificate, &size));
    envelope->PubKey.XCoordinate[40] ^= 1;
    EQUAL(SAR_INDATAERR, SKF_ImportECCKeyPair(opened.container, envelope));
    envelope->ulSymmAlgID = SGD_SM1_ECB;
    EQUAL(SAR_NOTSUPPORTYETERR, SKF_ImportECCKeyPair(opened.container, envelope));
    OK(SKF_DisConnectDev(opened.device));
}

void test_rsa_envelope(void)
{
    BYTE *der = NULL, *cipher, wrapped[256];
    size_t size = sizeof wrapped;
    struct opened opened = open_all(RSA_CONTAINER);
    EVP_PKEY *key = EVP_PKEY_Q_keygen(NULL, NULL, "RSA", (size_t)2048), *signing = provisioned_key(RSA_CONTAINER, true);
    login(opened.application);
    int length = i2d_PrivateKey(key, &der);
    cipher = malloc((size_t)length + 32);
    length = openssl_encrypt(EVP_sm4_ecb(), NULL, true, der, length, cipher);
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new(signing, NULL);
    TRUE_THAT(EVP_PKEY_encrypt_init(context) == 1 && EVP_PKEY_encrypt(context, wrapped, &size, KEY, 16) == 1);
    OK(SKF_ImportRSAKeyPair(opened.container, SGD_SMS4_ECB, wrapped, (ULONG)size, cipher, (ULONG)length));
    EVP_PKEY *stored = provisioned_key(RSA_CONTAINER, false);
    EQUAL(1, EVP_PKEY_eq(key, stored));
    wrapped[9] ^= 1;
    EQUAL(SAR_INDATAERR, SKF_ImportRSAKeyPair(opened.container, SGD_SMS4_ECB, wrapped, (ULONG)size, cipher, (ULONG)length));
    EVP_PKEY_CTX_free(context);
    EVP_PKEY_free(stored);
    EVP_PKEY_free(signing);
    EVP_PKEY_free(key);
    OPENSSL_free(der);
    free(cipher);
    OK(SKF_DisConnectDev(opened.device));
}

void test_generated_pairs(void)
{
    BYTE certificate[4096], digest[32] = {1};
    ULONG size = sizeof certificate, type = 9;
    HCONTAINER fresh;
    ECCPUBLICKEYBLOB ecc;
    RSAPUBLICKEYBLOB rsa;
    ECCSIGNATUREBLOB signature;
    struct opened opened = open_all(SM2_CONTAINER);
    EQUAL(SAR_USER_NOT_LOGGED_IN, SKF_GenECCKeyPair(opened.container, SGD_SM2_1, &ecc));
    EQUAL(SAR_USER_NOT_LOGGED_IN, SKF_CreateContainer(opened.application, (LPSTR) "new", &fresh));
    login(opened.application);
    OK(SKF_ExportCertificate(opened.container, TRUE, certificate, &size));
    OK(SKF_CreateContainer(opened.application, (LPSTR) "new", &fresh));
    OK(SKF_GetContainerType(fresh, &type));
    EQUAL(SKF_CONTAINER_EMPTY, type);
    EQUAL(SAR_KEYNOTFOUNTERR, SKF_ECCSignData(fresh, digest, 32, &signature));
    EQUAL(SAR_NOTSUPPORTYETERR, SKF_GenECCKeyPair(fresh, SGD_RSA, &ecc));
    OK(SKF_GenECCKeyPair(fresh, SGD_SM2_1, &ecc));
    OK(SKF_GetContainerType(fresh, &type));
    EQUAL(SKF_CONTAINER_ECC, type);
    OK(SKF_ECCSignData(fresh, digest, 32, &signature));
    OK(SKF_ECCVerify(opened.device, &ecc, digest, 32, &signature));
    EQUAL(SAR_INDATAERR, SKF_ImportCertificate(fresh, TRUE, certificate, size - 1));
    OK(SKF_ImportCertificate(fresh, TRUE, certificate, size));
    ULONG again = sizeof certificate;
    OK(SKF_ExportCertificate(fresh, TRUE, certificate, &again));
    EQUAL(size, again);
    OK(SKF_GenRSAKeyPair(fresh, 1024, &rsa));
    EQUAL(1024, rsa.BitLen);
    EQUAL(0, rsa.Modulus[127]);
    TRUE_THAT(rsa.Modulus[128] >= 0x80);
    again = sizeof certificate;
    EQUAL(SAR_CERTNOTFOUNTERR, SKF_ExportCertificate(fresh, TRUE, certificate, &again));
    OK(SKF_DisConnectDev(opened.device));
}
