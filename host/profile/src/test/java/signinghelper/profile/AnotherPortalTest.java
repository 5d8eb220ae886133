package signinghelper.profile;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.login.Origin;
import signinghelper.formats.match.Account;
import signinghelper.guidance.Language;
import signinghelper.platform.TestProduct;
import signinghelper.protocol.WireFormat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The invented profile, installed as a release would be: another portal needs another profile and no other code. */
class AnotherPortalTest {
    private static final Path EXAMPLE = Path.of("../../profiles/example/profile.json");

    @TempDir
    private Path folder;

    private Profile profile;

    @BeforeEach
    void install() throws Exception {
        var key = ProfileKey.make();
        var signed = folder.resolve("profile.jws");
        var policy = folder.resolve("policy.json");
        Files.writeString(signed, ProfileSigner.sign(Files.readString(EXAMPLE), key.privatePem()));
        new JsonMapper().writeValue(policy.toFile(), Map.of("profileKeys", key.publicPem()));
        var folders = TestProduct.foldersIn("example", folder);
        profile = new ProfileStore(folders, MachinePolicySource.of(Optional.empty(), folders), new WireFormat()).load();
    }

    @Test
    void itsOriginsMayAskForWhatItSaysAndTheFirstPortalForNothing() {
        assertThat(profile.access().capabilitiesOf(new Origin("https://trade.example.org")))
                .contains("login.authenticate", "signature.sign");
        assertThat(profile.access().capabilitiesOf(new Origin("https://bids.example.org:8443")))
                .containsExactlyInAnyOrder("token.list", "login.authenticate");
        assertThat(profile.access().capabilitiesOf(new Origin("https://czt.hubei.gov.cn")))
                .isEmpty();
    }

    @Test
    void thePeopleToAskAndThePlacesToLookAreItsOwn() {
        assertThat(profile.help().contact(Contact.Of.AUTHORITY).orElseThrow().text(Language.CHINESE))
                .isEqualTo("示例CA客服 000-0000-0001");
        assertThat(profile.signing().menu(Account.Role.PURCHASER, Language.CHINESE))
                .isEqualTo("单位设置");
        assertThat(profile.help().link(Link.RENEWAL).orElseThrow()).hasHost("ca.example.org");
        assertThat(profile.help().biddingClients())
                .extracting(client -> client.value().name(Language.ENGLISH))
                .containsExactly("Example bidding client (invented)");
    }

    @Test
    void whatGetsInTheWayIsItsOwn() {
        var middleware = profile.computer().middleware().get(0).value();

        assertThat(middleware.hasProvider("EXAMPLE CSP v2")).isTrue();
        assertThat(middleware.hasProvider("CFCA CSP")).isFalse();
        assertThat(middleware.services()).containsExactly("ExampleKeyService");
        assertThat(middleware.hasProcess("Example-Agent.exe")).isTrue();
        assertThat(profile.computer().isWithdrawn("0.9.0")).isTrue();
        assertThat(profile.computer().isWithdrawn("1.0.0")).isFalse();
        assertThat(profile.computer().formerInstallations().get(0).value().isListedAs("示例 旧助手 3.1"))
                .isTrue();
        assertThat(Stream.of("ExampleHelper12.tmp", "Report.docx")
                        .map(Path::of)
                        .filter(profile.computer().temporaryFiles()::isLeftover))
                .containsExactly(Path.of("ExampleHelper12.tmp"));
    }

    @Test
    void itShowsEveryFieldThatThereIs() throws Exception {
        var shown = new JsonMapper().readTree(EXAMPLE.toFile()).fieldNames();

        assertThat(shown)
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(Stream.of(ProfileFile.class.getRecordComponents())
                        .map(component -> component.getName())
                        .toList());
    }
}
