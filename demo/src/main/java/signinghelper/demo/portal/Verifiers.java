package signinghelper.demo.portal;

import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.document.cms.CmsVerifier;
import signinghelper.formats.receipt.ReceiptVerifier;
import signinghelper.portal.authentication.BindingTokenValidator;
import signinghelper.portal.authentication.ChallengeStore;
import signinghelper.portal.authentication.LoginTokenValidator;
import signinghelper.portal.authentication.OldPageLoginValidator;
import signinghelper.portal.authentication.PortalOrigins;
import signinghelper.portal.envelope.Envelopes;

import java.time.Clock;

/**
 * The verifiers that decide whether this portal accepts a signature.
 *
 * @param origin origin of the portal in a browser
 * @param fieldDocuments takes what signing software in the field writes
 * @param documents takes SM2 signatures in {@link CmsForm#PKCS7_501} and in no other form
 */
record Verifiers(
        String origin,
        LoginTokenValidator logins,
        OldPageLoginValidator oldLogins,
        BindingTokenValidator bindings,
        CmsVerifier documents,
        CmsVerifier fieldDocuments,
        ReceiptVerifier receipts,
        Envelopes envelopes) {

    static Verifiers of(
            String origin,
            CertificateTrust trust,
            CertificateTrust timeStampAuthorities,
            RevocationPolicy revocation,
            ChallengeStore challenges,
            Clock clock) {
        var origins = PortalOrigins.of(origin);
        var policy = VerificationPolicy.strict(CmsForm.RFC5652, CmsForm.PKCS7_501);
        return new Verifiers(
                origin,
                new LoginTokenValidator(origins, trust, revocation, challenges, clock),
                new OldPageLoginValidator(policy, trust, revocation, challenges, clock)
                        .acceptReplayable(OldLoginApi.OWN_RANDOM, "UCAPI's page signs its own GenRandom()"),
                new BindingTokenValidator(origins, trust, revocation, challenges, clock),
                new CmsVerifier(policy, trust, revocation, clock),
                new CmsVerifier(VerificationPolicy.field(), trust, revocation, clock),
                new ReceiptVerifier(trust, revocation, clock),
                new Envelopes(origins, trust, revocation, challenges, clock).believing(timeStampAuthorities));
    }
}
