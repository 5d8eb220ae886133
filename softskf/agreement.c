/*
 * Clauses 7.6.20 to 7.6.22, SM2 key agreement: not supported here.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "softskf.h"

static ULONG unsupported(HANDLE handle, enum kind kind)
{
    struct object *object;
    ULONG answer = object_use(&object, handle, kind);
    return answer == SAR_OK ? SAR_NOTSUPPORTYETERR : answer;
}

ULONG DEVAPI SKF_GenerateAgreementDataWithECC(HCONTAINER hContainer, ULONG ulAlgId, ECCPUBLICKEYBLOB *pTempECCPubKeyBlob, BYTE *pbID, ULONG ulIDLen,
        HANDLE *phAgreementHandle)
{
    (void)ulAlgId, (void)pTempECCPubKeyBlob, (void)pbID, (void)ulIDLen, (void)phAgreementHandle;
    ANSWER(unsupported(hContainer, CONTAINER));
}

ULONG DEVAPI SKF_GenerateAgreementDataAndKeyWithECC(HANDLE hContainer, ULONG ulAlgId, ECCPUBLICKEYBLOB *pSponsorECCPubKeyBlob,
        ECCPUBLICKEYBLOB *pSponsorTempECCPubKeyBlob, ECCPUBLICKEYBLOB *pTempECCPubKeyBlob, BYTE *pbID, ULONG ulIDLen, BYTE *pbSponsorID,
        ULONG ulSponsorIDLen, HANDLE *phKeyHandle)
{
    (void)ulAlgId, (void)pSponsorECCPubKeyBlob, (void)pSponsorTempECCPubKeyBlob, (void)pTempECCPubKeyBlob, (void)pbID, (void)ulIDLen;
    (void)pbSponsorID, (void)ulSponsorIDLen, (void)phKeyHandle;
    ANSWER(unsupported(hContainer, CONTAINER));
}

ULONG DEVAPI SKF_GenerateKeyWithECC(HANDLE hAgreementHandle, ECCPUBLICKEYBLOB *pECCPubKeyBlob, ECCPUBLICKEYBLOB *pTempECCPubKeyBlob, BYTE *pbID,
        ULONG ulIDLen, HANDLE *phKeyHandle)
{
    (void)pECCPubKeyBlob, (void)pTempECCPubKeyBlob, (void)pbID, (void)ulIDLen, (void)phKeyHandle;
    ANSWER(unsupported(hAgreementHandle, AGREEMENT));
}
