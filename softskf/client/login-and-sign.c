/*
 * A client that knows nothing but skf.h and the name of a library: finds every key, logs in, signs, and has the device check the signature.
 *   login-and-sign LIBRARY PIN
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "../skf.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The functions of the library that this client calls, of the types in the header. */
#define FUNCTIONS(USE)                                                                                                                             \
    USE(EnumDev) USE(ConnectDev) USE(DisConnectDev) USE(GetDevInfo) USE(EnumApplication) USE(OpenApplication) USE(CloseApplication) USE(VerifyPIN) \
    USE(ClearSecureState) USE(EnumContainer) USE(OpenContainer) USE(CloseContainer) USE(GetContainerType) USE(ExportCertificate)                    \
    USE(ExportPublicKey) USE(ECCSignData) USE(RSASignData)
#define OPTIONAL(USE) USE(GetPINInfo) USE(ECCVerify) USE(RSAVerify)
#define DECLARE(name) __typeof__(SKF_##name) *name;

static struct {
    FUNCTIONS(DECLARE) OPTIONAL(DECLARE)
} skf;

static void *symbol(void *library, const char *name, int needed)
{
    void *found = dlsym(library, name);
    if (found == NULL) {
        printf("no %s\n", name);
        if (needed) {
            exit(1);
        }
    }
    return found;
}

static void load(const char *file)
{
    void *library = dlopen(file, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) {
        fprintf(stderr, "%s\n", dlerror());
        exit(1);
    }
#define LOAD_NEEDED(name) *(void **)&skf.name = symbol(library, "SKF_" #name, 1);
#define LOAD_OPTIONAL(name) *(void **)&skf.name = symbol(library, "SKF_" #name, 0);
    FUNCTIONS(LOAD_NEEDED)
    OPTIONAL(LOAD_OPTIONAL)
}

static void need(const char *what, ULONG answer)
{
    if (answer != SAR_OK) {
        fprintf(stderr, "%s: 0x%08lX\n", what, (unsigned long)answer);
        exit(1);
    }
}

static const char *next(const char *name)
{
    return name + strlen(name) + 1;
}

static void sign_sm2(DEVHANDLE device, HCONTAINER container)
{
    BYTE digest[32] = "thirty-two bytes to be signed..";
    ECCSIGNATUREBLOB signature;
    ECCPUBLICKEYBLOB key;
    ULONG size = sizeof key;
    need("ECCSignData", skf.ECCSignData(container, digest, sizeof digest, &signature));
    need("ExportPublicKey", skf.ExportPublicKey(container, TRUE, (BYTE *)&key, &size));
    if (skf.ECCVerify != NULL) {
        need("ECCVerify", skf.ECCVerify(device, &key, digest, sizeof digest, &signature));
    }
}

static void sign_rsa(DEVHANDLE device, HCONTAINER container)
{
    BYTE data[51] = "as long as a DigestInfo of SHA-256", signature[512];
    RSAPUBLICKEYBLOB key;
    ULONG size = sizeof key, length = sizeof signature;
    need("RSASignData", skf.RSASignData(container, data, sizeof data, signature, &length));
    need("ExportPublicKey", skf.ExportPublicKey(container, TRUE, (BYTE *)&key, &size));
    if (skf.RSAVerify != NULL) {
        need("RSAVerify", skf.RSAVerify(device, &key, data, sizeof data, signature, length));
    }
}

static void use_container(DEVHANDLE device, HAPPLICATION application, const char *name)
{
    HCONTAINER container;
    ULONG type = 0, size = 0;
    need("OpenContainer", skf.OpenContainer(application, (LPSTR)name, &container));
    need("GetContainerType", skf.GetContainerType(container, &type));
    need("ExportCertificate", skf.ExportCertificate(container, TRUE, NULL, &size));
    if (type == SKF_CONTAINER_ECC) {
        sign_sm2(device, container);
    } else {
        sign_rsa(device, container);
    }
    printf("  %s signs with %s\n", name, type == SKF_CONTAINER_ECC ? "SM2" : "RSA");
    need("CloseContainer", skf.CloseContainer(container));
}

static void use_application(DEVHANDLE device, const char *name, const char *pin)
{
    HAPPLICATION application;
    char list[1024] = "";
    ULONG size = sizeof list - 2, most = 0, left = 0;
    BOOL standard = FALSE;
    need("OpenApplication", skf.OpenApplication(device, (LPSTR)name, &application));
    if (skf.GetPINInfo != NULL) {
        need("GetPINInfo", skf.GetPINInfo(application, USER_TYPE, &most, &left, &standard));
        printf(" %s: %lu of %lu tries\n", name, (unsigned long)left, (unsigned long)most);
    }
    need("VerifyPIN", skf.VerifyPIN(application, USER_TYPE, (LPSTR)pin, &left));
    need("EnumContainer", skf.EnumContainer(application, list, &size));
    for (const char *container = list; *container != '\0'; container = next(container)) {
        use_container(device, application, container);
    }
    need("ClearSecureState", skf.ClearSecureState(application));
    need("CloseApplication", skf.CloseApplication(application));
}

static void use_device(const char *name, const char *pin)
{
    DEVHANDLE device;
    DEVINFO info;
    char list[1024] = "";
    ULONG size = sizeof list - 2;
    need("ConnectDev", skf.ConnectDev((LPSTR)name, &device));
    need("GetDevInfo", skf.GetDevInfo(device, &info));
    printf("%s: %.32s %.32s\n", name, info.Label, info.SerialNumber);
    need("EnumApplication", skf.EnumApplication(device, list, &size));
    for (const char *application = list; *application != '\0'; application = next(application)) {
        use_application(device, application, pin);
    }
    need("DisConnectDev", skf.DisConnectDev(device));
}

int main(int count, char **arguments)
{
    ULONG size = 0;
    if (count != 3) {
        fprintf(stderr, "login-and-sign LIBRARY PIN\n");
        return 2;
    }
    load(arguments[1]);
    need("EnumDev", skf.EnumDev(TRUE, NULL, &size));
    char *list = calloc(1, size + 2);
    if (list == NULL) {
        return 1;
    }
    need("EnumDev", skf.EnumDev(TRUE, list, &size));
    for (const char *device = list; *device != '\0'; device = next(device)) {
        use_device(device, arguments[2]);
    }
    free(list);
    return 0;
}
