/*
 * Clauses 7.1.10 and 7.1.11: one client at a time has the device for itself. Nothing but SKF_LockDev heeds it.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "softskf.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

static long milliseconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000L + now.tv_nsec / 1000000L;
}

/* Waits without the lock on SOFTSKF_HOME, so that the one who has the device can give it back. */
static ULONG wait_for_lock(int descriptor, ULONG timeout)
{
    const struct timespec pause = {0, 5000000};
    long end = milliseconds_now() + (long)timeout;
    while (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR) {
            return SAR_FAIL;
        }
        if (timeout != 0xFFFFFFFF && milliseconds_now() >= end) {
            return SAR_TIMEOUTERR;
        }
        call_pause();
        nanosleep(&pause, NULL);
        call_resume();
    }
    return SAR_OK;
}

static ULONG lock_device(DEVHANDLE handle, ULONG timeout)
{
    struct object *device;
    struct path path;
    ULONG answer = object_use(&device, handle, DEVICE);
    if (answer != SAR_OK || ((struct connection *)device->detail)->lock >= 0) {
        return answer;
    }
    int descriptor = device_path(&path, device->name, "lock") ? open(path.text, O_RDWR | O_CREAT | O_CLOEXEC, 0666) : -1;
    if (descriptor < 0) {
        return SAR_FAIL;
    }
    answer = wait_for_lock(descriptor, timeout);
    if (answer == SAR_OK) {
        answer = object_use(&device, handle, DEVICE); /* another thread may have closed it while this one waited */
    }
    if (answer != SAR_OK) {
        close(descriptor);
        return answer;
    }
    ((struct connection *)device->detail)->lock = descriptor;
    return SAR_OK;
}

ULONG DEVAPI SKF_LockDev(DEVHANDLE hDev, ULONG ulTimeOut)
{
    ANSWER(lock_device(hDev, ulTimeOut));
}

static ULONG unlock_device(DEVHANDLE handle)
{
    struct object *device;
    ULONG answer = object_use(&device, handle, DEVICE);
    if (answer != SAR_OK) {
        return answer;
    }
    struct connection *connection = device->detail;
    if (connection->lock < 0) {
        return SAR_FAIL;
    }
    close(connection->lock);
    connection->lock = -1;
    return SAR_OK;
}

ULONG DEVAPI SKF_UnlockDev(DEVHANDLE hDev)
{
    ANSWER(unlock_device(hDev));
}
