/*
 * Devices that come and go.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#define _GNU_SOURCE
#include "bench.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static void pause_briefly(void)
{
    const struct timespec time = {0, 2000000};
    nanosleep(&time, NULL);
}

void test_unplugging(void)
{
    BYTE digest[32] = {1};
    ULONG size = 0, type = 0, tries = 0;
    ECCSIGNATUREBLOB signature;
    DEVINFO info;
    struct opened opened = open_all(SM2_CONTAINER);
    login(opened.application);
    tool("unplug " DEVICE);
    EQUAL(SAR_DEVICE_REMOVED, SKF_GetDevInfo(opened.device, &info));
    EQUAL(SAR_DEVICE_REMOVED, SKF_EnumContainer(opened.application, NULL, &size));
    EQUAL(SAR_DEVICE_REMOVED, SKF_VerifyPIN(opened.application, USER_TYPE, (LPSTR)PIN, &tries));
    EQUAL(SAR_DEVICE_REMOVED, SKF_GetContainerType(opened.container, &type));
    EQUAL(SAR_DEVICE_REMOVED, SKF_ECCSignData(opened.container, digest, sizeof digest, &signature));
    tool("plug " DEVICE);
    EQUAL(SAR_DEVICE_REMOVED, SKF_ECCSignData(opened.container, digest, sizeof digest, &signature));
    OK(SKF_CloseContainer(opened.container));
    OK(SKF_CloseApplication(opened.application));
    OK(SKF_DisConnectDev(opened.device));
    EQUAL(3, tool_number("tries " DEVICE " " APPLICATION));
}

static void *unplug_later(void *unused)
{
    (void)unused;
    for (int i = 0; i < 25; i++) {
        pause_briefly();
    }
    tool("unplug " DEVICE);
    return NULL;
}

void test_unplugging_in_the_middle(void)
{
    BYTE digest[32] = {1};
    ULONG tries = 0;
    pthread_t other;
    ECCSIGNATUREBLOB signature;
    struct opened opened = open_all(SM2_CONTAINER);
    login(opened.application);
    control_file("unplug_at.SKF_ECCSignData=1\n");
    EQUAL(SAR_DEVICE_REMOVED, SKF_ECCSignData(opened.container, digest, sizeof digest, &signature));
    control_file("");
    EQUAL(SAR_DEVICE_REMOVED, SKF_ConnectDev((LPSTR)DEVICE, &opened.device));
    OK(SKF_DisConnectDev(opened.device));
    tool("plug " DEVICE);
    opened = open_all(SM2_CONTAINER);
    control_file("unplug_at.SKF_VerifyPIN=1\n");
    EQUAL(SAR_DEVICE_REMOVED, SKF_VerifyPIN(opened.application, USER_TYPE, (LPSTR)PIN, &tries));
    OK(SKF_DisConnectDev(opened.device));
    /* Another process plugs, while the device is busy. */
    tool("plug " DEVICE);
    opened = open_all(SM2_CONTAINER);
    control_file("");
    login(opened.application);
    control_file("latency_ms.SKF_ECCSignData=1500\n");
    EQUAL(0, pthread_create(&other, NULL, unplug_later, NULL));
    EQUAL(SAR_DEVICE_REMOVED, SKF_ECCSignData(opened.container, digest, sizeof digest, &signature));
    EQUAL(0, pthread_join(other, NULL));
    OK(SKF_DisConnectDev(opened.device));
}

/* ---- Events ------------------------------------------------------------------------------------------------------- */

struct waiter {
    pthread_t thread;
    char name[64];
    ULONG length, event, answer;
};

static void *wait_for(void *argument)
{
    struct waiter *waiter = argument;
    waiter->answer = SKF_WaitForDevEvent(waiter->name, &waiter->length, &waiter->event);
    return NULL;
}

static void start(struct waiter *waiter, ULONG room)
{
    memset(waiter, 0, sizeof *waiter);
    waiter->length = room;
    EQUAL(0, pthread_create(&waiter->thread, NULL, wait_for, waiter));
}

/* Opens as soon as a reader waits at the other end. */
static void write_event(const char *line)
{
    char path[512];
    int fifo;
    home_path(path, "events");
    while ((fifo = open(path, O_WRONLY | O_NONBLOCK)) < 0) {
        pause_briefly();
    }
    TRUE_THAT(write(fifo, line, strlen(line)) == (ssize_t)strlen(line));
    close(fifo);
}

static void ends_with(struct waiter *waiter, const char *name, ULONG event)
{
    EQUAL(0, pthread_join(waiter->thread, NULL));
    OK(waiter->answer);
    EQUAL(event, waiter->event);
    EQUAL(0, strcmp(name, waiter->name));
    EQUAL(strlen(name) + 1, waiter->length);
}

void test_events(void)
{
    struct waiter waiter;
    start(&waiter, sizeof waiter.name);
    write_event("remove " DEVICE "\n");
    ends_with(&waiter, DEVICE, SKF_EVENT_REMOVED);
    start(&waiter, sizeof waiter.name);
    write_event("nonsense\ninsert ");
    write_event("TOKEN-9\n");
    ends_with(&waiter, "TOKEN-9", SKF_EVENT_INSERTED);
    tool("unplug " DEVICE);
    tool("plug " DEVICE);
    start(&waiter, sizeof waiter.name);
    ends_with(&waiter, DEVICE, SKF_EVENT_REMOVED);
    start(&waiter, sizeof waiter.name);
    ends_with(&waiter, DEVICE, SKF_EVENT_INSERTED);
    control_file("events=unsupported\n");
    EQUAL(SAR_NOTSUPPORTYETERR, SKF_WaitForDevEvent(waiter.name, &waiter.length, &waiter.event));
    /* A device pulled by a fault is reported as well. */
    DEVINFO info;
    DEVHANDLE device;
    OK(SKF_ConnectDev((LPSTR)DEVICE, &device));
    control_file("unplug_at.SKF_GetDevInfo=1\n");
    start(&waiter, sizeof waiter.name);
    EQUAL(SAR_DEVICE_REMOVED, SKF_GetDevInfo(device, &info));
    ends_with(&waiter, DEVICE, SKF_EVENT_REMOVED);
    OK(SKF_DisConnectDev(device));
}

void test_event_for_small_buffer(void)
{
    struct waiter waiter;
    start(&waiter, 3);
    write_event("insert " DEVICE "\n");
    EQUAL(0, pthread_join(waiter.thread, NULL));
    EQUAL(SAR_BUFFER_TOO_SMALL, waiter.answer);
    EQUAL(8, waiter.length);
    start(&waiter, 8);
    ends_with(&waiter, DEVICE, SKF_EVENT_INSERTED);
}

void test_cancelled_wait(void)
{
    struct waiter waiter;
    struct stat status;
    char path[512];
    OK(SKF_CancelWaitForDevEvent());
    home_path(path, "events");
    start(&waiter, sizeof waiter.name);
    while (stat(path, &status) != 0) {
        pause_briefly();
    }
    /* The fifo exists a moment before the wait begins: a cancelling that comes too early wakes no waiter. */
    while (pthread_tryjoin_np(waiter.thread, NULL) != 0) {
        OK(SKF_CancelWaitForDevEvent());
        pause_briefly();
    }
    EQUAL(SAR_NOT_EVENTERR, waiter.answer);
    TRUE_THAT(S_ISFIFO(status.st_mode));
}
