/*
 * Behaviour of vendors' libraries that was seen in the field.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "bench.h"

void test_events_at_once(void)
{
    char name[64] = "?";
    ULONG length = sizeof name, event = 0;
    control_file("events=at_once\n");
    OK(SKF_WaitForDevEvent((LPSTR)name, &length, &event));
    EQUAL(0, name[0]);
    OK(SKF_WaitForDevEvent((LPSTR)name, &length, &event));
}

void test_no_device_is_an_error(void)
{
    char names[64];
    ULONG size = sizeof names;
    control_file("no_device=0x0A000023\n");
    OK(SKF_EnumDev(TRUE, (LPSTR)names, &size));
    tool("unplug " DEVICE);
    size = sizeof names;
    EQUAL(SAR_DEVICE_REMOVED, SKF_EnumDev(TRUE, (LPSTR)names, &size));
    OK(SKF_EnumDev(FALSE, (LPSTR)names, &size));
}

void test_wrong_pin_of_a_vendor(void)
{
    struct opened opened = open_all(SM2_CONTAINER);
    ULONG tries = 9;
    control_file("wrong_pin=0x0A000029\n");
    EQUAL(0x0A000029, SKF_VerifyPIN(opened.application, USER_TYPE, (LPSTR) "000000", &tries));
    EQUAL(2, tries);
    EQUAL(2, tries_left(opened.application, USER_TYPE));
    login(opened.application);
    OK(SKF_DisConnectDev(opened.device));
}

static int log_out_of_all(void)
{
    struct opened opened = open_all(SM2_CONTAINER);
    OK(SKF_ClearSecureState(opened.application));
    OK(SKF_DisConnectDev(opened.device));
    return 0;
}

void test_shared_login(void)
{
    BYTE digest[32] = {1};
    ECCSIGNATUREBLOB signature;
    struct opened opened = open_all(SM2_CONTAINER);
    login(opened.application);
    EQUAL(0, elsewhere(log_out_of_all));
    OK(SKF_ECCSignData(opened.container, digest, sizeof digest, &signature));
    control_file("login=shared\n");
    EQUAL(0, elsewhere(log_out_of_all));
    EQUAL(SAR_USER_NOT_LOGGED_IN, SKF_ECCSignData(opened.container, digest, sizeof digest, &signature));
    login(opened.application);
    OK(SKF_ECCSignData(opened.container, digest, sizeof digest, &signature));
    tool("logout " DEVICE " " APPLICATION);
    EQUAL(SAR_USER_NOT_LOGGED_IN, SKF_ECCSignData(opened.container, digest, sizeof digest, &signature));
    OK(SKF_DisConnectDev(opened.device));
}
