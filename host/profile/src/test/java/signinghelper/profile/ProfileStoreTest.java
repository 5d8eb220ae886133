package signinghelper.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.login.Origin;
import signinghelper.platform.Architecture;
import signinghelper.platform.FakeRegistry;
import signinghelper.platform.Folders;
import signinghelper.platform.Registry;
import signinghelper.platform.TestProduct;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The key of these tests is trusted because the machine's policy adds it. */
class ProfileStoreTest {
    private static final Origin PORTAL = new Origin("https://portal.example");
    private static final Origin SECOND = new Origin("https://second.example");

    private static final String DRIVERS = """
            "drivers": [
              { "kind": "pkcs11", "name": "soft", "library": { "linux": ["/usr/lib/soft.so"] } },
              { "kind": "pkcs11", "name": "spare", "library": { "linux": ["/usr/lib/spare.so"] } },
              { "discover": true }
            ],
            """;

    private static final ProfileKey KEY = ProfileKey.make();

    @TempDir
    private Path folder;

    @BeforeEach
    void trustTheKeyAndInstallAProfile() throws Exception {
        writePolicy(Map.of("profileKeys", KEY.publicPem()));
        install(3, KEY);
    }

    @Test
    void aProfileSignedByATrustedKeyIsInForce() throws Refusal {
        var profile = store().adopt();

        assertThat(profile.version()).isEqualTo(3);
        assertThat(profile.access().capabilitiesOf(PORTAL))
                .containsExactlyInAnyOrder("token.list", "login.authenticate");
    }

    @Test
    void aFolderInWhichNothingCanBeNotedIsNotTheProfilesFault() throws Exception {
        Files.createFile(folder.resolve("state"));

        assertThat(catchThrowableOfType(Refusal.class, store()::adopt).code())
                .isEqualTo(ErrorCode.DATA_FOLDER_UNWRITABLE);
    }

    @Test
    void aNoteThatCannotBeReadIsNotTheProfilesFault() throws Exception {
        Files.createDirectories(folder.resolve("state/profile-version"));

        assertThat(catchThrowableOfType(Refusal.class, store()::adopt).code())
                .isEqualTo(ErrorCode.DATA_FOLDER_UNWRITABLE);
    }

    @Test
    void readingWritesNothingAndLeavesOlderProfilesUsable() throws Exception {
        assertThat(store().load().version()).isEqualTo(3);
        assertThat(folder.resolve("state")).doesNotExist();

        install(2, KEY);
        assertThat(store().load().version()).isEqualTo(2);
    }

    @Test
    void anOlderProfileThanOneInForceIsNotEvenRead() throws Exception {
        store().adopt();
        install(2, KEY);

        var refusal = catchThrowableOfType(Refusal.class, () -> store().load());
        assertThat(refusal.code()).isEqualTo(ErrorCode.PROFILE_OLDER);
    }

    @Test
    void withoutThePolicyItsKeyIsNotTrusted() throws IOException {
        Files.delete(policy());

        assertInvalid();
    }

    @Test
    void withoutAProfileNothingIsAllowed() throws IOException {
        Files.delete(profile());

        assertInvalid();
    }

    @Test
    void aProfileOfAnotherKeyIsRefused() throws Exception {
        install(3, ProfileKey.make());

        assertInvalid();
    }

    @Test
    void anOlderProfileAfterANewerOneIsRefused() throws Exception {
        store().adopt();
        install(2, KEY);
        assertOlder("2", "3");

        install(3, KEY);
        assertThat(store().adopt().version()).isEqualTo(3);
        install(4, KEY);
        assertThat(store().adopt().version()).isEqualTo(4);
        install(3, KEY);
        assertOlder("3", "4");
    }

    /** Each portal's program has folders of its own; a trusted key may sign for several portals. */
    @Test
    void anotherPortalsProfileOfTheSameKeyIsRefused() throws Exception {
        install("other", 9, KEY);
        assertInvalid();

        assertThat(folder.resolve("state")).doesNotExist();
    }

    @Test
    void aRefusedProfileDoesNotMakeOlderOnesOld() throws Exception {
        install(9, ProfileKey.make());
        assertInvalid();
        install(3, KEY);

        assertThat(store().adopt().version()).isEqualTo(3);
    }

    /** The damage is that of a power failure. */
    @ParameterizedTest
    @ValueSource(strings = {"", "three", "99999999999999", "3 4", "\u0000\u0000\u0000\u0000", "\u00ff"})
    void aDamagedNoteOfTheNewestVersionIsMadeAnew(String damaged) throws Exception {
        store().adopt();
        var note = folder.resolve("state/profile-version");
        Files.writeString(note, damaged, StandardCharsets.ISO_8859_1);

        assertThat(store().adopt().version()).isEqualTo(3);
        assertThat(note).hasContent("3");
        install(2, KEY);
        assertOlder("2", "3");
    }

