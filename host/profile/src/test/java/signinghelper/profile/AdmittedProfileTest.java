package signinghelper.profile;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.login.Origin;
import signinghelper.platform.TestProduct;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Profiles with which a session is opened, before their other fields are bound. */
class AdmittedProfileTest {
    private static final ProfileKey KEY = ProfileKey.make();
    private static final Origin PORTAL = new Origin("https://portal.example");

    @TempDir
    Path folder;

    private ProfileStore store;

    @BeforeEach
    void trustTheKey() throws Exception {
        var folders = TestProduct.foldersIn("test", folder);
        store = new ProfileStore(folders, MachinePolicySource.of(Optional.empty(), folders), new WireFormat());
        policy("");
    }

    @Test
    void theHeadIsReadWithoutTheRest() throws Exception {
        install(ProfileTest.GOOD.replace("\"cms\": \"", "\"cms\": \"NO-"));

        var head = store.admit().head();

        assertThat(head.id()).isEqualTo("test");
        assertThat(head.version()).isEqualTo(3);
        assertThat(head.access().capabilitiesOf(PORTAL)).isNotEmpty();
    }

    @Test
    void aFaultOutsideTheHeadRefusesTheWholeAndIsNotNotedAsSeen() throws Exception {
        install(ProfileTest.GOOD.replace("\"cms\": \"", "\"cms\": \"NO-"));
        var admitted = store.admit();

        assertThat(refusal(admitted)).isEqualTo(ErrorCode.PROFILE_INVALID);
        assertThat(catchThrowableOfType(Refusal.class, store::adopt).code()).isEqualTo(ErrorCode.PROFILE_INVALID);
        assertThat(folder.resolve("state/profile-version")).doesNotExist();
    }

    @Test
    void aFaultInTheHeadAdmitsNobody() throws Exception {
        install(ProfileTest.GOOD.replace("https://portal.example", "http://portal.example"));

        assertThat(catchThrowableOfType(Refusal.class, store::admit).code()).isEqualTo(ErrorCode.PROFILE_INVALID);
    }

    @Test
    void theRestStaysAsItWasAdmittedWhenTheFileChanges() throws Exception {
        install(ProfileTest.GOOD);
        var admitted = store.admit();
        install(ProfileTest.GOOD.replace("\"version\": 3", "\"version\": 4"));

        assertThat(admitted.load().version()).isEqualTo(3);
        assertThat(admitted.load()).isSameAs(admitted.load());
        assertThat(store.admit().load().version()).isEqualTo(4);
    }

    @Test
    void theMachinesPolicyRestrictsHeadAndWholeAlike() throws Exception {
        install(ProfileTest.GOOD);
        policy(",\"capabilities\":[]");

        var admitted = store.admit();

        assertThat(admitted.head().access().capabilitiesOf(PORTAL)).isEmpty();
        assertThat(admitted.load().head()).isEqualTo(admitted.head());
    }

    private static ErrorCode refusal(AdmittedProfile admitted) {
        return catchThrowableOfType(Refusal.class, admitted::load).code();
    }

    /** Installs a signed profile that the signing command would have refused, so that the host has to refuse it. */
    private void install(String json) throws Exception {
        Files.writeString(folder.resolve("profile.jws"), signed(json));
    }

    private static String signed(String json) throws GeneralSecurityException {
        return ProfileSignature.sign(json, SigningKeys.privateKey(KEY.privatePem()));
    }

    private void policy(String more) throws Exception {
        var pem = KEY.publicPem().replace("\n", "\\n");
        Files.writeString(folder.resolve("policy.json"), "{\"profileKeys\":\"" + pem + "\"" + more + "}");
    }
}
