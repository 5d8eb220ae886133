package signinghelper.session;

import org.junit.jupiter.api.Test;
import signinghelper.formats.login.Origin;
import signinghelper.guidance.Language;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AskerTest {
    private static final SessionId ID = new SessionId("00000000-0000-4000-8000-000000000000");

    @Test
    void aPageHasItsOriginWhateverFramesIt() throws Refusal {
        var page = new Asker.Page(
                new Origin("https://portal.example"),
                new Origin("https://top.example"),
                new ProductVersion("1.0.0"),
                "Portal",
                null);

        assertThat(new Session(ID, page, Language.ENGLISH, Set.of()).origin().value())
                .isEqualTo("https://portal.example");
    }

    /** So that nothing that needs an origin, above all a login, is ever done for it. */
    @Test
    void theCommandLineHasNoOrigin() {
        var session = new Session(ID, new Asker.CommandLine(), Language.ENGLISH, Set.of());

        assertThatThrownBy(session::origin)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.METHOD_NOT_ALLOWED));
    }
}
