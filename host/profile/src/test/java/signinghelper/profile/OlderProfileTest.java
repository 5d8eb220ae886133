package signinghelper.profile;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.platform.TestProduct;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Older profiles that an administrator accepts, and those that nobody can. The machine's policy adds the tests' key. */
class OlderProfileTest {
    private static final ProfileKey KEY = ProfileKey.make();

    @TempDir
    private Path folder;

    private ProfileStore store;

    @BeforeEach
    void versionThreeWasInForce() throws Exception {
        var folders = TestProduct.foldersIn("test", folder);
        store = new ProfileStore(folders, MachinePolicySource.of(Optional.empty(), folders), new WireFormat());
        acceptNoneOlder();
        install(3);
        adopt();
    }

    @Test
    void anAdministratorAcceptsOlderProfilesDownToAVersion() throws Exception {
        install(9);
        adopt();
        accept(5);

        install(5);
        assertThat(adopt().version()).isEqualTo(5);
        install(4);
        assertOlder("4", "5");
        install(7);
        assertThat(adopt().version()).isEqualTo(7);
    }

    @Test
    void theNewestVersionSeenStaysNotedWhileAnAdministratorAcceptsAnOlderOne() throws Exception {
        install(9);
        adopt();
        accept(1);
        install(5);
        adopt();

        assertThat(folder.resolve("state/profile-version")).hasContent("9");
        acceptNoneOlder();
        assertOlder("5", "9");
    }

    @Test
    void aHigherNumberOfTheAdministratorsAsksForNoNewerProfileThanTheOneSeen() throws Exception {
        accept(50);

        assertThat(adopt().version()).isEqualTo(3);
        install(2);
        assertOlder("2", "3");
    }

    @Test
    void anOlderProfileThatAnAdministratorAcceptsIsStillSignedByATrustedKey() throws Exception {
        accept(1);
        install("test", 2, ProfileKey.make());

        assertInvalid();
    }

    @Test
    void anAdministratorsNumberLetsNoOtherPortalsProfileIn() throws Exception {
        accept(1);
        install("other", 9, KEY);

        assertInvalid();
    }

    /** The signature covers all of a profile, and a field that no profile has is refused. */
    @Test
    void aProfileCannotAcceptItself() throws Exception {
        var lower = ProfileTest.GOOD.replace("\"version\": 3", "\"version\": 2, \"oldestProfile\": 1");
        put(lower);

        assertOlder("2", "3");
    }

    /** Another copy's profile may have fields of another version; only its signature and age are looked at. */
    @Test
    void aLookAtAnotherCopysProfileAsksForSignatureAndAgeAlone() throws Exception {
        put("{\"id\": \"test\", \"version\": 3, \"former\": true}");
        store.at(folder);

        put("{\"id\": \"test\", \"version\": 2, \"former\": true}");
        assertThat(seen().code()).isEqualTo(ErrorCode.PROFILE_OLDER);
        accept(2);
        store.at(folder);
        assertThat(folder.resolve("state/profile-version")).hasContent("3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"version\": 3}",
                "{\"id\": \"../test\", \"version\": 3}",
                "{\"id\": \"other\", \"version\": 3}",
                "{\"id\": \"test\", \"version\": \"new\"}"
            })
    void aLookAtWhatIsNoProfileRefusesIt(String signed) throws Exception {
        put(signed);

        assertThat(seen().code()).isEqualTo(ErrorCode.PROFILE_INVALID);
    }

    private Refusal seen() {
        return catchThrowableOfType(Refusal.class, () -> store.at(folder));
    }

    private void put(String signed) throws Exception {
        Files.writeString(profile(), ProfileSignature.sign(signed, KEY.privateKey()));
    }

    private Profile adopt() throws Refusal {
        return store.adopt();
    }

    private void assertInvalid() {
        assertThat(refused().code()).isEqualTo(ErrorCode.PROFILE_INVALID);
    }

    private void assertOlder(String found, String needed) {
        assertThat(refused().code()).isEqualTo(ErrorCode.PROFILE_OLDER);
        assertThat(refused().facts()).isEqualTo(Map.of("found", found, "needed", needed));
    }

    private Refusal refused() {
        var refusal = catchThrowableOfType(Refusal.class, this::adopt);
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private void accept(int oldest) throws IOException {
        writePolicy(Map.of("profileKeys", KEY.publicPem(), "oldestProfile", oldest));
    }

    private void acceptNoneOlder() throws IOException {
        writePolicy(Map.of("profileKeys", KEY.publicPem()));
    }

    private void writePolicy(Map<String, Object> policy) throws IOException {
        Files.writeString(folder.resolve("policy.json"), new JsonMapper().writeValueAsString(policy));
    }

    private void install(int version) throws Exception {
        install("test", version, KEY);
    }

    private void install(String id, int version, ProfileKey signer) throws Exception {
        var json = ProfileTest.GOOD
                .replace("\"id\": \"test\"", "\"id\": \"" + id + "\"")
                .replace("\"version\": 3", "\"version\": " + version);
        Files.writeString(profile(), ProfileSigner.sign(json, signer.privatePem()));
    }

    private Path profile() {
        return folder.resolve("profile.jws");
    }
}
