/*
 * Misbehaviour on demand.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "bench.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

void test_injected_codes(void)
{
    BYTE digest[32] = {1};
    ULONG size = 0;
    char text[2048];
    ECCSIGNATUREBLOB signature;
    struct opened opened = open_all(SM2_CONTAINER);
    login(opened.application);
    for (ULONG code = SAR_FAIL; code <= SAR_REACH_MAX_CONTAINER_COUNT; code++) {
        snprintf(text, sizeof text, "fail.SKF_ECCSignData=0x%08lX\n", (unsigned long)code);
        control_file(text);
        EQUAL(code, SKF_ECCSignData(opened.container, digest, sizeof digest, &signature));
        OK(SKF_EnumDev(TRUE, NULL, &size));
    }
    control_file("# note\nfail_once.SKF_EnumDev=0x0A000023\nlog=1\r\nfail_once.SKF_GetPINInfo=0x8010006F\n");
    EQUAL(SAR_DEVICE_REMOVED, SKF_EnumDev(TRUE, NULL, &size));
    OK(SKF_EnumDev(TRUE, NULL, &size));
    EQUAL(0x8010006F, SKF_GetPINInfo(opened.application, USER_TYPE, NULL, NULL, NULL));
    char path[512];
    home_path(path, "calls");
    FILE *calls = fopen(path, "r");
    TRUE_THAT(calls != NULL);
    size_t length = fread(text, 1, sizeof text - 1, calls);
    text[length] = '\0';
    fclose(calls);
    EQUAL(0, strcmp("SKF_EnumDev 0x0A000023\nSKF_EnumDev 0x00000000\nSKF_GetPINInfo 0x8010006F\n", text));
    OK(SKF_DisConnectDev(opened.device));
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

void test_latency(void)
{
    ULONG size = 0;
    DEVHANDLE device;
    control_file("latency_ms=30\nlatency_ms.SKF_ConnectDev=120\n");
    double start = seconds();
    OK(SKF_EnumDev(TRUE, NULL, &size));
    double middle = seconds();
    OK(SKF_ConnectDev((LPSTR)DEVICE, &device));
    TRUE_THAT(middle - start >= 0.03);
    TRUE_THAT(seconds() - middle >= 0.12);
    control_file("");
    OK(SKF_DisConnectDev(device));
}

static int print(void)
{
    ULONG size = 0;
    char path[512];
    home_path(path, "printed");
    if (freopen(path, "w", stdout) == NULL || dup2(STDOUT_FILENO, STDERR_FILENO) < 0) {
        return 1;
    }
    return SKF_EnumDev(TRUE, NULL, &size) == SAR_OK ? 0 : 2;
}

void test_printing(void)
{
    char path[512], text[64] = "";
    control_file("print.SKF_EnumDev=vendor says hello\n");
    EQUAL(0, elsewhere(print));
    home_path(path, "printed");
    FILE *file = fopen(path, "r");
    TRUE_THAT(file != NULL && fread(text, 1, sizeof text - 1, file) > 0);
    fclose(file);
    EQUAL(0, strcmp("vendor says hello\nvendor says hello\n", text));
}

static int enumerate(void)
{
    ULONG size = 0;
    return SKF_EnumDev(TRUE, NULL, &size) == SAR_OK ? 0 : 1;
}

void test_hanging_and_crashing(void)
{
    int status;
    ULONG state;
    control_file("crash.SKF_EnumDev=1\n");
    EQUAL(-SIGABRT, elsewhere(enumerate));
    control_file("hang.SKF_EnumDev=1\n");
    pid_t child = fork();
    if (child == 0) {
        _exit(enumerate());
    }
    const struct timespec time = {0, 100000000};
    nanosleep(&time, NULL);
    EQUAL(0, waitpid(child, &status, WNOHANG));
    /* A call that hangs does not hold the others up. */
    OK(SKF_GetDevState((LPSTR)DEVICE, &state));
    EQUAL(0, kill(child, SIGKILL));
    EQUAL(child, waitpid(child, &status, 0));
}
