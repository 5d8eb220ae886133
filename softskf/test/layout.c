/*
 * The sizes and offsets that clients rely on, in each layout.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "bench.h"

#ifdef SKF_NATURAL_LAYOUT
#define BY_PACKING(packed, natural) (natural)
#else
#define BY_PACKING(packed, natural) (packed)
#endif
#ifdef SKF_ULONG_64
#define SIZE(packed32, natural32, packed64, natural64) BY_PACKING(packed64, natural64)
#else
#define SIZE(packed32, natural32, packed64, natural64) BY_PACKING(packed32, natural32)
#endif

void test_layout(void)
{
    EQUAL(SIZE(294, 296, 326, 328), sizeof(DEVINFO));
    EQUAL(2, offsetof(DEVINFO, Manufacturer));
    EQUAL(66, offsetof(DEVINFO, Issuer));
    EQUAL(130, offsetof(DEVINFO, Label));
    EQUAL(162, offsetof(DEVINFO, SerialNumber));
    EQUAL(SIZE(198, 200, 198, 200), offsetof(DEVINFO, AlgSymCap));
    EQUAL(SIZE(132, 132, 136, 136), sizeof(ECCPUBLICKEYBLOB));
    EQUAL(SIZE(68, 68, 72, 72), sizeof(ECCPRIVATEKEYBLOB));
    EQUAL(SIZE(165, 168, 169, 176), sizeof(ECCCIPHERBLOB));
    EQUAL(SIZE(164, 164, 168, 168), offsetof(ECCCIPHERBLOB, Cipher));
    EQUAL(128, sizeof(ECCSIGNATUREBLOB));
    EQUAL(SIZE(44, 44, 56, 56), sizeof(BLOCKCIPHERPARAM));
    EQUAL(SIZE(373, 376, 393, 400), sizeof(ENVELOPEDKEYBLOB));
    EQUAL(SIZE(268, 268, 276, 280), sizeof(RSAPUBLICKEYBLOB));
    EQUAL(SIZE(1164, 1164, 1172, 1176), sizeof(RSAPRIVATEKEYBLOB));
    EQUAL(SIZE(44, 44, 56, 56), sizeof(FILEATTRIBUTE));
}
