package signinghelper.packages;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.protocol.WireFormat;
import signinghelper.registration.Browser;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
        new PolicyKit(ID, UPDATES, "https://portal.example.org", settings).write(folder, Browser.all(new WireFormat()));
    }

    @Test
    void eachBrowserOnLinuxGetsTheSameFile() throws Exception {
        for (var browser : List.of("chrome", "chromium", "edge")) {
            var policy = new ObjectMapper()
                    .readTree(folder.resolve("linux/" + browser + ".json").toFile());

            assertThat(policy.path("ExtensionInstallForcelist").get(0).asText()).isEqualTo(ID + ";" + UPDATES);
            assertThat(policy.path("NativeMessagingAllowlist").get(0).asText()).isEqualTo("signinghelper.host");
            assertThat(policy.path("NativeMessagingUserLevelHosts").asBoolean(true))
                    .isFalse();
            var extension = policy.path("3rdparty").path("extensions").path(ID);
            assertThat(extension.path("trialOrigins").asBoolean(true)).isFalse();
            assertThat(extension.path("locale").asText()).isEqualTo("zh-CN");
            assertThat(policy.path("AutoLaunchProtocolsFromOrigins")
                            .get(0)
                            .path("protocol")
                            .asText())
                    .isEqualTo("jnlps");
        }
    }

    @Test
    void theTemplateNamesNoTextThatALanguageLacks() throws Exception {
        var windows = folder.resolve("windows");
        var admx = Files.readString(windows.resolve("signing-helper.admx"));
        parse(windows.resolve("signing-helper.admx"));
        var wanted = Pattern.compile("\\$\\((string|presentation)\\.([^)]+)\\)")
                .matcher(admx)
                .results()
                .map(found -> found.group(1) + " id=\"" + found.group(2) + "\"")
                .collect(Collectors.toSet());
        assertThat(wanted).isNotEmpty();
        for (var language : List.of("zh-CN", "en-US")) {
            var adml = windows.resolve(language).resolve("signing-helper.adml");
            parse(adml);
            assertThat(Files.readString(adml)).contains(wanted);
        }
        assertThat(admx).contains("SOFTWARE\\Policies\\Microsoft\\Edge\\3rdparty\\extensions\\" + ID + "\\policy");
    }

    private static void parse(Path xml) throws Exception {
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml.toFile());
    }

    @Test
    void whatHasNoTemplateIsNotPassedOver() throws Exception {
        var schema = Files.writeString(folder.resolve("schema.json"), """
                {"properties": {"list": {"type": "array"}}}""");

        assertThatThrownBy(() -> ManagedSetting.of(schema)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("slow")
    void windowsImportsTheRegistryFiles() throws Exception {
        try (var wine = new Wine(folder.resolve("wine"))) {
            var before = wine.registry().keySet();
            for (var browser : List.of("chrome", "edge")) {
                var file = folder.resolve("windows/" + browser + ".reg");
                assertThat(Files.readString(file, StandardCharsets.UTF_16)).startsWith("Windows Registry Editor");
                assertThat(wine.run("reg", "import", file.toString()).code()).isZero();
            }
            var added = wine.registry();
            added.keySet().removeAll(before);

            var edge = "[HKEY_LOCAL_MACHINE\\Software\\Policies\\Microsoft\\Edge";
            assertThat(added.get(edge + "\\ExtensionInstallForcelist]"))
                    .isEqualTo("\"7301\"=\"" + ID + ";" + UPDATES + "\"");
            assertThat(added.get(edge + "]"))
                    .contains("\"NativeMessagingUserLevelHosts\"=dword:00000000")
                    .contains("\"NativeHostsExecutablesLaunchDirectly\"=dword:00000001")
                    .contains("\\\"protocol\\\":\\\"jnlps\\\"");
            assertThat(added.get("[HKEY_LOCAL_MACHINE\\Software\\Policies\\Google\\Chrome\\3rdparty\\extensions\\" + ID
                            + "\\policy]"))
                    .contains("\"trialOrigins\"=dword:00000000")
                    .contains("\"locale\"=\"zh-CN\"");
        }
    }
}
