package signinghelper.command;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.DocumentFormat;
import signinghelper.formats.login.Origin;
import signinghelper.guidance.Language;
import signinghelper.profile.Access;
import signinghelper.profile.AllowedOrigin;
import signinghelper.profile.Computer;
import signinghelper.profile.Help;
import signinghelper.profile.OldInterface;
import signinghelper.profile.Profile;
import signinghelper.profile.ProfileHead;
import signinghelper.profile.Signing;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.session.ProductVersion;
import signinghelper.session.SessionId;
import signinghelper.session.Sessions;
import signinghelper.session.Starter;

import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class SessionOpenCommandTest {
    private static final SessionId ID = new SessionId("2b1f8a5e-6c0d-4d35-9a4e-0f6f0a5b7c11");
    private static final String PORTAL = "https://portal.example";
    private static final String FRAMING = "https://framing.example";

    private final Sessions sessions = new Sessions();
    private final SessionOpenCommand command = startedBy(new Starter.Browser());

    private SessionOpenCommand startedBy(Starter starter) {
        return new SessionOpenCommand(
                starter,
                new ProductVersion("2.1.0"),
                SessionOpenCommandTest::profile,
                SessionOpenCommandTest::profile,
                sessions);
    }

    private static Profile profile() {
        return new Profile(
                new ProfileHead(
                        "test",
                        1,
                        Profile.Kind.PRODUCTION,
                        Map.of("zh-CN", "测试", "en", "Test"),
                        Access.of(List.of(
                                new AllowedOrigin(
                                        PORTAL, Set.of("token.list", "login.authenticate"), Set.of(OldInterface.UCAPI)),
                                new AllowedOrigin(FRAMING, Set.of())))),
                Signing.of(CmsForm.PKCS7_501),
                Computer.UNKNOWN,
                Help.NONE);
    }

    @Test
    void pinsOriginLanguageAndCapabilitiesToTheSession() throws Refusal {
        var result = command.run(arguments(PORTAL, PORTAL, "2.0.0", "2.0.0"));
        var session = sessions.find(ID).orElseThrow();

        assertThat(result)
                .isEqualTo(new SessionOpenCommand.Result(
                        "2.1.0",
                        "2.0",
                        "test",
                        List.of("login.authenticate", "token.list"),
                        List.of(
                                new SessionOpenCommand.Format("cms-detached", DocumentFormat.Need.DIGEST, ".p7s"),
                                new SessionOpenCommand.Format("cms-attached", DocumentFormat.Need.CONTENT, ".p7m"),
                                new SessionOpenCommand.Format("pdf", DocumentFormat.Need.CONTENT, ".signed.pdf"),
                                new SessionOpenCommand.Format("ofd", DocumentFormat.Need.CONTENT, ".signed.ofd"))));
        assertThat(session.asker().origin().value()).isEqualTo(PORTAL);
        assertThat(session.language()).isEqualTo(Language.ENGLISH);
        assertThat(session.mayAsk("token.list")).isTrue();
        assertThat(session.mayAsk("signature.sign")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://other.example",
                "http://portal.example",
                "https://portal.example:8443",
                "https://www.portal.example",
                "https://portal.example.evil.example"
            })
    void anOriginThatIsNotInTheProfileGetsNoSessionNeitherOnTopNorInside(String origin) {
        assertThat(refusal(arguments(origin, origin, "2.0", "2.0")).code()).isEqualTo(ErrorCode.ORIGIN_NOT_ALLOWED);
        assertThat(refusal(arguments(PORTAL, origin, "2.0", "2.0")).code()).isEqualTo(ErrorCode.ORIGIN_NOT_ALLOWED);
        assertThat(refusal(arguments(origin, PORTAL, "2.0", "2.0")).code()).isEqualTo(ErrorCode.ORIGIN_NOT_ALLOWED);
        assertThat(sessions.find(ID)).isEmpty();
    }

    @Test
    void anOriginWithoutMethodsMayHoldThePortalInAFrameAndAskForNothing() throws Refusal {
        command.run(arguments(PORTAL, FRAMING, "2.0", "2.0"));
        var asker = sessions.find(ID).orElseThrow().asker();

        assertThat(asker.origin().value()).isEqualTo(PORTAL);
        assertThat(refusal(arguments(FRAMING, FRAMING, "2.0", "2.0")).code()).isEqualTo(ErrorCode.ORIGIN_NOT_ALLOWED);
        assertThat(refusal(arguments(FRAMING, PORTAL, "2.0", "2.0")).code()).isEqualTo(ErrorCode.ORIGIN_NOT_ALLOWED);
    }

    @ParameterizedTest
    @CsvSource({
        "3.0.0, 2.0.0, host",
        "2.0.0, 3.0.0, host",
        "3.0.0, 3.0.0, host",
        "1.9.9, 2.0.0, extension",
        "2.0.0, 1.0.0, library",
        "1.0.0, 1.0.0, extension"
    })
    void versionsThatDifferTellWhoMustUpdate(String extension, String library, String behind) {
        var refusal = refusal(arguments(PORTAL, PORTAL, extension, library));

        assertThat(refusal.code()).isEqualTo(ErrorCode.VERSION_MISMATCH);
        assertThat(refusal.facts()).isEqualTo(Map.of("requiresUpdate", behind));
    }

    @Test
    void smallerDifferencesOfVersionDoNotMatter() throws Refusal {
        assertThat(command.run(arguments(PORTAL, PORTAL, "2.99.99999", "2.0")).profile())
                .isEqualTo("test");
    }

    @Test
    void anIdThatIsTakenKeepsItsFirstSession() throws Refusal {
        command.run(arguments(PORTAL, PORTAL, "2.0", "2.0"));
        var first = sessions.find(ID).orElseThrow();

        assertThat(refusal(arguments(PORTAL, PORTAL, "2.0", "2.0")).code()).isEqualTo(ErrorCode.REQUEST_MALFORMED);
        assertThat(sessions.find(ID)).containsSame(first);
    }

    @Test
    void anOldPageNeedsItsInterfaceInTheProfileAndIsKnownAsOne() throws Refusal {
        var named = arguments(PORTAL, PORTAL, "2.0", "2.0", OldInterface.UCAPI);
        var other = arguments(PORTAL, PORTAL, "2.0", "2.0", OldInterface.SOF);

        assertThat(refusal(other).code()).isEqualTo(ErrorCode.METHOD_NOT_ALLOWED);
        assertThat(refusal(other).facts()).containsEntry("asker", "old-page");
        command.run(named);
        assertThat(sessions.find(ID).orElseThrow().asker().oldInterface()).contains(OldInterface.UCAPI);
    }

    private Refusal refusal(SessionOpenCommand.Arguments arguments) {
        return catchThrowableOfType(Refusal.class, () -> command.run(arguments));
    }

    private static SessionOpenCommand.Arguments arguments(
            String origin, String topOrigin, String extension, String library) {
        return arguments(origin, topOrigin, extension, library, null);
    }

    private static SessionOpenCommand.Arguments arguments(
            String origin, String topOrigin, String extension, String library, @Nullable OldInterface old) {
        return new SessionOpenCommand.Arguments(
                ID,
                new Origin(origin),
                new Origin(topOrigin),
                new ProductVersion(extension),
                new ProductVersion(library),
                old,
                null,
                null,
                Language.ENGLISH);
    }
}
