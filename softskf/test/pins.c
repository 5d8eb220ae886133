/*
 * PINs, their tries, and who is logged in.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "bench.h"

#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

void test_pin_tries(void)
{
    struct opened opened = open_all(SM2_CONTAINER);
    ULONG tries = 9, most = 0;
    BOOL standard = FALSE;
    OK(SKF_GetPINInfo(opened.application, USER_TYPE, &most, &tries, &standard));
    EQUAL(TRUE, standard);
    EQUAL(SAR_PIN_INCORRECT, SKF_VerifyPIN(opened.application, USER_TYPE, (LPSTR) "000000", &tries));
    EQUAL(2, tries);
    EQUAL(2, tries_left(opened.application, USER_TYPE));
    EQUAL(SAR_PIN_LEN_RANGE, SKF_VerifyPIN(opened.application, USER_TYPE, (LPSTR) "12345", &tries));
    EQUAL(2, tries);
    EQUAL(SAR_PIN_LEN_RANGE, SKF_VerifyPIN(opened.application, USER_TYPE, (LPSTR) "12345678901234567", &tries));
    EQUAL(SAR_PIN_LEN_RANGE, SKF_VerifyPIN(opened.application, USER_TYPE, (LPSTR) "", &tries));
    EQUAL(2, tries_left(opened.application, USER_TYPE));
    EQUAL(SAR_USER_TYPE_INVALID, SKF_VerifyPIN(opened.application, 2, (LPSTR)PIN, &tries));
    EQUAL(SAR_INVALIDHANDLEERR, SKF_VerifyPIN(opened.device, USER_TYPE, (LPSTR)PIN, &tries));
    EQUAL(SAR_PIN_INCORRECT, SKF_VerifyPIN(opened.application, ADMIN_TYPE, (LPSTR)PIN, &tries));
    EQUAL(2, tries_left(opened.application, ADMIN_TYPE));
    EQUAL(2, tool_number("tries " DEVICE " " APPLICATION));
    login(opened.application);
    EQUAL(3, tool_number("tries " DEVICE " " APPLICATION));
    OK(SKF_DisConnectDev(opened.device));
}

static int use_a_try(void)
{
    ULONG tries = 9;
    struct opened opened = open_all(SM2_CONTAINER);
    ULONG answer = SKF_VerifyPIN(opened.application, USER_TYPE, (LPSTR) "000000", &tries);
    OK(SKF_DisConnectDev(opened.device));
    return (int)(tries * 16 + (answer & 15));
}

static int use_the_right_pin(void)
{
    ULONG tries = 9;
    struct opened opened = open_all(SM2_CONTAINER);
    ULONG answer = SKF_VerifyPIN(opened.application, USER_TYPE, (LPSTR)PIN, &tries);
    OK(SKF_DisConnectDev(opened.device));
    return (int)(tries * 16 + (answer & 15));
}

void test_pin_lock_across_processes(void)
{
    ULONG tries = 9;
    struct opened opened = open_all(SM2_CONTAINER);
    login(opened.application);
    EQUAL(2 * 16 + (SAR_PIN_INCORRECT & 15), elsewhere(use_a_try));
    EQUAL(2, tries_left(opened.application, USER_TYPE));
    EQUAL(1 * 16 + (SAR_PIN_INCORRECT & 15), elsewhere(use_a_try));
    EQUAL(0 * 16 + (SAR_PIN_LOCKED & 15), elsewhere(use_a_try));
    EQUAL(SAR_PIN_LOCKED, SKF_VerifyPIN(opened.application, USER_TYPE, (LPSTR)PIN, &tries));
    EQUAL(0, tries);
    EQUAL(0 * 16 + (SAR_PIN_LOCKED & 15), elsewhere(use_the_right_pin));
    tool("unlock " DEVICE " " APPLICATION);
    EQUAL(3 * 16 + SAR_OK, elsewhere(use_the_right_pin));
    control_file("last_wrong_pin=incorrect\n");
    for (ULONG left = 3; left > 0; left--) {
        EQUAL(SAR_PIN_INCORRECT, SKF_VerifyPIN(opened.application, USER_TYPE, (LPSTR) "000000", &tries));
        EQUAL(left - 1, tries);
    }
    EQUAL(SAR_PIN_LOCKED, SKF_VerifyPIN(opened.application, USER_TYPE, (LPSTR) "000000", &tries));
    OK(SKF_DisConnectDev(opened.device));
}

static int use_forty_tries(void)
{
    for (int i = 0; i < 40; i++) {
        use_a_try();
    }
    return 0;
}

/* Two processes at the same time: no try is spent for two comparisons. */
void test_simultaneous_tries(void)
{
    int status = 0;
    tool("new " DEVICE " --max-tries 200 --application MANY");
    char path[512], other[512];
    home_path(path, "devices/" DEVICE "/applications/MANY/pins");
    home_path(other, "devices/" DEVICE "/applications/" APPLICATION "/pins");
    EQUAL(0, rename(path, other));
    pid_t child = fork();
    if (child == 0) {
        _exit(use_forty_tries());
    }
    EQUAL(0, elsewhere(use_forty_tries));
    EQUAL(child, waitpid(child, &status, 0));
    EQUAL(0, status);
    EQUAL(120, tool_number("tries " DEVICE " " APPLICATION));
}

