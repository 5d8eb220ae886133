package signinghelper.packages;

import signinghelper.guidance.Language;
import signinghelper.installation.Product;
import signinghelper.registration.Browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A template for group policies (ADMX, and an ADML for each language): the program's own policy, and the extension's
 * settings for each browser, which the browsers' own templates do not have ("ADMX schema", Microsoft, 1.0). It needs no
 * other template: services that take templates in refuse one whose {@code using} names another that they do not have.
 */
final class AdministrativeTemplate {
    private record Entry(Browser browser, String key, ManagedSetting setting) {
        String id() {
            return browser.id() + "_" + setting.name();
        }
    }

    private final Product product;
    private final ProgramPolicy program;
    private final List<Browser> browsers = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();

    private AdministrativeTemplate(Product product) {
        this.product = product;
        this.program = new ProgramPolicy(product);
    }

    static AdministrativeTemplate of(
            Product product, List<Browser> browsers, String extensionId, List<ManagedSetting> settings) {
        var template = new AdministrativeTemplate(product);
        for (var browser : browsers) {
            var places = browser.windows();
            if (places != null && browser.verified()) {
                template.browsers.add(browser);
                var key = places.policies() + "\\3rdparty\\extensions\\" + extensionId + "\\policy";
                settings.forEach(setting -> template.entries.add(new Entry(browser, key, setting)));
            }
        }
        return template;
    }

    void write(Path folder) throws IOException {
        var name = product.name();
        put(folder.resolve(name + ".admx"), admx());
        put(
                folder.resolve("zh-CN").resolve(name + ".adml"),
                adml(Language.CHINESE, "政采签章助手 – " + product.titleIn("zh-CN"), "Windows 10 及以后版本"));
        put(
                folder.resolve("en-US").resolve(name + ".adml"),
                adml(Language.ENGLISH, "Signing Helper – " + product.titleIn("en"), "Windows 10 or later"));
    }

    private static void put(Path file, String text) throws IOException {
        Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private String admx() {
        var text = new StringBuilder("""
                <?xml version="1.0" encoding="utf-8"?>
                <policyDefinitions xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions" revision="1.0" schemaVersion="1.0">
                  <policyNamespaces>
                    <target prefix="signinghelper" namespace="SigningHelper.Policies.[[portal]]"/>
                  </policyNamespaces>
                  <resources minRequiredRevision="1.0"/>
                  <supportedOn>
                    <definitions>
                      <definition name="supported" displayName="$(string.supported)"/>
                    </definitions>
                  </supportedOn>
                  <categories>
                    <category name="root" displayName="$(string.root)"/>
                """.replace("[[portal]]", product.id().replace('-', '_')));
        for (var browser : browsers) {
            text.append("    <category name=\"%1$s\" displayName=\"$(string.%1$s)\">\n".formatted(browser.id()))
                    .append("      <parentCategory ref=\"root\"/>\n    </category>\n");
        }
        text.append("  </categories>\n  <policies>\n").append(program.definition());
        entries.forEach(entry -> text.append(policy(entry)));
        return text.append("  </policies>\n</policyDefinitions>\n").toString();
    }

    private static String policy(Entry entry) {
        var head = """
                    <policy name="%1$s" class="Machine" displayName="$(string.%1$s)" explainText="$(string.%1$s_explain)" %2$s>
                      <parentCategory ref="%3$s"/>
                      <supportedOn ref="supported"/>
                """;
        return entry.setting().isSwitch()
                ? head.formatted(
                                entry.id(),
                                "key=\"%s\" valueName=\"%s\""
                                        .formatted(entry.key(), entry.setting().name()),
                                entry.browser().id())
                        + """
                              <enabledValue><decimal value="1"/></enabledValue>
                              <disabledValue><decimal value="0"/></disabledValue>
                            </policy>
                        """
                : head.formatted(
                                entry.id(),
                                "key=\"%s\" presentation=\"$(presentation.%s)\"".formatted(entry.key(), entry.id()),
                                entry.browser().id())
                        + choices(entry);
    }

    private static String choices(Entry entry) {
        var text =
                new StringBuilder("      <elements>\n        <enum id=\"choice\" valueName=\"%s\" required=\"true\">\n"
                        .formatted(entry.setting().name()));
        for (var choice : entry.setting().choices()) {
            text.append("          <item displayName=\"$(string.%s)\"><value><string>%s</string></value></item>\n"
                    .formatted(choiceId(choice), choice));
        }
        return text.append("        </enum>\n      </elements>\n    </policy>\n")
                .toString();
    }

    /** Returns an identifier of letters, digits and underscores alone, which the schema of resources asks for. */
    private static String choiceId(String choice) {
        return "choice_" + choice.replaceAll("\\W", "_");
    }

    private String adml(Language language, String title, String supported) {
        var strings = new StringBuilder(string("root", title)).append(string("supported", supported));
        program.texts(language).forEach((id, text) -> strings.append(string(id, text)));
        var presentations = new StringBuilder(program.presentation());
        browsers.forEach(browser -> strings.append(string(browser.id(), browser.title())));
        for (var entry : entries) {
            strings.append(string(entry.id(), entry.setting().title().in(language)))
                    .append(string(
                            entry.id() + "_explain",
                            entry.setting().description().in(language)));
            if (!entry.setting().isSwitch()) {
                presentations.append("""
                              <presentation id="%s"><dropdownList refId="choice" noSort="true">%s</dropdownList></presentation>
                        """.formatted(
                                entry.id(), escaped(entry.setting().title().in(language))));
            }
        }
        entries.stream()
                .flatMap(entry -> entry.setting().choices().stream())
                .distinct()
                .forEach(choice -> strings.append(string(choiceId(choice), choice)));
        return """
                <?xml version="1.0" encoding="utf-8"?>
                <policyDefinitionResources xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions" revision="1.0" schemaVersion="1.0">
                  <displayName>%1$s</displayName>
                  <description>%1$s</description>
                  <resources>
                    <stringTable>
                %2$s    </stringTable>
                    <presentationTable>
                %3$s    </presentationTable>
                  </resources>
                </policyDefinitionResources>
                """.formatted(escaped(title), strings, presentations);
    }

    private static String string(String id, String text) {
        return "      <string id=\"%s\">%s</string>\n".formatted(id, escaped(text));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
