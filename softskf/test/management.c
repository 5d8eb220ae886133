/*
 * Making and deleting applications, containers and files.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "bench.h"

#include <stdio.h>
#include <string.h>

static const BYTE ISSUED_KEY[17] = "1234567812345678", OWN_KEY[17] = "abcdefghabcdefgh";

static ULONG authenticate(DEVHANDLE device, const BYTE *bytes, ULONG random_length)
{
    HANDLE key;
    BYTE challenge[16] = {0}, answer[16];
    ULONG size = sizeof answer;
    BLOCKCIPHERPARAM parameters = {{0}, 0, 0, 0};
    OK(SKF_GenRandom(device, challenge, random_length));
    OK(SKF_SetSymmKey(device, (BYTE *)bytes, SGD_SMS4_ECB, &key));
    OK(SKF_EncryptInit(key, parameters));
    OK(SKF_Encrypt(key, challenge, sizeof challenge, answer, &size));
    OK(SKF_CloseHandle(key));
    ULONG first = SKF_DevAuth(device, answer, sizeof answer);
    if (first == SAR_OK) {
        EQUAL(SAR_FAIL, SKF_DevAuth(device, answer, sizeof answer)); /* the same answer once more */
        OK(SKF_GenRandom(device, challenge, random_length));
        memset(challenge + random_length, 0, sizeof challenge - random_length);
        OK(SKF_SetSymmKey(device, (BYTE *)bytes, SGD_SMS4_ECB, &key));
        OK(SKF_EncryptInit(key, parameters));
        OK(SKF_Encrypt(key, challenge, sizeof challenge, answer, &size));
        OK(SKF_CloseHandle(key));
        OK(SKF_DevAuth(device, answer, sizeof answer));
    }
    return first;
}

void test_device_authentication(void)
{
    DEVHANDLE device;
    OK(SKF_ConnectDev((LPSTR)DEVICE, &device));
    EQUAL(SAR_USER_NOT_LOGGED_IN, SKF_ChangeDevAuthKey(device, (BYTE *)OWN_KEY, 16));
    EQUAL(SAR_FAIL, authenticate(device, OWN_KEY, 8));
    OK(authenticate(device, ISSUED_KEY, 8));
    OK(SKF_ChangeDevAuthKey(device, (BYTE *)OWN_KEY, 16));
    OK(SKF_DisConnectDev(device));
    OK(SKF_ConnectDev((LPSTR)DEVICE, &device));
    EQUAL(SAR_FAIL, authenticate(device, ISSUED_KEY, 8));
    OK(authenticate(device, OWN_KEY, 16));
    OK(SKF_DisConnectDev(device));
}

void test_applications(void)
{
    DEVHANDLE device;
    HAPPLICATION application, other;
    ULONG tries = 0, most = 0;
    BOOL standard;
    OK(SKF_ConnectDev((LPSTR)DEVICE, &device));
    EQUAL(SAR_USER_NOT_LOGGED_IN, SKF_CreateApplication(device, (LPSTR) "NEW", (LPSTR)ADMIN_PIN, 5, (LPSTR)PIN, 7, SECURE_USER_ACCOUNT, &application));
    EQUAL(SAR_USER_NOT_LOGGED_IN, SKF_DeleteApplication(device, (LPSTR)APPLICATION));
    OK(authenticate(device, ISSUED_KEY, 8));
    EQUAL(SAR_PIN_LEN_RANGE, SKF_CreateApplication(device, (LPSTR) "NEW", (LPSTR) "1", 5, (LPSTR)PIN, 7, SECURE_USER_ACCOUNT, &application));
    EQUAL(SAR_INVALIDPARAMERR, SKF_CreateApplication(device, (LPSTR) "NEW", (LPSTR)ADMIN_PIN, 0, (LPSTR)PIN, 7, SECURE_USER_ACCOUNT, &application));
    EQUAL(SAR_APPLICATION_EXISTS, SKF_CreateApplication(device, (LPSTR)APPLICATION, (LPSTR)ADMIN_PIN, 5, (LPSTR)PIN, 7, SECURE_USER_ACCOUNT, &application));
    OK(SKF_CreateApplication(device, (LPSTR) "NEW", (LPSTR)ADMIN_PIN, 5, (LPSTR)PIN, 7, SECURE_USER_ACCOUNT, &application));
    OK(SKF_GetPINInfo(application, USER_TYPE, &most, &tries, &standard));
    EQUAL(7, most);
    EQUAL(7, tries);
    OK(SKF_VerifyPIN(application, USER_TYPE, (LPSTR)PIN, &tries));
    OK(SKF_OpenApplication(device, (LPSTR) "NEW", &other));
    OK(SKF_DeleteApplication(device, (LPSTR) "NEW"));
    EQUAL(SAR_INVALIDHANDLEERR, SKF_CloseApplication(application));
    EQUAL(SAR_INVALIDHANDLEERR, SKF_CloseApplication(other));
    EQUAL(SAR_APPLICATION_NOT_EXISTS, SKF_OpenApplication(device, (LPSTR) "NEW", &application));
    EQUAL(SAR_APPLICATION_NOT_EXISTS, SKF_DeleteApplication(device, (LPSTR) "NEW"));
    OK(SKF_DisConnectDev(device));
}