/* When the try cannot be written down, the right PIN and a wrong one get the same answer. */
void test_no_comparison_without_a_try(void)
{
    ULONG tries = 9;
    char below[256], path[512];
    struct opened opened = open_all(SM2_CONTAINER);
    snprintf(below, sizeof below, "devices/%s/applications/%s/pins.%ld", DEVICE, APPLICATION, (long)getpid());
    home_path(path, below);
    EQUAL(0, mkdir(path, 0700));
    EQUAL(SAR_WRITEFILEERR, SKF_VerifyPIN(opened.application, USER_TYPE, (LPSTR) "000000", &tries));
    EQUAL(SAR_WRITEFILEERR, SKF_VerifyPIN(opened.application, USER_TYPE, (LPSTR)PIN, &tries));
    EQUAL(0, rmdir(path));
    EQUAL(3, tries_left(opened.application, USER_TYPE));
    login(opened.application);
    OK(SKF_DisConnectDev(opened.device));
}

void test_pin_change(void)
{
    ULONG tries = 9, most = 0;
    BOOL standard = TRUE;
    struct opened opened = open_all(SM2_CONTAINER);
    EQUAL(SAR_PIN_LEN_RANGE, SKF_ChangePIN(opened.application, USER_TYPE, (LPSTR)PIN, (LPSTR) "1", &tries));
    EQUAL(3, tries);
    EQUAL(SAR_PIN_INCORRECT, SKF_ChangePIN(opened.application, USER_TYPE, (LPSTR) "000000", (LPSTR) "654321", &tries));
    EQUAL(2, tries);
    OK(SKF_ChangePIN(opened.application, USER_TYPE, (LPSTR)PIN, (LPSTR) "654321", &tries));
    EQUAL(3, tries);
    OK(SKF_GetPINInfo(opened.application, USER_TYPE, &most, &tries, &standard));
    EQUAL(FALSE, standard);
    EQUAL(SAR_PIN_INCORRECT, SKF_VerifyPIN(opened.application, USER_TYPE, (LPSTR)PIN, &tries));
    OK(SKF_VerifyPIN(opened.application, USER_TYPE, (LPSTR) "654321", &tries));
    OK(SKF_ChangePIN(opened.application, ADMIN_TYPE, (LPSTR)ADMIN_PIN, (LPSTR) "87654321", &tries));
    OK(SKF_VerifyPIN(opened.application, ADMIN_TYPE, (LPSTR) "87654321", &tries));
    OK(SKF_DisConnectDev(opened.device));
}

void test_unblocking(void)
{
    ULONG tries = 9;
    struct opened opened = open_all(SM2_CONTAINER);
    while (SKF_VerifyPIN(opened.application, USER_TYPE, (LPSTR) "000000", &tries) != SAR_PIN_LOCKED) {
    }
    EQUAL(SAR_PIN_INCORRECT, SKF_UnblockPIN(opened.application, (LPSTR) "00000000", (LPSTR) "222222", &tries));
    EQUAL(2, tries);
    EQUAL(0, tries_left(opened.application, USER_TYPE));
    OK(SKF_UnblockPIN(opened.application, (LPSTR)ADMIN_PIN, (LPSTR) "222222", &tries));
    EQUAL(3, tries_left(opened.application, USER_TYPE));
    OK(SKF_VerifyPIN(opened.application, USER_TYPE, (LPSTR) "222222", &tries));
    OK(SKF_DisConnectDev(opened.device));
}

static ULONG sign(HCONTAINER container)
{
    BYTE digest[32] = {1};
    ECCSIGNATUREBLOB signature;
    return SKF_ECCSignData(container, digest, sizeof digest, &signature);
}

static int login_and_stay(void)
{
    struct opened opened = open_all(SM2_CONTAINER);
    login(opened.application);
    return (int)(sign(opened.container) & 255);
}

void test_login_ends(void)
{
    ULONG tries;
    struct opened opened = open_all(SM2_CONTAINER);
    EQUAL(SAR_OK, elsewhere(login_and_stay));
    EQUAL(SAR_USER_NOT_LOGGED_IN, sign(opened.container));
    login(opened.application);
    OK(sign(opened.container));
    OK(SKF_ClearSecureState(opened.application));
    EQUAL(SAR_USER_NOT_LOGGED_IN, sign(opened.container));
    login(opened.application);
    EQUAL(SAR_PIN_INCORRECT, SKF_VerifyPIN(opened.application, USER_TYPE, (LPSTR) "000000", &tries));
    EQUAL(SAR_USER_NOT_LOGGED_IN, sign(opened.container));
    login(opened.application);
    OK(SKF_DisConnectDev(opened.device));
    opened = open_all(SM2_CONTAINER);
    EQUAL(SAR_USER_NOT_LOGGED_IN, sign(opened.container));
    login(opened.application);
    OK(SKF_DisConnectDev(opened.device));
    tool("unplug " DEVICE);
    tool("plug " DEVICE);
    opened = open_all(SM2_CONTAINER);
    EQUAL(SAR_USER_NOT_LOGGED_IN, sign(opened.container));
    OK(SKF_DisConnectDev(opened.device));
}

static int lock_briefly(void)
{
    DEVHANDLE device;
    OK(SKF_ConnectDev((LPSTR)DEVICE, &device));
    return (int)(SKF_LockDev(device, 20) & 255);
}

void test_exclusive_device(void)
{
    DEVHANDLE device;
    OK(SKF_ConnectDev((LPSTR)DEVICE, &device));
    EQUAL(SAR_FAIL, SKF_UnlockDev(device));
    OK(SKF_LockDev(device, 0xFFFFFFFF));
    EQUAL(SAR_TIMEOUTERR & 255, elsewhere(lock_briefly));
    OK(SKF_UnlockDev(device));
    EQUAL(SAR_OK, elsewhere(lock_briefly));
    OK(SKF_LockDev(device, 0xFFFFFFFF));
    OK(SKF_DisConnectDev(device));
    EQUAL(SAR_OK, elsewhere(lock_briefly));
}
