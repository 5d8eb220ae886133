/*
 * Clauses 7.1.2 and 7.1.3 on Windows, where the news of the fifo cannot come: clients look again from time to time.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "softskf.h"

void event_tell(const char *event, const char *device)
{
    (void)event;
    (void)device;
}

ULONG DEVAPI SKF_WaitForDevEvent(LPSTR szDevName, ULONG *pulDevNameLen, ULONG *pulEvent)
{
    (void)szDevName;
    (void)pulDevNameLen;
    (void)pulEvent;
    ANSWER(SAR_NOTSUPPORTYETERR);
}

ULONG DEVAPI SKF_CancelWaitForDevEvent(void)
{
    ANSWER(SAR_OK);
}