void test_containers(void)
{
    char name[16];
    ULONG type;
    HCONTAINER container = NULL, other;
    struct opened opened = open_all(SM2_CONTAINER);
    login(opened.application);
    EQUAL(SAR_INVALIDPARAMERR, SKF_CreateContainer(opened.application, (LPSTR)SM2_CONTAINER, &container));
    for (int i = 2; i < 32; i++) {
        snprintf(name, sizeof name, "c%d", i);
        OK(SKF_CreateContainer(opened.application, name, &container));
    }
    EQUAL(SAR_REACH_MAX_CONTAINER_COUNT, SKF_CreateContainer(opened.application, (LPSTR) "more", &other));
    OK(SKF_OpenContainer(opened.application, name, &other));
    OK(SKF_DeleteContainer(opened.application, name));
    EQUAL(SAR_INVALIDHANDLEERR, SKF_GetContainerType(container, &type));
    EQUAL(SAR_INVALIDHANDLEERR, SKF_GetContainerType(other, &type));
    EQUAL(SAR_INVALIDPARAMERR, SKF_DeleteContainer(opened.application, name));
    OK(SKF_GetContainerType(opened.container, &type));
    OK(SKF_DisConnectDev(opened.device));
}

void test_files(void)
{
    BYTE bytes[16];
    char list[32];
    ULONG size = 0;
    FILEATTRIBUTE attributes;
    struct opened opened = open_all(SM2_CONTAINER);
    HAPPLICATION application = opened.application;
    EQUAL(SAR_USER_NOT_LOGGED_IN, SKF_CreateFile(application, (LPSTR) "seal", 10, SECURE_ANYONE_ACCOUNT, SECURE_USER_ACCOUNT));
    login(application);
    OK(SKF_CreateFile(application, (LPSTR) "seal", 10, SECURE_ANYONE_ACCOUNT, SECURE_USER_ACCOUNT));
    EQUAL(SAR_FILE_ALREADY_EXIST, SKF_CreateFile(application, (LPSTR) "seal", 10, SECURE_ANYONE_ACCOUNT, SECURE_USER_ACCOUNT));
    EQUAL(SAR_NO_ROOM, SKF_CreateFile(application, (LPSTR) "big", 1000000, SECURE_ANYONE_ACCOUNT, SECURE_USER_ACCOUNT));
    EQUAL(SAR_NAMELENERR, SKF_CreateFile(application, (LPSTR) "12345678901234567890123456789012", 1, SECURE_ANYONE_ACCOUNT, SECURE_USER_ACCOUNT));
    OK(SKF_WriteFile(application, (LPSTR) "seal", 3, (BYTE *)"abc", 3));
    EQUAL(SAR_NO_ROOM, SKF_WriteFile(application, (LPSTR) "seal", 8, (BYTE *)"abc", 3));
    OK(SKF_CreateFile(application, (LPSTR) "hidden", 4, SECURE_NEVER_ACCOUNT, SECURE_USER_ACCOUNT));
    OK(SKF_ClearSecureState(application));
    OK(SKF_ReadFile(application, (LPSTR) "seal", 2, 5, NULL, &size));
    EQUAL(5, size);
    OK(SKF_ReadFile(application, (LPSTR) "seal", 2, 5, bytes, &size));
    EQUAL(0, memcmp("\0abc\0", bytes, 5));
    size = sizeof bytes;
    OK(SKF_ReadFile(application, (LPSTR) "seal", 8, 16, bytes, &size));
    EQUAL(2, size);
    EQUAL(SAR_USER_NOT_LOGGED_IN, SKF_ReadFile(application, (LPSTR) "hidden", 0, 4, bytes, &size));
    EQUAL(SAR_USER_NOT_LOGGED_IN, SKF_WriteFile(application, (LPSTR) "seal", 0, bytes, 1));
    EQUAL(SAR_FILE_NOT_EXIST, SKF_ReadFile(application, (LPSTR) "absent", 0, 4, bytes, &size));
    EQUAL(SAR_INVALIDPARAMERR, SKF_ReadFile(application, (LPSTR) "../pins", 0, 4, bytes, &size));
    OK(SKF_GetFileInfo(application, (LPSTR) "seal", &attributes));
    EQUAL(0, strcmp("seal", attributes.FileName));
    EQUAL(10, attributes.FileSize);
    EQUAL(SECURE_ANYONE_ACCOUNT, attributes.ReadRights);
    EQUAL(SECURE_USER_ACCOUNT, attributes.WriteRights);
    size = sizeof list;
    OK(SKF_EnumFiles(application, list, &size));
    EQUAL(13, size);
    EQUAL(0, memcmp("hidden\0seal\0", list, 13));
    EQUAL(SAR_USER_NOT_LOGGED_IN, SKF_DeleteFile(application, (LPSTR) "seal"));
    login(application);
    OK(SKF_DeleteFile(application, (LPSTR) "seal"));
    EQUAL(SAR_FILE_NOT_EXIST, SKF_DeleteFile(application, (LPSTR) "seal"));
    OK(SKF_DisConnectDev(opened.device));
}

void test_unsupported(void)
{
    BYTE bytes[4] = {0};
    ULONG size = 4;
    HANDLE handle;
    ECCPUBLICKEYBLOB key;
    struct opened opened = open_all(SM2_CONTAINER);
    EQUAL(SAR_NOTSUPPORTYETERR, SKF_Transmit(opened.device, bytes, 4, bytes, &size));
    EQUAL(SAR_NOTSUPPORTYETERR, SKF_GenerateAgreementDataWithECC(opened.container, SGD_SMS4_CBC, &key, bytes, 4, &handle));
    OK(SKF_DisConnectDev(opened.device));
}
