/*
 * Handles that are none, and arguments that are missing.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "bench.h"

#include <stdint.h>
#include <stdlib.h>

void test_stale_handles(void)
{
    ULONG size = 0, type = 0;
    DEVINFO info;
    HANDLE digest;
    struct opened opened = open_all(SM2_CONTAINER);
    OK(SKF_CloseContainer(opened.container));
    EQUAL(SAR_INVALIDHANDLEERR, SKF_CloseContainer(opened.container));
    EQUAL(SAR_INVALIDHANDLEERR, SKF_GetContainerType(opened.container, &type));
    OK(SKF_OpenContainer(opened.application, (LPSTR)RSA_CONTAINER, &opened.container));
    OK(SKF_CloseApplication(opened.application));
    EQUAL(SAR_INVALIDHANDLEERR, SKF_GetContainerType(opened.container, &type));
    EQUAL(SAR_INVALIDHANDLEERR, SKF_EnumContainer(opened.application, NULL, &size));
    OK(SKF_DigestInit(opened.device, SGD_SM3, NULL, NULL, 0, &digest));
    OK(SKF_DisConnectDev(opened.device));
    EQUAL(SAR_INVALIDHANDLEERR, SKF_CloseHandle(digest));
    EQUAL(SAR_INVALIDHANDLEERR, SKF_DisConnectDev(opened.device));
    EQUAL(SAR_INVALIDHANDLEERR, SKF_GetDevInfo(opened.device, &info));
    /* The place of a closed one is used again; its old handle does not open the new one. */
    struct opened again = open_all(SM2_CONTAINER);
    TRUE_THAT(again.device != opened.device && again.container != opened.container);
    EQUAL(SAR_INVALIDHANDLEERR, SKF_GetDevInfo(opened.device, &info));
    OK(SKF_DisConnectDev(again.device));
    /* A client that never closes runs out of handles, not of memory. */
    DEVHANDLE device;
    size_t count = 0;
    while (SKF_ConnectDev((LPSTR)DEVICE, &device) == SAR_OK) {
        count++;
    }
    EQUAL(1024, count);
    EQUAL(SAR_MEMORYERR, SKF_ConnectDev((LPSTR)DEVICE, &device));
}

void test_foreign_handles(void)
{
    BYTE bytes[32] = {0};
    ULONG number = 0;
    ECCSIGNATUREBLOB signature;
    struct opened opened = open_all(SM2_CONTAINER);
    void *memory = malloc(64);
    HANDLE handles[] = {NULL, (HANDLE)(uintptr_t)1, (HANDLE)UINTPTR_MAX, (HANDLE)(uintptr_t)0xDEADBEEF, &number, memory,
                        (HANDLE)((uintptr_t)opened.container + 1), (HANDLE)((uintptr_t)opened.container ^ (uintptr_t)1 << 40)};
    for (size_t i = 0; i < sizeof handles / sizeof *handles; i++) {
        EQUAL(SAR_INVALIDHANDLEERR, SKF_DisConnectDev(handles[i]));
        EQUAL(SAR_INVALIDHANDLEERR, SKF_CloseApplication(handles[i]));
        EQUAL(SAR_INVALIDHANDLEERR, SKF_CloseContainer(handles[i]));
        EQUAL(SAR_INVALIDHANDLEERR, SKF_CloseHandle(handles[i]));
        EQUAL(SAR_INVALIDHANDLEERR, SKF_ECCSignData(handles[i], bytes, 32, &signature));
        EQUAL(SAR_INVALIDHANDLEERR, SKF_GenRandom(handles[i], bytes, 32));
        EQUAL(SAR_INVALIDHANDLEERR, SKF_Transmit(handles[i], bytes, 4, bytes, &number));
    }
    EQUAL(SAR_INVALIDHANDLEERR, SKF_GenRandom(opened.application, bytes, 32));
    EQUAL(SAR_INVALIDHANDLEERR, SKF_ECCSignData(opened.device, bytes, 32, &signature));
    EQUAL(SAR_INVALIDHANDLEERR, SKF_CloseHandle(opened.container));
    EQUAL(SAR_INVALIDHANDLEERR, SKF_EnumContainer(opened.container, NULL, &number));
    free(memory);
    OK(SKF_DisConnectDev(opened.device));
}

