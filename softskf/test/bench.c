/* SPDX-License-Identifier: Apache-2.0 */
#include "bench.h"

#include <fcntl.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

void equal(const char *file, int line, const char *what, unsigned long long wanted, unsigned long long found)
{
    if (wanted != found) {
        fprintf(stderr, "%s:%d: %s is 0x%llX, not 0x%llX\n", file, line, what, found, wanted);
        exit(1);
    }
}

void home_path(char path[512], const char *below)
{
    int length = snprintf(path, 512, "%s/%s", getenv("SOFTSKF_HOME"), below);
    TRUE_THAT(length > 0 && length < 512);
}

void control_file(const char *text)
{
    char path[512];
    home_path(path, "control");
    FILE *file = fopen(path, "w");
    TRUE_THAT(file != NULL && fputs(text, file) >= 0 && fclose(file) == 0);
}

static void command_line(char command[2048], const char *arguments)
{
    const char *space = strchr(arguments, ' ');
    int length = snprintf(command, 2048, "'%s' %.*s '%s'%s", getenv("SOFTSKF_DEVICE"), (int)(space - arguments), arguments, getenv("SOFTSKF_HOME"), space);
    TRUE_THAT(length > 0 && length < 2048);
}

void tool(const char *arguments)
{
    char command[2048];
    command_line(command, arguments);
    EQUAL(0, system(command));
}

long tool_number(const char *arguments)
{
    char command[2048];
    long number = -1;
    command_line(command, arguments);
    FILE *output = popen(command, "r");
    TRUE_THAT(output != NULL && fscanf(output, "%ld", &number) == 1);
    EQUAL(0, pclose(output));
    return number;
}

/* ---- A device with keys ------------------------------------------------------------------------------------------- */

static void write_key(const char *path, EVP_PKEY *key)
{
    FILE *file = fopen(path, "w");
    TRUE_THAT(file != NULL && PEM_write_PKCS8PrivateKey(file, key, NULL, NULL, 0, NULL, NULL) == 1);
    fclose(file);
}

static void write_certificate(const char *path, EVP_PKEY *key, const char *name)
{
    X509 *certificate = X509_new();
    X509_NAME *subject = X509_get_subject_name(certificate);
    X509_set_version(certificate, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -60);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, (const unsigned char *)name, -1, -1, 0);
    X509_set_issuer_name(certificate, subject);
    X509_set_pubkey(certificate, key);
    TRUE_THAT(X509_sign(certificate, key, EVP_PKEY_is_a(key, "SM2") ? EVP_sm3() : EVP_sha256()) > 0);
    FILE *file = fopen(path, "w");
    TRUE_THAT(file != NULL && PEM_write_X509(file, certificate) == 1);
    fclose(file);
    X509_free(certificate);
}

static void provision_pair(const char *container, bool sign, EVP_PKEY *key)
{
    char key_file[512], certificate_file[512], arguments[2048];
    home_path(key_file, "key.pem");
    home_path(certificate_file, "certificate.pem");
    write_key(key_file, key);
    write_certificate(certificate_file, key, sign ? "signing" : "encryption");
    snprintf(arguments, sizeof arguments, "import %s %s '%s' %s '%s' '%s'", DEVICE, APPLICATION, container, sign ? "sign" : "enc", key_file, certificate_file);
    tool(arguments);
    unlink(key_file);
    unlink(certificate_file);
    EVP_PKEY_free(key);
}

void provision(void)
{
    mkdir(getenv("SOFTSKF_HOME"), 0700);
    tool("new " DEVICE " --label 标签 --serial SN-1 --issuer 签发机构 --manufacturer softskf --pin " PIN " --admin-pin " ADMIN_PIN " --max-tries 3 --default-pin");
    provision_pair(SM2_CONTAINER, true, EVP_PKEY_Q_keygen(NULL, NULL, "SM2"));
    provision_pair(SM2_CONTAINER, false, EVP_PKEY_Q_keygen(NULL, NULL, "SM2"));
    provision_pair(RSA_CONTAINER, true, EVP_PKEY_Q_keygen(NULL, NULL, "RSA", (size_t)2048));
    provision_pair(RSA_CONTAINER, false, EVP_PKEY_Q_keygen(NULL, NULL, "RSA", (size_t)2048));
}

EVP_PKEY *provisioned_key(const char *container, bool sign)
{
    char below[256], path[512];
    snprintf(below, sizeof below, "devices/%s/applications/%s/containers/%s/%s.key.pem", DEVICE, APPLICATION, container, sign ? "sign" : "enc");
    home_path(path, below);
    FILE *file = fopen(path, "r");
    TRUE_THAT(file != NULL);
    EVP_PKEY *key = PEM_read_PrivateKey(file, NULL, NULL, NULL);
    fclose(file);
    TRUE_THAT(key != NULL);
    return key;
}

/* ---- Opening ------------------------------------------------------------------------------------------------------ */

struct opened open_all(const char *container)
{
    struct opened opened = {NULL, NULL, NULL};
    OK(SKF_ConnectDev((LPSTR)DEVICE, &opened.device));
    OK(SKF_OpenApplication(opened.device, (LPSTR)APPLICATION, &opened.application));
    OK(SKF_OpenContainer(opened.application, (LPSTR)container, &opened.container));
    return opened;
}

void login(HAPPLICATION application)
{
    ULONG tries = 0;
    OK(SKF_VerifyPIN(application, USER_TYPE, (LPSTR)PIN, &tries));
    EQUAL(3, tries);
}

ULONG tries_left(HAPPLICATION application, ULONG type)
{
    ULONG most = 0, left = 0;
    BOOL standard = FALSE;
    OK(SKF_GetPINInfo(application, type, &most, &left, &standard));
    EQUAL(3, most);
    return left;
}

int elsewhere(int (*body)(void))
{
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        _exit(body());
    }
    TRUE_THAT(child > 0 && waitpid(child, &status, 0) == child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}
