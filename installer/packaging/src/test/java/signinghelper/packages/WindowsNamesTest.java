package signinghelper.packages;

import org.junit.jupiter.api.Test;
import signinghelper.installation.Product;

import java.util.HashSet;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** The names as text; what Windows makes of them is in {@link SeveralPortalsTest}. */
class WindowsNamesTest {
    private static final List<String> CODES =
            List.of("UpgradeCode", "LaunchersCode", "RegistrationCode", "MenuEntryCode");

    private static Map<String, String> wix(String id, String title) {
        return new WindowsNames(new Product(id, Map.of("zh-CN", "平台", "en", title))).forWix();
    }

    @Test
    void codesStayForAPortalAndAreOfNoOther() {
        var all = new HashSet<String>();
        for (var id : List.of("demo", "demo-2")) {
            CODES.forEach(code -> all.add(wix(id, "Portal").get(code)));
        }

        assertThat(all)
                .hasSize(2 * CODES.size())
                .allMatch(code -> code.matches("[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}"));
        // Released packages would not be upgraded any more if it changed.
        assertThat(wix("demo", "Another title").get("UpgradeCode")).isEqualTo("723A0406-5E49-3029-9C6D-AAAB60BBA989");
    }

    @Test
    void theIdStandsWhereWixlWouldLoseLetters() {
        assertThat(wix("demo", "Demo: portal").get("Shortcut")).isEqualTo("Signing Helper - Demo_ portal");
        assertThat(wix("demo", "Café").get("Shown")).isEqualTo("Signing Helper - demo");
    }

    @Test
    void aLongTitleIsCutButNoCharacter() {
        var title = "平".repeat(99) + "𠮷";
        var words = new WindowsNames(new Product("demo", Map.of("zh-CN", title, "en", "E"))).forNsis();

        assertThat(words).contains("– " + "平".repeat(99) + "\"").contains("– E\"");
    }
}
