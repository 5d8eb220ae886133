package signinghelper.portal.authentication;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.x500.X500Name;
import signinghelper.formats.certificate.CertificateSubject;
import signinghelper.formats.match.Account;
import signinghelper.portal.authentication.AuthenticationTokenException.Reason;
import signinghelper.portal.authentication.Challenge.Purpose;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.util.Locale;

import static signinghelper.portal.authentication.VectorDraft.ACCOUNT;
import static signinghelper.portal.authentication.VectorDraft.OTHER;

/** Vectors of bindings: whom the certificate names, and to which account it is bound. */
record AccountVectors(VectorDraft draft) {
    private static final String MISMATCH = Reason.SUBJECT_MISMATCH.name();
    private static final ASN1ObjectIdentifier CREDIT_CODE =
            new ASN1ObjectIdentifier(CertificateSubject.CREDIT_CODE_EXTENSION);
    private static final Account PURCHASER = new Account(ACCOUNT.name(), ACCOUNT.creditCode(), Account.Role.PURCHASER);

    void add() {
        accounts();
        var code = ACCOUNT.creditCode();
        bound("the certificate has the account's name alone", MISMATCH, ACCOUNT, "O=测试有限公司", OTHER.creditCode());
        bound("the certificate has the account's code alone", MISMATCH, ACCOUNT, "O=另一家有限公司", code);
        bound(
                "the certificate has the account's name in the place of its own CN",
                MISMATCH,
                ACCOUNT,
                "O=另一家有限公司,CN=测试有限公司",
                code);
        bound("the certificate's name begins with the account's", MISMATCH, ACCOUNT, "O=测试有限公司武汉分公司", code);
        bound("the certificate has no code", MISMATCH, ACCOUNT, "O=测试有限公司", "");
        bound("the certificate has no O, and the name in CN", TokenVector.ACCEPTED, ACCOUNT, "CN=测试有限公司", code);
        bound("the code is in small letters", TokenVector.ACCEPTED, ACCOUNT, "O=测试有限公司", code.toLowerCase(Locale.ROOT));
        var brackets = new Account("测试（武汉）有限公司", code, Account.Role.SUPPLIER);
        bound("brackets of the name have another width", TokenVector.ACCEPTED, brackets, "O=测试(武汉) 有限公司", code);
    }

    private void accounts() {
        signedFor("the binding is to another account", OTHER, ACCOUNT, Reason.SIGNATURE.name());
        signedFor("the certificate is another organisation's", OTHER, OTHER, MISMATCH);
        signedFor("the account is a purchaser's", PURCHASER, PURCHASER, TokenVector.ACCEPTED);
        signedFor("the binding is for another role", ACCOUNT, PURCHASER, Reason.SIGNATURE.name());
    }

    /** A certificate of {@link VectorDraft#ACCOUNT}. */
    private void signedFor(String name, Account signed, Account account, String outcome) {
        var challenge = draft.challenge(Purpose.BINDING);
        draft.bind(name, challenge, draft.binding(TestKey.SM2, challenge.nonce(), signed), account, outcome);
    }

    private void bound(String name, String outcome, Account account, String subject, String code) {
        var challenge = draft.challenge(Purpose.BINDING);
        var request = TestAuthority.request(draft.portal().pair(TestKey.SM2)).subject(new X500Name(subject));
        if (!code.isEmpty()) {
            request.extension(CREDIT_CODE, false, new DERPrintableString(code));
        }
        var certificate = draft.portal().authority(TestKey.SM2).issue(request);
        draft.bind(
                name, challenge, draft.binding(TestKey.SM2, certificate, challenge.nonce(), account), account, outcome);
    }
}