    @Test
    void whileNoFileChangesTheProfileIsReadOnce() throws Exception {
        var store = store();
        store.adopt(); // writes the note, which is a change
        var first = store.adopt();

        assertThat(store.adopt()).isSameAs(first);
    }

    @Test
    void aChangeOfProfilePolicyOrNoteIsSeenAtOnce() throws Exception {
        var store = store();
        store.adopt();
        store.adopt();
        install(4, KEY);
        assertThat(store.adopt().version()).isEqualTo(4);
        store.adopt();

        writePolicy(Map.of("profileKeys", KEY.publicPem(), "origins", List.of(PORTAL.value())));
        assertThat(store.adopt().access().capabilitiesOf(SECOND)).isEmpty();
        store.adopt();

        Files.writeString(folder.resolve("state/profile-version"), "50");
        assertThat(catchThrowableOfType(Refusal.class, store::adopt).code()).isEqualTo(ErrorCode.PROFILE_OLDER);
        Files.writeString(folder.resolve("state/profile-version"), "4");
        store.adopt();
        store.adopt();

        Files.delete(profile());
        assertThat(catchThrowableOfType(Refusal.class, store::adopt).code()).isEqualTo(ErrorCode.PROFILE_INVALID);
    }

    @Test
    void aTrustedSignatureMakesNoProfileOfSomethingElse() throws Exception {
        var further = ProfileTest.GOOD.replace("\"version\": 3", "\"version\": 3, \"further\": 1");
        Files.writeString(profile(), ProfileSignature.sign(further, KEY.privateKey()));

        assertInvalid();
    }

    @Test
    void policyNarrowsOriginsAndMethods() throws Exception {
        writePolicy(Map.of(
                "profileKeys", KEY.publicPem(),
                "origins", List.of(PORTAL.value()),
                "capabilities", List.of("token.list")));
        var profile = store().adopt();

        assertThat(profile.access().capabilitiesOf(PORTAL)).containsExactly("token.list");
        assertThat(profile.access().capabilitiesOf(SECOND)).isEmpty();
    }

    @Test
    void policyLetsNothingInThatTheProfileLeavesOut() throws Exception {
        writePolicy(Map.of(
                "profileKeys", KEY.publicPem(),
                "origins", List.of(SECOND.value(), "https://further.example"),
                "capabilities", List.of("token.list", "login.authenticate", "signature.sign")));
        var profile = store().adopt();

        assertThat(profile.access().capabilitiesOf(SECOND)).containsExactly("token.list");
        assertThat(profile.access().capabilitiesOf(new Origin("https://further.example")))
                .isEmpty();
        assertThat(profile.access().capabilitiesOf(PORTAL)).isEmpty();
    }

    @Test
    void policyNarrowsToSomeDrivers() throws Exception {
        assertThat(store().adopt().computer().drivers())
                .extracting(DriverEntry::name)
                .containsExactly("soft", "spare", "discover");

        writePolicy(Map.of("profileKeys", KEY.publicPem(), "drivers", List.of("spare", "unheard-of")));

        assertThat(store().adopt().computer().drivers())
                .extracting(DriverEntry::name)
                .containsExactly("spare");
    }

    @Test
    void policyThatNamesDriversKeepsTheSearchForOthersOnlyByItsName() throws Exception {
        assertThat(store().adopt().computer().discovers()).isTrue();

        writePolicy(Map.of("profileKeys", KEY.publicPem(), "drivers", List.of("spare")));
        assertThat(store().adopt().computer().discovers()).isFalse();

        writePolicy(Map.of("profileKeys", KEY.publicPem(), "drivers", List.of("discover")));
        assertThat(store().adopt().computer().discovers()).isTrue();
        assertThat(store().adopt().computer().libraries()).isEmpty();
    }

