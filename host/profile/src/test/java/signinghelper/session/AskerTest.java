package signinghelper.session;

import org.junit.jupiter.api.Test;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.login.Nonce;
import signinghelper.formats.login.Origin;
import signinghelper.formats.receipt.Receipt;
import signinghelper.guidance.Language;
import signinghelper.profile.TestProfile;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AskerTest {
    private static final SessionId ID = new SessionId("00000000-0000-4000-8000-000000000000");
    private static final Asker.Page PAGE = new Asker.Page(
            new Origin("https://portal.example"),
            new Origin("https://top.example"),
            new ProductVersion("1.0.0"),
            "Portal",
            null);

    @Test
    void aPageHasItsOriginWhateverFramesIt() {
        assertThat(PAGE.origin().value()).isEqualTo("https://portal.example");
    }

    @Test
    void theReceiptOfAPageNamesItsOriginAndItsNonceAndThatOfACommandNeither() throws Refusal {
        var nonce = new Nonce("bm9uY2Utb2YtYS1wYWdlLXRoYXQtaXMtNDgtYnl0ZXMtbG9uZy0tLS0tLS0=");

        assertThat(PAGE.occasion(nonce))
                .isEqualTo(new Receipt.Occasion.Portal("https://portal.example", nonce.value()));
        assertThat(new Asker.CommandLine().occasion(null)).isEqualTo(new Receipt.Occasion.CommandLine());
        assertThatThrownBy(() -> new Asker.HelperWindow().occasion(null))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.METHOD_NOT_ALLOWED));
    }

    /** A request that needs an origin, above all a login, is therefore never served for it. */
    @Test
    void theCommandLineHasNoOrigin() {
        var session = new Session(
                ID, new Asker.CommandLine(), Language.ENGLISH, Set.of(), () -> TestProfile.of(CmsForm.PKCS7_501));

        assertThatThrownBy(session.asker()::origin)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.METHOD_NOT_ALLOWED));
    }
}
