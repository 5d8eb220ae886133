package signinghelper.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.login.Origin;
import signinghelper.formats.match.NameRule;
import signinghelper.guidance.Language;
import signinghelper.protocol.ProtocolFiles;
import signinghelper.protocol.WireFormat;
import signinghelper.token.SoftwareKey;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProfileTest {
    static final String GOOD = """
            {
              "id": "test",
              "version": 3,
              "kind": "production",
              "title": { "zh-CN": "测试", "en": "Test" },
              "origins": [{ "origin": "https://portal.example", "capabilities": ["token.list"] }],
              "extensionIds": ["abcdefghijklmnopabcdefghijklmnop"],
              "menus": {
                "supplier": { "zh-CN": "系统管理", "en": "System management" },
                "purchaser": { "zh-CN": "采购单位管理", "en": "Purchasing unit management" }
              },
              "cms": "PKCS7_501"
            }""";

    private static final String DEMO = GOOD.replace("production", "demo");

    @ParameterizedTest
    @ValueSource(strings = {"demo", "hubei", "example"})
    void everyShippedProfileIsOneAndGivesOnlyMethodsThatExist(String name) throws IOException {
        var profile = read(Files.readString(Path.of("../../profiles", name, "profile.json")));

        assertThat(profile.id()).isEqualTo(name);
        assertThat(profile.access().origins())
                .isNotEmpty()
                .allSatisfy(origin ->
                        assertThat(origin.capabilities()).isNotEmpty().isSubsetOf(ProtocolFiles.values("Method")));
    }

    private static final String STORE = """
            {"value": {"id": "ponmlkjihgfedcbaponmlkjihgfedcba", "url": "https://store.example/x",
             "updateUrl": "https://store.example/update"}, "source": "test", "date": "2026-11-24"}""";

    private static String withStore(String name, String store) {
        return GOOD.replace("\"cms\"", "\"stores\": {\"" + name + "\": " + store + "}, \"cms\"");
    }

    @Test
    void aStoresIdIsOneOfTheExtensionsThatMayStartTheHost() throws IOException {
        var profile = read(withStore("edge", STORE));

        assertThat(profile.access().extensionIds())
                .containsExactly("abcdefghijklmnopabcdefghijklmnop", "ponmlkjihgfedcbaponmlkjihgfedcba");
        assertThat(profile.access().store("edge")).isPresent();
        assertThat(profile.access().store("chrome")).isEmpty();
    }

    @Test
    void aStoreIsOneOfTwoAndReachedOverHttps() {
        for (var wrong : List.of(
                withStore("other", STORE),
                withStore("edge", STORE.replace("https://store.example/x", "http://store.example/x")),
                withStore("edge", STORE.replace("https://store.example/update", "file:///update")),
                withStore("edge", STORE.replace("ponm", "xxxx")))) {
            assertThatThrownBy(() -> read(wrong)).isInstanceOf(JsonProcessingException.class);
        }
    }

    @Test
    void readsWhoTheHolderIsAndWhatToDoWithAnotherName() throws IOException {
        var profile = read(GOOD.replace("\"cms\"", """
                "holder": {"name": ["2.5.4.3"], "authorities": ["某CA"], "patterns": ["{number}#{name}", "{usual}"]}, "binding": {"nameRule": "warn"}, "cms\""""));

        assertThat(profile.signing().holder().name()).containsExactly("2.5.4.3");
        assertThat(profile.signing().holder().authorities()).containsExactly("某CA");
        assertThat(profile.signing().holder().patterns())
                .startsWith("{number}#{name}")
                .containsAll(HolderRules.USUAL.patterns());
        assertThat(profile.signing().holder().creditCode()).isEqualTo(HolderRules.USUAL.creditCode());
        assertThat(profile.signing().binding().nameRule()).isEqualTo(NameRule.WARN);
        assertThat(read(GOOD).signing().holder()).isEqualTo(HolderRules.USUAL);
        assertThat(read(GOOD).signing().binding().nameRule()).isEqualTo(NameRule.REFUSE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"holder\": {\"name\": [\"CN\"]}",
                "\"holder\": {\"patterns\": [\"no name\"]}",
                "\"binding\": {\"nameRule\": \"ignore\"}"
            })
    void refusesRulesForHoldersThatAreNone(String field) {
        assertNoProfile(GOOD.replace("\"cms\"", field + ", \"cms\""));
    }

    @Test
    void givesAnOriginWhatItSaysAndAnyOtherNothing() throws IOException {
        var profile = read(GOOD);

        assertThat(profile.access().capabilitiesOf(new Origin("https://portal.example")))
                .containsExactly("token.list");
        assertThat(profile.access().capabilitiesOf(new Origin("https://other.example")))
                .isEmpty();
        assertThat(profile.access().capabilitiesOf(new Origin("https://portal.example:8443")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://portal.example", "http://localhost", "http://localhost:*", "https://portal.example:*"})
    void aProductionProfileNamesNoPlainAndNoOpenOrigin(String origin) {
        assertNoProfile(GOOD.replace("https://portal.example", origin));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://portal.example",
                "https://portal.example:*",
                "http://127.0.0.1",
                "http://localhost.example",
                "http://localhost:*:*",
                "*",
                "https://*.example"
            })
    void aDemoProfileNamesNoPlainOriginButLocalhost(String origin) {
        assertNoProfile(DEMO.replace("https://portal.example", origin));
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost, true",
        "http://localhost:8080, true",
        "https://localhost:8080, false",
        "http://localhost.example, false",
        "http://localhosts:8080, false"
    })
    void anyPortOfLocalhostIsOpenInADemo(String asked, boolean open) throws IOException {
        var profile = read(DEMO.replace("https://portal.example", "http://localhost:*"));

        assertThat(profile.access().capabilitiesOf(new Origin(asked)).isEmpty()).isEqualTo(!open);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"test\"|\"Test\"",
                "\"test\"|\"../x\"",
                "\"test\"|7",
                "3|0",
                "3|-1",
                "3|1.5",
                "3|\"3\"",
                "3|3,\"version\":3",
                "3|3,\"further\":1",
                "\"version\": 3,|",
                "\"production\"|\"PRODUCTION\"",
                "\"production\"|0",
                "\"zh-CN\": \"测试\",|",
                "[\"token.list\"]|null",
                "[\"token.list\"]|\"token.list\"",
                "[\"token.list\"]|[7]",
                "abcdefghijklmnopabcdefghijklmnop|abcdefghijklmnopabcdefghijklmnoq",
                "abcdefghijklmnopabcdefghijklmnop|short",
                "\"capabilities\": |\"capability\": "
            })
    void anythingElseIsNoProfile(String right, String wrong) {
        assertThat(GOOD).contains(right);

        assertNoProfile(GOOD.replace(right, wrong == null ? "" : wrong));
    }

    private static String with(String field, String json) {
        return GOOD.replace("\"cms\"", "\"" + field + "\": " + json + ", \"cms\"");
    }

    private static String dated(String json) {
        return "{\"value\": " + json + ", \"source\": \"x\", \"date\": \"2026-11-24\"}";
    }

    @Test
    void namesWhomToAskAndWhereToLook() throws IOException {
        var hubei = read(Files.readString(Path.of("../../profiles/hubei/profile.json")));

        assertThat(hubei.help().link(Link.APPLICATION))
                .hasValueSatisfying(link -> assertThat(link).hasHost("css.hbca.org.cn"));
        assertThat(hubei.help().link(Link.RENEWAL)).isEmpty();
        assertThat(hubei.help().contact(Contact.Of.AUTHORITY))
                .hasValueSatisfying(contact ->
                        assertThat(contact.text(Language.CHINESE)).isEqualTo("湖北CA客服 4008708080、QQ 4008708080"));
        assertThat(hubei.signing().anchors().trust()).isEmpty();
        assertThat(hubei.signing().enrolment().directory()).isNull();
    }

    @Test
    void aDemoIsInstalledFromThisComputer() throws IOException {
        var links = "{\"installation\": [" + dated("\"http://localhost:8417/helper/\"") + "]}";
        var demo = with("links", links).replace("production", "demo");

        assertThat(read(demo).help().link(Link.INSTALLATION)).hasValue(URI.create("http://localhost:8417/helper/"));
        assertNoProfile(demo.replace("localhost", "127.0.0.1"));
    }

    @Test
    void believesTheRootsThatItNames() throws IOException {
        var root = SoftwareKey.make(SoftwareKey.Kind.SM2).certificate();
        var base64 = Base64.getEncoder().encodeToString(encoded(root));
        var pem = "-----BEGIN CERTIFICATE-----\\n" + base64.replaceAll("(.{64})", "$1\\\\n")
                + "\\n-----END CERTIFICATE-----\\n";
        for (var text : List.of(base64, pem)) {
            var anchors = read(with("anchors", "{\"roots\": [" + dated("\"" + text + "\"") + "]}"))
                    .signing()
                    .anchors();

            assertThat(anchors.trust()).isPresent();
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "anchors|{\"roots\": [{\"value\": \"AAAA\", \"source\": \"x\", \"date\": \"2026-11-24\"}]}",
                "anchors|{\"roots\": [{\"value\": \"not Base64\", \"source\": \"x\", \"date\": \"2026-11-24\"}]}",
                "anchors|{\"roots\": [\"AAAA\"]}",
                "anchors|{\"revocation\": [{\"value\": \"ldap://a\", \"source\": \"x\", \"date\": \"2026-11-24\"}]}",
                "enrolment|{\"directory\": {\"value\": \"http://a/\", \"source\": \"x\", \"date\": \"2026-11-24\"}}",
                "enrolment|{\"directory\": {\"value\": \"http://localhost/\", \"source\": \"x\", \"date\": \"2026-11-24\"}}",
                "enrolment|{\"directory\": {\"value\": \"https://a/\", \"source\": \"\", \"date\": \"2026-11-24\"}}",
                "enrolment|{\"directory\": {\"value\": \"https://a/\", \"source\": \"x\", \"date\": \"24.11.2026\"}}",
                "enrolment|{\"directory\": {\"value\": \"https://a/\", \"source\": \"x\"}}",
                "links|{\"application\": [{\"value\": \"file:///a\", \"source\": \"x\", \"date\": \"2026-11-24\"}]}",
                "links|{\"further\": []}",
                "links|{\"installation\": [DATED\"http://portal.example/helper/\"END]}",
                "links|{\"installation\": [DATED\"http://localhost:8417/helper/\"END]}",
                "contacts|{\"authority\": {\"value\": {\"name\": {\"en\": \"a\"}, \"telephones\": [\"1\"]}, \"source\": \"x\", \"date\": \"2026-11-24\"}}",
                "contacts|{\"authority\": {\"value\": {\"name\": {\"zh-CN\": \"a\", \"en\": \"a\"}, \"telephones\": []}, \"source\": \"x\", \"date\": \"2026-11-24\"}}",
                "biddingClients|[DATED{NAMES, \"company\": \"a\", \"telephones\": []}END]",
                "biddingClients|[DATED{NAMES, \"company\": \" \", \"telephones\": [\"1\"]}END]",
                "biddingClients|[DATED{NAMES, \"company\": \"a\", \"telephones\": [\"Mr 1\"]}END]",
                "biddingClients|[DATED{NAMES, \"company\": \"a\", \"telephones\": [\"1\"], \"person\": \"a\"}END]",
                "middleware|[DATED{NAMES, \"dependents\": {\"zh-CN\": \"a\", \"en\": \"a\"}}END]",
                "middleware|[DATED{NAMES, \"dependents\": {\"en\": \"a\"}, \"providers\": [\"long enough\"]}END]",
                "middleware|[DATED{NAMES, \"dependents\": {\"zh-CN\": \"a\", \"en\": \"a\"}, \"providers\": [\"ab\"]}END]",
                "middleware|[DATED{NAMES, \"dependents\": {\"zh-CN\": \"a\", \"en\": \"a\"}, \"processes\": [\"..\\\\\\\\a.exe\"]}END]",
                "temporaryFiles|{\"leftovers\": [DATED\"*\"END]}",
                "temporaryFiles|{\"leftovers\": [DATED\"*a.b.c*\"END]}",
                "temporaryFiles|{\"leftovers\": [DATED\"../helper*\"END]}",
                "temporaryFiles|{\"leftovers\": [DATED\"helper/{a,b}\"END]}",
                "temporaryFiles|{\"limits\": DATED{\"bytes\": 0, \"files\": 1, \"days\": 1, \"freeBytes\": 1}END}",
                "formerInstallations|[DATED{NAMES, \"titles\": []}END]",
                "formerInstallations|[DATED{NAMES, \"titles\": [\"a  b\"]}END]",
                "withdrawnVersions|[DATED\"1\"END]",
                "withdrawnVersions|[DATED\"v1.2.3\"END]",
                "withdrawnVersions|[\"1.2.3\"]"
            })
    void whatHelpsMustBeRightToo(String field, String wrong) {
        var json = wrong.replace("NAMES", "\"name\": {\"zh-CN\": \"a\", \"en\": \"a\"}")
                .replace("DATED", "{\"value\": ")
                .replace("END", ", \"source\": \"x\", \"date\": \"2026-11-24\"}");

        assertNoProfile(with(field, json));
    }

    @Test
    void readsWhatIsKnownOfTheFirstPortalsClientsAndOfWhatGetsInTheWay() throws IOException {
        var hubei = read(Files.readString(Path.of("../../profiles/hubei/profile.json")));
        var cfca = hubei.computer().middleware().get(0).value();

        assertThat(hubei.help().biddingClients())
                .hasSize(6)
                .extracting(client -> client.value().company())
                .contains("国泰新点软件股份有限公司", "湖北省楚天云有限公司");
        assertThat(cfca.hasProvider("cfca CSP v3.0")).isTrue();
        assertThat(cfca.hasProvider("Longmai mToken GM3000")).isFalse();
        assertThat(cfca.dependents(Language.CHINESE)).contains("网上银行");
        assertThat(hubei.computer().formerInstallations())
                .anyMatch(former -> former.value().isListedAs("统一 CA 服务客户端 2.0"))
                .noneMatch(former -> former.value().isListedAs("政采签章助手"));
        assertThat(hubei.computer().temporaryFiles().leftovers()).isEmpty();
        assertThat(hubei.computer().temporaryFiles().limits()).isNotNull();
    }

    @Test
    void aProviderOfWindowsItselfIsNobodysMiddleware() {
        var names = Map.of("zh-CN", "a", "en", "a");
        var greedy = new Middleware(names, names, List.of("provider"), List.of(), List.of());

        assertThat(greedy.hasProvider("Microsoft Base Smart Card Crypto Provider"))
                .isFalse();
        assertThat(greedy.hasProvider("Vendor Provider")).isTrue();
    }

    @Test
    void onlyADemoHasADirectoryOnThisComputer() throws IOException {
        var local = "{\"directory\": " + dated("\"http://localhost:8080/enrolment\"") + "}";

        assertThat(read(with("enrolment", local).replace("production", "demo"))
                        .signing()
                        .enrolment()
                        .directory())
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"text\"", "{}"})
    void otherJsonIsNoProfile(String json) {
        assertNoProfile(json);
    }

    private static void assertNoProfile(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(JsonProcessingException.class);
    }

    private static Profile read(String json) throws JsonProcessingException {
        return new WireFormat().decode(Profile.class, json);
    }
}