#define REFUSED(call) EQUAL(SAR_INVALIDPARAMERR, call)

void test_missing_arguments(void)
{
    BYTE bytes[600] = {0};
    ULONG size = sizeof bytes, tries = 0;
    HANDLE handle;
    char name[300];
    ECCSIGNATUREBLOB signature;
    struct opened opened = open_all(SM2_CONTAINER);
    REFUSED(SKF_EnumDev(TRUE, NULL, NULL));
    REFUSED(SKF_ConnectDev(NULL, &handle));
    REFUSED(SKF_ConnectDev((LPSTR)DEVICE, NULL));
    REFUSED(SKF_ConnectDev((LPSTR) "../" DEVICE, &handle));
    REFUSED(SKF_GetDevState(NULL, &size));
    REFUSED(SKF_GetDevState((LPSTR)DEVICE, NULL));
    REFUSED(SKF_GetDevInfo(opened.device, NULL));
    REFUSED(SKF_SetLabel(opened.device, NULL));
    REFUSED(SKF_WaitForDevEvent((LPSTR)name, NULL, &size));
    REFUSED(SKF_WaitForDevEvent((LPSTR)name, &size, NULL));
    REFUSED(SKF_EnumApplication(opened.device, NULL, NULL));
    REFUSED(SKF_OpenApplication(opened.device, NULL, &handle));
    REFUSED(SKF_OpenApplication(opened.device, (LPSTR)APPLICATION, NULL));
    REFUSED(SKF_VerifyPIN(opened.application, USER_TYPE, NULL, &tries));
    REFUSED(SKF_VerifyPIN(opened.application, USER_TYPE, (LPSTR)PIN, NULL));
    REFUSED(SKF_GetPINInfo(opened.application, USER_TYPE, &size, &tries, NULL));
    REFUSED(SKF_ChangePIN(opened.application, USER_TYPE, (LPSTR)PIN, NULL, &tries));
    REFUSED(SKF_UnblockPIN(opened.application, NULL, (LPSTR)PIN, &tries));
    REFUSED(SKF_EnumContainer(opened.application, NULL, NULL));
    REFUSED(SKF_OpenContainer(opened.application, NULL, &handle));
    REFUSED(SKF_OpenContainer(opened.application, (LPSTR) "absent", &handle));
    REFUSED(SKF_GetContainerType(opened.container, NULL));
    REFUSED(SKF_ExportCertificate(opened.container, TRUE, bytes, NULL));
    REFUSED(SKF_ExportPublicKey(opened.container, TRUE, bytes, NULL));
    REFUSED(SKF_GenRandom(opened.device, NULL, 8));
    EQUAL(3, tries_left(opened.application, USER_TYPE));
    login(opened.application);
    REFUSED(SKF_ECCSignData(opened.container, NULL, 32, &signature));
    REFUSED(SKF_ECCSignData(opened.container, bytes, 32, NULL));
    REFUSED(SKF_ImportCertificate(opened.container, TRUE, NULL, 5));
    REFUSED(SKF_ImportSessionKey(opened.container, SGD_SMS4_ECB, NULL, 5, &handle));
    REFUSED(SKF_ImportECCKeyPair(opened.container, NULL));
    REFUSED(SKF_DigestInit(opened.device, SGD_SM3, NULL, NULL, 16, &handle));
    REFUSED(SKF_DigestInit(opened.device, SGD_SM3, NULL, NULL, 0, NULL));
    EQUAL(SAR_APPLICATION_NOT_EXISTS, SKF_OpenApplication(opened.device, (LPSTR) "absent", &handle));
    EQUAL(SAR_NAMELENERR, SKF_OpenApplication(opened.device, (LPSTR) "", &handle));
    for (size_t i = 0; i < sizeof name; i++) {
        name[i] = 'n';
    }
    name[sizeof name - 1] = '\0';
    EQUAL(SAR_NAMELENERR, SKF_ConnectDev(name, &handle));
    EQUAL(SAR_NAMELENERR, SKF_OpenContainer(opened.application, name, &handle));
    OK(SKF_DisConnectDev(opened.device));
}
