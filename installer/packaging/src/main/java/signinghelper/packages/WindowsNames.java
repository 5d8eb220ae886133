package signinghelper.packages;

import signinghelper.installation.Product;
import signinghelper.registration.HostManifest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Names and codes by which Windows tells the programs of several portals apart. */
record WindowsNames(Product product) {
    /** So that a shortcut's path stays below 260 characters. The same as in menu.c. */
    private static final int LONGEST_TITLE = 100;

    /** Language of an installer by its name in NSIS. */
    private static final Map<String, String> LANGUAGES = Map.of("zh-CN", "SIMPCHINESE", "en", "ENGLISH");

    /** Returns the program's name as people read it. */
    private String shown(String language) {
        return ("en".equals(language) ? "Signing Helper – " : "政采签章助手 – ") + titleIn(language);
    }

    private String titleIn(String language) {
        var title = product.titleIn(language);
        if (title.length() <= LONGEST_TITLE) {
            return title;
        }
        var halved = Character.isHighSurrogate(title.charAt(LONGEST_TITLE - 1));
        return title.substring(0, halved ? LONGEST_TITLE - 1 : LONGEST_TITLE);
    }

    private static String fileName(String text) {
        return text.replaceAll("[\\x00-\\x1f\\\\/:*?\"<>|]", "_");
    }

    /** Returns the file for NSIS with the program's names; the languages are defined before. */
    String forNsis() {
        var lines = new StringBuilder("; Generated from the portal's title.\n");
        for (var name : List.of("ProductName", "FileDescription")) {
            lines.append("VIAddVersionKey \"%s\" \"%s\"\n".formatted(name, quoted(shown("zh-CN") + " " + shown("en"))));
        }
        for (var language : List.of("zh-CN", "en")) {
            var shown = shown(language);
            // In a caption, one & would underline the letter that follows.
            var texts = List.of(
                    List.of("ProductName", shown),
                    List.of("ProductCaption", shown.replace("&", "&&")),
                    List.of("ShortcutName", fileName(shown)));
            texts.forEach(text -> lines.append("LangString %s ${LANG_%s} \"%s\"\n"
                    .formatted(text.get(0), LANGUAGES.get(language), quoted(text.get(1)))));
        }
        return lines.toString();
    }

    /** Escapes text for a string of NSIS. */
    static String quoted(String text) {
        return text.replace("$", "$$").replace("\"", "$\\\"");
    }

    /**
     * Returns the variables of {@code product.wxs}. wixl loses letters beyond ASCII, so the id stands where the English
     * title has any.
     */
    Map<String, String> forWix() {
        var title = titleIn("en");
        var shown = "Signing Helper - " + (title.matches("\\p{ASCII}+") ? title : product.id());
        return Map.of(
                "Name", product.nameOnWindows(),
                "Manifest", HostManifest.fileOf(product),
                "Shown", shown,
                "Shortcut", fileName(shown),
                "UpgradeCode", code("upgrade"),
                "LaunchersCode", code("launchers"),
                "RegistrationCode", code("registration-32"),
                "MenuEntryCode", code("menu-entry"));
    }

    /** Returns a GUID that stays the same from version to version, and is no other portal's. */
    private String code(String part) {
        var name = "signing-helper/windows/" + part + "/" + product.id();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                .toString()
                .toUpperCase(Locale.ROOT);
    }
}
