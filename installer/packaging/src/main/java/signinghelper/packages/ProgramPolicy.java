package signinghelper.packages;

import signinghelper.guidance.Language;
import signinghelper.installation.Product;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The host's own policy in a template for group policies: the JSON of {@code policy.json} as one text, which the host
 * takes in the place of that file.
 *
 * @param product the portal whose program reads it
 */
record ProgramPolicy(Product product) {
    private static final String ID = "program_policy";
    private static final Map<Language, Map<String, String>> TEXTS = Map.of(
            Language.CHINESE,
            Map.of(
                    ID,
                    "程序的策略（JSON）",
                    ID + "_explain",
                    "助手程序自己的策略，内容与 policy.json 相同，启用后代替该文件。例如退回旧版时允许使用第 1 版及以后的平台配置："
                            + "{\"oldestProfile\": 1}。内容读不懂时程序不运行。各字段见管理员指南。"),
            Language.ENGLISH,
            Map.of(
                    ID,
                    "Policy of the program (JSON)",
                    ID + "_explain",
                    "The signing helper program's own policy: the content of policy.json, in whose place it is used. To accept "
                            + "profiles of version 1 or newer while going back, for example: {\"oldestProfile\": 1}. A text that "
                            + "cannot be read stops the program. The fields are in the guide for administrators."));

    String definition() {
        return """
                    <policy name="%1$s" class="Machine" displayName="$(string.%1$s)" explainText="$(string.%1$s_explain)" \
                key="SOFTWARE\\Policies\\%2$s" presentation="$(presentation.%1$s)">
                      <parentCategory ref="root"/>
                      <supportedOn ref="supported"/>
                      <elements>
                        <text id="json" valueName="Policy" required="true" maxLength="16383"/>
                      </elements>
                    </policy>
                """.formatted(ID, product.nameOnWindows());
    }

    /** Returns the text of each identifier that {@link #definition} names, in the order of these, so that each build writes the same. */
    SortedMap<String, String> texts(Language language) {
        return new TreeMap<>(TEXTS.getOrDefault(language, Map.of()));
    }

    String presentation() {
        return "      <presentation id=\"%s\"><textBox refId=\"json\"><label>JSON</label></textBox></presentation>\n"
                .formatted(ID);
    }
}
