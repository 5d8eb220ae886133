package signinghelper.packages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import signinghelper.protocol.WireFormat;
import signinghelper.registration.Browser;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The files that administrators push, read by what reads them there: JSON, XML, and Windows' own import under Wine. */
class PolicyKitTest {
    private static final String ID = "mmadlooolkibdajglffaiocbmahdmhfn";
    private static final String UPDATES = "https://helper.example.org/updates.xml";

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws Exception {
        var settings = ManagedSetting.of(Path.of("../../extension/static/managed-schema.json"));
        new PolicyKit(WindowsBuild.PRODUCT, ID, UPDATES, "https://portal.example.org", false, settings)
                .write(folder, Browser.all(new WireFormat()), List.of(Fleet.values()));
    }

    @Test
    void eachVerifiedBrowserOnLinuxGetsTheSameFile() throws Exception {
        for (var fleet : List.of("per-machine", "per-user")) {
            try (var files = Files.list(folder.resolve(fleet).resolve("linux"))) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .containsExactlyInAnyOrder("chrome", "chromium", "edge");
            }
            var first = linux(fleet, "chrome");
            assertThat(linux(fleet, "chromium")).isEqualTo(first);
            assertThat(linux(fleet, "edge")).isEqualTo(first);
        }
    }

    @Test
    void aHostForEveryoneShutsOutTheHostsOfSingleUsersAndNeedsNoLink() throws Exception {
        assertThat(linux("per-machine", "chrome")).isEqualTo(new ObjectMapper().readTree("""
                {"ExtensionInstallForcelist": ["%1$s;%2$s"], "NativeMessagingAllowlist": ["signinghelper.demo"],
                 "PolicyListMultipleSourceMergeList": ["ExtensionInstallForcelist", "NativeMessagingAllowlist"],
                 "NativeMessagingUserLevelHosts": false,
                 "3rdparty": {"extensions": {"%1$s": {"trialOrigins": false, "locale": "zh-CN"}}}}""".formatted(ID, UPDATES)));
    }

    /** A browser that is told false behaves as if the host that its user has installed did not exist. */
    @Test
    void aHostOfEachUserIsNotShutOutAndMayComeByTheLink() throws Exception {
        assertThat(linux("per-user", "chrome")).isEqualTo(new ObjectMapper().readTree("""
                {"ExtensionInstallForcelist": ["%1$s;%2$s"], "NativeMessagingAllowlist": ["signinghelper.demo"],
                 "PolicyListMultipleSourceMergeList": ["ExtensionInstallForcelist", "NativeMessagingAllowlist"],
                 "AutoLaunchProtocolsFromOrigins": [
                   {"protocol": "jnlps", "allowed_origins": ["https://portal.example.org"]}],
                 "3rdparty": {"extensions": {"%1$s": {"trialOrigins": false, "locale": "zh-CN"}}}}""".formatted(ID, UPDATES)));
    }

    /** Names and values of the browsers' documentation of ExtensionSettings. */
    @Test
    void theButtonStaysInTheToolbarWhereThatIsAskedFor() throws Exception {
        new PolicyKit(WindowsBuild.PRODUCT, ID, UPDATES, null, true, List.of())
                .write(folder, Browser.all(new WireFormat()), List.of(Fleet.PER_MACHINE));

        var chrome = linux("per-machine", "chrome").path("ExtensionSettings").path(ID);
        assertThat(chrome).isEqualTo(new ObjectMapper().readTree("""
                {"installation_mode": "force_installed", "update_url": "%s", "toolbar_pin": "force_pinned"}""".formatted(UPDATES)));
        assertThat(linux("per-machine", "edge")
                        .path("ExtensionSettings")
                        .path(ID)
                        .path("toolbar_state")
                        .asText())
                .isEqualTo("force_shown");
        assertThat(Files.readString(folder.resolve("per-machine/windows/chrome.reg"), StandardCharsets.UTF_16))
                .contains("Chrome\\ExtensionSettings\\" + ID + "]\r\n\"toolbar_pin\"=\"force_pinned\"");
    }

    private JsonNode linux(String fleet, String browser) throws Exception {
        return new ObjectMapper()
                .readTree(folder.resolve("%s/linux/%s/signing-helper-demo.json".formatted(fleet, browser))
                        .toFile());
    }

    @Test
    void onlyTheFleetsThatAreAskedForAreWritten() throws Exception {
        var settings = ManagedSetting.of(Path.of("../../extension/static/managed-schema.json"));
        var alone = folder.resolve("alone");
        new PolicyKit(WindowsBuild.PRODUCT, ID, UPDATES, null, false, settings)
                .write(alone, Browser.all(new WireFormat()), List.of(Fleet.PER_USER));

        assertThat(alone.resolve("per-machine")).doesNotExist();
        assertThat(alone.resolve("template/signing-helper-demo.admx")).exists();
        assertThat(alone.resolve("per-user/linux/edge/signing-helper-demo.json"))
                .content()
                .doesNotContain("AutoLaunch", "UserLevelHosts");
        assertThat(Files.readString(alone.resolve("per-user/windows/edge.reg"), StandardCharsets.UTF_16))
                .doesNotContain("AutoLaunch");
    }

    private static final Path TEMPLATE = Path.of("template/signing-helper-demo.admx");

    @Test
    void theTemplateNamesNoTextThatALanguageLacksAndALanguageHasNoOther() throws Exception {
        var admx = Files.readString(folder.resolve(TEMPLATE));
        var wanted = Pattern.compile("\\$\\((string|presentation)\\.([^)]+)\\)")
                .matcher(admx)
                .results()
                .map(found -> found.group(1) + " " + found.group(2))
                .collect(Collectors.toSet());
        for (var language : List.of("zh-CN", "en-US")) {
            var texts = parse(adml(language));
            assertThat(Stream.concat(ids(texts, "string"), ids(texts, "presentation")))
                    .containsExactlyInAnyOrderElementsOf(wanted);
        }
    }

    /** Pattern of {@code resourceID} in Microsoft's BaseTypes.xsd. */
    @Test
    void eachIdentifierOfATextIsALetterDigitOrUnderscore() throws Exception {
        for (var language : List.of("zh-CN", "en-US")) {
            var texts = parse(adml(language));
            assertThat(Stream.of("string", "presentation")
                            .flatMap(kind -> elements(texts, kind))
                            .map(one -> one.getAttribute("id")))
                    .contains("choice_zh_CN")
                    .allMatch(id -> id.matches("[\\p{L}\\p{N}_]+"));
        }
    }

    private static Stream<String> ids(Document document, String kind) {
        return elements(document, kind).map(one -> kind + " " + one.getAttribute("id"));
    }

    private static Stream<Element> elements(Document document, String name) {
        var found = document.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(number -> (Element) found.item(number));
    }

    private Path adml(String language) {
        return folder.resolve("template").resolve(language).resolve("signing-helper-demo.adml");
    }

    /** Intune refuses a template that needs another which is not there; the browsers' own know none of ours. */
    @Test
    void theTemplateNeedsNoOther() throws Exception {
        var admx = parse(folder.resolve(TEMPLATE));

        assertThat(elements(admx, "using")).isEmpty();
        var defined = elements(admx, "definition")
                .map(one -> one.getAttribute("name"))
                .toList();
        assertThat(elements(admx, "policy")).hasSize(2 * 3 + 1);
        assertThat(elements(admx, "supportedOn")
                        .map(one -> one.getAttribute("ref"))
                        .filter(ref -> !ref.isEmpty()))
                .hasSize(2 * 3 + 1)
                .allMatch(defined::contains);
        var categories =
                elements(admx, "category").map(one -> one.getAttribute("name")).toList();
        assertThat(elements(admx, "parentCategory").map(one -> one.getAttribute("ref")))
                .allMatch(categories::contains);
    }

    @Test
    void theTemplateSetsWhatTheBrowsersRead() throws Exception {
        var admx = parse(folder.resolve(TEMPLATE));

        for (var key : List.of("Google\\Chrome", "Chromium", "Microsoft\\Edge")) {
            var policies = elements(admx, "policy")
                    .filter(one -> one.getAttribute("key")
                            .equals("SOFTWARE\\Policies\\" + key + "\\3rdparty\\extensions\\" + ID + "\\policy"))
                    .toList();
            assertThat(policies).extracting(one -> one.getAttribute("class")).containsExactly("Machine", "Machine");
            assertThat(policies)
                    .extracting(one -> one.getAttribute("valueName"))
                    .containsExactly("trialOrigins", "");
        }
        assertThat(elements(admx, "enum").map(one -> one.getAttribute("valueName")))
                .containsOnly("locale")
                .hasSize(3);
        assertThat(elements(admx, "enabledValue").map(Element::getTextContent).map(String::strip))
                .isNotEmpty();
        assertThat(elements(admx, "decimal")
                        .map(one -> ((Element) one.getParentNode()).getTagName() + one.getAttribute("value")))
                .containsOnly("enabledValue1", "disabledValue0");
        assertThat(elements(admx, "item").map(Element::getTextContent).map(String::strip))
                .containsOnly("zh-CN", "en");
    }

    /** The place is that of {@code MachinePolicySource}; the explanation shows how an older profile is accepted. */
    @Test
    void theTemplateSetsTheProgramsOwnPolicy() throws Exception {
        var policy = elements(parse(folder.resolve(TEMPLATE)), "policy")
                .filter(one -> one.getAttribute("key").equals("SOFTWARE\\Policies\\SigningHelper-demo"))
                .findFirst()
                .orElseThrow();
        var text = (Element) policy.getElementsByTagName("text").item(0);

        assertThat(policy.getAttribute("class")).isEqualTo("Machine");
        assertThat(text.getAttribute("valueName")).isEqualTo("Policy");
        for (var language : List.of("zh-CN", "en-US")) {
            var texts = parse(adml(language));
            assertThat(elements(texts, "textBox").map(one -> one.getAttribute("refId")))
                    .containsExactly(text.getAttribute("id"));
            assertThat(elements(texts, "string").map(Element::getTextContent))
                    .anyMatch(explained -> explained.contains("{\"oldestProfile\": 1}"));
        }
    }

    /** Group policy refuses a template whose texts are of an earlier revision, or which asks for a choice that is none. */
    @Test
    void theTemplateAndItsTextsFitTogether() throws Exception {
        var admx = parse(folder.resolve(TEMPLATE));
        var choices = elements(admx, "enum").toList();
        var wanted = elements(admx, "resources").map(one -> one.getAttribute("minRequiredRevision"));

        assertThat(choices).extracting(one -> one.getAttribute("required")).containsOnly("true");
        assertThat(wanted).containsExactly("1.0");
        assertThat(admx.getDocumentElement().getAttribute("schemaVersion")).isEqualTo("1.0");
        for (var language : List.of("zh-CN", "en-US")) {
            var texts = parse(adml(language));
            assertThat(texts.getDocumentElement().getAttribute("revision")).isEqualTo("1.0");
            assertThat(texts.getDocumentElement().getAttribute("schemaVersion")).isEqualTo("1.0");
            assertThat(elements(texts, "dropdownList").map(one -> one.getAttribute("refId")))
                    .containsExactlyElementsOf(
                            choices.stream().map(one -> one.getAttribute("id")).toList());
        }
    }

    @Test
    void aTextIsTextAndNoMarkup() throws Exception {
        var schema = Files.writeString(folder.resolve("schema.json"), """
                {"properties": {"on": {"type": "boolean", "title": "<A & B> · <甲 & 乙>", "description": "C · 丙"}}}""");
        AdministrativeTemplate.of(WindowsBuild.PRODUCT, Browser.all(new WireFormat()), ID, ManagedSetting.of(schema))
                .write(folder.resolve("template"));

        assertThat(elements(parse(adml("en-US")), "string").map(Element::getTextContent))
                .contains("<A & B>");
    }

    @Test
    void eachLanguageIsOneLanguage() throws Exception {
        var chinese = Pattern.compile("\\p{IsHan}");
        var titles = Set.of("zh-CN", "en", "Google Chrome", "Chromium", "Microsoft Edge");

        assertThat(Files.readString(adml("en-US"))).doesNotContainPattern(chinese);
        assertThat(elements(parse(adml("zh-CN")), "string").map(Element::getTextContent))
                .allMatch(text -> titles.contains(text) || chinese.matcher(text).find())
                .noneMatch(text -> text.contains("whether") || text.contains("Trials"));
    }

    @Test
    void aTextInOneLanguageAloneIsNotPassedOver() throws Exception {
        var schema = Files.writeString(folder.resolve("schema.json"), """
                {"properties": {"on": {"type": "boolean", "title": "On", "description": "On · 开"}}}""");

        assertThatThrownBy(() -> ManagedSetting.of(schema)).hasMessageContaining("English · Chinese");
    }

    private static Document parse(Path xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml.toFile());
    }

    @Test
    void whatHasNoTemplateIsNotPassedOver() throws Exception {
        var schema = Files.writeString(folder.resolve("schema.json"), """
                {"properties": {"list": {"type": "array", "title": "A · 甲", "description": "B · 乙"}}}""");

        assertThatThrownBy(() -> ManagedSetting.of(schema)).hasMessageContaining("no template for the type of list");
    }

    @Test
    @Tag("slow")
    void windowsImportsTheRegistryFiles() throws Exception {
        try (var wine = new Wine(folder.resolve("wine"))) {
            var before = wine.registry().keySet();
            importAll(wine, "per-machine");
            var added = wine.registry();
            added.keySet().removeAll(before);

            for (var browser : List.of("Google\\Chrome", "Microsoft\\Edge", "Chromium")) {
                var policies = "[HKEY_LOCAL_MACHINE\\Software\\Policies\\" + browser;
                assertThat(added.get(policies + "\\ExtensionInstallForcelist]"))
                        .isEqualTo("\"1079651\"=\"" + ID + ";" + UPDATES + "\"");
                assertThat(added.get(policies + "\\NativeMessagingAllowlist]"))
                        .isEqualTo("\"1079651\"=\"signinghelper.demo\"");
                assertThat(added.get(policies + "]"))
                        .contains("\"NativeMessagingUserLevelHosts\"=dword:00000000")
                        .contains("\"NativeHostsExecutablesLaunchDirectly\"=dword:00000001")
                        .doesNotContain("AutoLaunch");
                assertThat(added.get(policies + "\\3rdparty\\extensions\\" + ID + "\\policy]"))
                        .contains("\"trialOrigins\"=dword:00000000")
                        .contains("\"locale\"=\"zh-CN\"");
            }

            // An administrator who goes over to hosts of single users is not left with what shut them out.
            importAll(wine, "per-user");
            assertThat(wine.registry().get("[HKEY_LOCAL_MACHINE\\Software\\Policies\\Microsoft\\Edge]"))
                    .doesNotContain("UserLevelHosts")
                    .contains("\"NativeHostsExecutablesLaunchDirectly\"=dword:00000001")
                    .contains("\\\"protocol\\\":\\\"jnlps\\\"")
                    .contains("https://portal.example.org");
        }
    }

    private void importAll(Wine wine, String fleet) throws Exception {
        for (var browser : List.of("chrome", "edge", "chromium")) {
            var file = folder.resolve("%s/windows/%s.reg".formatted(fleet, browser));
            assertThat(Files.readString(file, StandardCharsets.UTF_16)).startsWith("Windows Registry Editor");
            assertThat(wine.run("reg", "import", file.toString()).code()).isZero();
        }
    }
}
