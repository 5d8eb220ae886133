/*
 * Reading without a PIN.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "bench.h"

#include <iconv.h>
#include <openssl/x509.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void list_is(const char *wanted, ULONG wanted_size, const char *found, ULONG size)
{
    EQUAL(wanted_size, size);
    EQUAL(0, memcmp(wanted, found, wanted_size));
}

void test_enumeration(void)
{
    char list[64];
    ULONG size = 0;
    DEVHANDLE device;
    HAPPLICATION application;
    tool("new TOKEN-2 --label second");
    OK(SKF_EnumDev(TRUE, NULL, &size));
    EQUAL(17, size);
    size = 16;
    EQUAL(SAR_BUFFER_TOO_SMALL, SKF_EnumDev(TRUE, list, &size));
    EQUAL(17, size);
    OK(SKF_EnumDev(TRUE, list, &size));
    list_is("TOKEN-1\0TOKEN-2\0", 17, list, size);
    tool("unplug TOKEN-2");
    size = sizeof list;
    OK(SKF_EnumDev(TRUE, list, &size));
    list_is("TOKEN-1\0", 9, list, size);
    size = sizeof list;
    OK(SKF_EnumDev(FALSE, list, &size));
    list_is("TOKEN-1\0TOKEN-2\0", 17, list, size);
    OK(SKF_ConnectDev((LPSTR)DEVICE, &device));
    size = sizeof list;
    OK(SKF_EnumApplication(device, list, &size));
    list_is("SIGNING\0", 9, list, size);
    OK(SKF_OpenApplication(device, (LPSTR)APPLICATION, &application));
    size = sizeof list;
    OK(SKF_EnumContainer(application, list, &size));
    list_is("{RSA}\0{SM2}\0", 13, list, size);
    size = sizeof list;
    OK(SKF_EnumFiles(application, list, &size));
    list_is("\0", 2, list, size);
    tool("unplug TOKEN-1");
    static const struct {
        const char *line;
        ULONG size;
    } forms[] = {{"", 2}, {"empty_list=double\n", 2}, {"empty_list=single\n", 1}, {"empty_list=zero\n", 0}};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        control_file(forms[i].line);
        memset(list, 'x', sizeof list);
        size = sizeof list;
        OK(SKF_EnumDev(TRUE, list, &size));
        list_is("\0", forms[i].size, list, size);
        EQUAL('x', list[forms[i].size]);
    }
    setenv("SOFTSKF_HOME", "/nonexistent", 1);
    size = sizeof list;
    OK(SKF_EnumDev(TRUE, list, &size));
    unsetenv("SOFTSKF_HOME");
    OK(SKF_EnumDev(TRUE, list, &size));
    EQUAL(SAR_DEVICE_REMOVED, SKF_ConnectDev((LPSTR)DEVICE, &device));
    OK(SKF_DisConnectDev(device));
}

static void to_gbk(char out[64], const char *utf8)
{
    char *in = (char *)utf8;
    size_t left = strlen(utf8) + 1, room = 64;
    iconv_t conversion = iconv_open("GB18030", "UTF-8");
    TRUE_THAT(iconv(conversion, &in, &left, &out, &room) != (size_t)-1);
    iconv_close(conversion);
}

void test_names_in_gbk(void)
{
    char list[64], name[64], label[64];
    ULONG size = sizeof list;
    DEVHANDLE device;
    DEVINFO info;
    tool("unplug " DEVICE);
    tool("new 一号钥匙 --label 标签");
    control_file("names=gbk\n");
    to_gbk(name, "一号钥匙");
    to_gbk(label, "标签");
    OK(SKF_EnumDev(TRUE, list, &size));
    EQUAL(10, size);
    EQUAL(0, strcmp(name, list));
    OK(SKF_ConnectDev(name, &device));
    OK(SKF_GetDevInfo(device, &info));
    EQUAL(0, strcmp(label, info.Label));
    to_gbk(label, "新标签");
    OK(SKF_SetLabel(device, label));
    control_file("");
    OK(SKF_GetDevInfo(device, &info));
    EQUAL(0, strcmp("新标签", info.Label));
    EQUAL(SAR_INVALIDPARAMERR, SKF_ConnectDev(name, &device));
    OK(SKF_DisConnectDev(device));
}

void test_device_information(void)
{
    DEVINFO info;
    DEVHANDLE device;
    ULONG state = 9;
    memset(&info, 'x', sizeof info);
    OK(SKF_ConnectDev((LPSTR)DEVICE, &device));
    OK(SKF_GetDevInfo(device, &info));
    EQUAL(0, strcmp("标签", info.Label));
    EQUAL(0, strcmp("SN-1", info.SerialNumber));
    EQUAL(0, strcmp("签发机构", info.Issuer));
    EQUAL(0, strcmp("softskf", info.Manufacturer));
    TRUE_THAT((info.AlgAsymCap & SGD_SM2_1) != 0 && (info.AlgHashCap & SGD_SM3) != 0);
    EQUAL(SAR_INDATALENERR, SKF_SetLabel(device, (LPSTR)"12345678901234567890123456789012"));
    OK(SKF_SetLabel(device, (LPSTR)"1234567890123456789012345678901"));
    OK(SKF_GetDevInfo(device, &info));
    EQUAL(31, strlen(info.Label));
    OK(SKF_GetDevState((LPSTR)DEVICE, &state));
    EQUAL(DEV_PRESENT_STATE, state);
    tool("unplug " DEVICE);
    OK(SKF_GetDevState((LPSTR)DEVICE, &state));
    EQUAL(DEV_ABSENT_STATE, state);
    OK(SKF_GetDevState((LPSTR)"OTHER", &state));
    EQUAL(DEV_UNKNOW_STATE, state);
    OK(SKF_DisConnectDev(device));
}

static void certificate_is(HCONTAINER container, BOOL sign, const char *name)
{
    BYTE der[4096];
    ULONG size = 0, room;
    char subject[64];
    OK(SKF_ExportCertificate(container, sign, NULL, &size));
    TRUE_THAT(size > 200 && size < sizeof der);
    room = size - 1;
    EQUAL(SAR_BUFFER_TOO_SMALL, SKF_ExportCertificate(container, sign, der, &room));
    EQUAL(size, room);
    OK(SKF_ExportCertificate(container, sign, der, &size));
    const BYTE *end = der;
    X509 *certificate = d2i_X509(NULL, &end, (long)size);
    TRUE_THAT(certificate != NULL && end == der + size);
    X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), NID_commonName, subject, sizeof subject);
    EQUAL(0, strcmp(name, subject));
    X509_free(certificate);
}

void test_certificates(void)
{
    static const char *const containers[] = {SM2_CONTAINER, RSA_CONTAINER};
    for (size_t i = 0; i < 2; i++) {
        ULONG type = 9;
        struct opened opened = open_all(containers[i]);
        OK(SKF_GetContainerType(opened.container, &type));
        EQUAL(i == 0 ? SKF_CONTAINER_ECC : SKF_CONTAINER_RSA, type);
        certificate_is(opened.container, TRUE, "signing");
        certificate_is(opened.container, FALSE, "encryption");
        OK(SKF_DisConnectDev(opened.device));
    }
}
