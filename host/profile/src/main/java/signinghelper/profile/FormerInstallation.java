package signinghelper.profile;

import signinghelper.guidance.Language;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Earlier program for this portal, which is not needed beside the helper.
 *
 * @param name by language tag
 * @param titles parts of its name in Windows' list of installed programs; case and spaces are ignored
 */
public record FormerInstallation(Map<String, String> name, List<String> titles) {
    private static final int SHORTEST = 3;

    public FormerInstallation {
        name = Map.copyOf(name);
        titles = List.copyOf(titles);
        if (!name.containsKey("zh-CN")
                || !name.containsKey("en")
                || titles.isEmpty()
                || !titles.stream().allMatch(title -> plain(title).length() >= SHORTEST)) {
            throw new IllegalArgumentException("profile: formerInstallations");
        }
    }

    public String name(Language language) {
        return Objects.requireNonNull(name.get(language.tag()));
    }

    /** Returns true when {@code title} in the list of installed programs is this one. */
    public boolean isListedAs(String title) {
        return titles.stream().anyMatch(part -> plain(title).contains(plain(part)));
    }

    private static String plain(String title) {
        return title.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    }
}