    @Test
    void onWindowsAGroupPolicyCountsBeforeTheFile() throws Exception {
        writePolicy(Map.of("profileKeys", KEY.publicPem()));
        var registry = new FakeRegistry();
        assertThat(store(Optional.of(registry)).adopt().access().capabilitiesOf(SECOND))
                .isNotEmpty();

        var policy = Map.of("profileKeys", KEY.publicPem(), "origins", List.of(PORTAL.value()));
        registry.write(
                MachinePolicySource.of(Optional.of(registry), folders()).key(),
                MachinePolicySource.VALUE,
                new JsonMapper().writeValueAsString(policy));
        assertThat(store(Optional.of(registry)).adopt().access().capabilitiesOf(SECOND))
                .isEmpty();

        registry.write(MachinePolicySource.of(Optional.of(registry), folders()).key(), MachinePolicySource.VALUE, "{");
        var refusal = catchThrowableOfType(
                Refusal.class, () -> store(Optional.of(registry)).adopt());
        assertThat(refusal.code()).isEqualTo(ErrorCode.PROFILE_INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"origin\":[]}",
                "{\"origins\":\"https://portal.example\"}",
                "{\"origins\":[null]}",
                "{\"capabilities\":[],\"capabilities\":[]}",
                "{\"oldestProfile\":0}",
                "{\"oldestProfile\":-1}",
                "{\"oldestProfile\":1.5}",
                "{\"oldestProfile\":\"1\"}",
                "{\"oldestProfile\":true}",
                "{\"oldestProfile\":9999999999}",
                "{\"reportFile\":\"report.json\"}",
                "{\"profileKeys\":7}",
                "{\"profileKeys\":\"-----BEGIN PUBLIC KEY-----AA=A-----END PUBLIC KEY-----\"}",
                "{\"profileKeys\":\"-----BEGIN PUBLIC KEY-----AAAA-----END PUBLIC KEY-----\"}"
            })
    void aBrokenPolicyIsNotPassedOver(String json) throws IOException {
        Files.writeString(policy(), json);

        assertInvalid();
    }

    /** Policies of the first release named desktop clients: an update ignores the names and still starts. */
    @Test
    void aPolicyThatStillNamesDesktopClientsIsReadWithoutThem() throws Exception {
        var clients = List.of(Map.of("program", "/opt/a", "origin", "https://portal.example"));
        writePolicy(Map.of("profileKeys", KEY.publicPem(), "desktopClients", clients, "origins", List.of()));

        assertThat(store().adopt().access().origins()).isEmpty();
    }

    @Test
    void whatTheHostWouldRefuseIsNotEvenSigned() {
        var open = ProfileTest.GOOD.replace("https://portal.example", "http://portal.example");

        assertThatThrownBy(() -> ProfileSigner.sign(open, KEY.privatePem()))
                .isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> ProfileSigner.sign("null", KEY.privatePem()))
                .isInstanceOf(JsonProcessingException.class);
    }

    private void assertInvalid() {
        var refusal = catchThrowableOfType(Refusal.class, () -> store().adopt());

        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(ErrorCode.PROFILE_INVALID);
        assertThat(refusal.facts()).isEmpty();
    }

    private void assertOlder(String found, String needed) {
        var refusal = catchThrowableOfType(Refusal.class, () -> store().adopt());

        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(ErrorCode.PROFILE_OLDER);
        assertThat(refusal.facts()).isEqualTo(Map.of("found", found, "needed", needed));
    }

    private void install(int version, ProfileKey signer) throws IOException, GeneralSecurityException {
        install("test", version, signer);
    }

    private void install(String id, int version, ProfileKey signer) throws IOException, GeneralSecurityException {
        var json = ProfileTest.GOOD
                .replace("\"id\": \"test\"", "\"id\": \"" + id + "\"")
                .replace("\"version\": 3", "\"version\": " + version)
                .replace("\"cms\": ", DRIVERS + "\"cms\": ")
                .replace("[\"token.list\"]", "[\"token.list\", \"login.authenticate\"]")
                .replace(
                        "\"origins\": [",
                        "\"origins\": [{\"origin\": \"https://second.example\", \"capabilities\": [\"token.list\"]},");
        Files.writeString(profile(), ProfileSigner.sign(json, signer.privatePem()) + "\n");
    }

    @Test
    void policyNamesJavasForLibrariesOfOtherArchitectures() throws Exception {
        assertThat(store().javaHomes()).isEmpty();

        writePolicy(Map.of("profileKeys", KEY.publicPem(), "javaHomes", Map.of("arm64", "/opt/java-arm")));
        assertThat(store().javaHomes()).containsExactly(Map.entry(Architecture.ARM64, Path.of("/opt/java-arm")));

        // Libraries of 32 bits need no Java.
        for (var none : List.of("z80", "x86")) {
            writePolicy(Map.of("profileKeys", KEY.publicPem(), "javaHomes", Map.of(none, "/opt/java")));
            assertInvalid();
        }
    }

    private void writePolicy(Map<String, Object> policy) throws IOException {
        Files.writeString(policy(), new JsonMapper().writeValueAsString(policy));
    }

    private ProfileStore store() {
        return store(Optional.empty());
    }

    private ProfileStore store(Optional<Registry> registry) {
        return new ProfileStore(folders(), MachinePolicySource.of(registry, folders()), new WireFormat());
    }

    private Folders folders() {
        return TestProduct.foldersIn("test", folder);
    }

    private Path profile() {
        return folder.resolve("profile.jws");
    }

    private Path policy() {
        return folder.resolve("policy.json");
    }
}
