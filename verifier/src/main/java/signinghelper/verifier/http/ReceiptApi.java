package signinghelper.verifier.http;

import io.javalin.http.Context;
import signinghelper.formats.document.cms.CmsException;
import signinghelper.formats.receipt.ReceiptException;
import signinghelper.portal.authentication.AuthenticationTokenException;
import signinghelper.verifier.judge.Judges;

import java.io.IOException;

/** Receipts of batches. */
final class ReceiptApi {
    private final Judges judges;
    private final Uploads uploads;

    ReceiptApi(Judges judges, Uploads uploads) {
        this.judges = judges;
        this.uploads = uploads;
    }

    void addTo(Desk desk) {
        desk.serve(Operation.RECEIPT, context -> uploads.oneOf(() -> receipt(context)));
    }

    private Object receipt(Context context)
            throws ServiceRefusal, AuthenticationTokenException, CmsException, ReceiptException, IOException {
        var request = uploads.read(context, ReceiptRequest.class);
        if (!judges.tokens().containsKey(request.origin())) {
            throw new ServiceRefusal(ServiceCode.ORIGIN_UNKNOWN);
        }
        judges.signing().consume(request.nonce(), request.session());
        var verified = judges.receipts().verify(request.receipt().bytes(), request.expected(), request.signer());
        return SignatureApi.Signed.of(verified.cms(), judges.trust().holders());
    }
}
