package signinghelper.profile;

import signinghelper.guidance.Language;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Software of another vendor that is known to conflict with the portal's U-Keys on Windows.
 *
 * @param name by language tag
 * @param dependents uses that may stop working without it, e.g. U-Keys of a bank; by language tag
 * @param providers parts of its cryptographic providers' names, ignoring case; may be left out
 * @param services full names of its Windows services (not their display names); may be left out
 * @param processes file names of its programs, e.g. {@code agent.exe}; may be left out
 */
public record Middleware(
        Map<String, String> name,
        Map<String, String> dependents,
        List<String> providers,
        List<String> services,
        List<String> processes) {
    private static final int SHORTEST = 3;

    public Middleware {
        name = Map.copyOf(name);
        dependents = Map.copyOf(dependents);
        // Left out in the file, these are null here.
        providers = providers == null ? List.of() : List.copyOf(providers);
        services = services == null ? List.of() : List.copyOf(services);
        processes = processes == null ? List.of() : List.copyOf(processes);
        require(List.of(name, dependents).stream()
                .allMatch(text -> text.containsKey("zh-CN") && text.containsKey("en")));
        require(!(providers.isEmpty() && services.isEmpty() && processes.isEmpty()));
        // A word so short would be in the names of the system's own providers.
        require(providers.stream().allMatch(word -> word.strip().length() >= SHORTEST));
        require(services.stream().noneMatch(String::isBlank));
        require(processes.stream().noneMatch(file -> file.isBlank() || file.contains("/") || file.contains("\\")));
    }

    private static void require(boolean right) {
        if (!right) {
            throw new IllegalArgumentException("profile: middleware");
        }
    }

    public String name(Language language) {
        return Objects.requireNonNull(name.get(language.tag()));
    }

    public String dependents(Language language) {
        return Objects.requireNonNull(dependents.get(language.tag()));
    }

    /**
     * Returns true when it is one of this middleware's cryptographic providers. Windows' own providers never match.
     *
     * @param provider name of the key in the registry
     */
    public boolean hasProvider(String provider) {
        var name = provider.toLowerCase(Locale.ROOT);
        return !name.startsWith("microsoft")
                && providers.stream().anyMatch(word -> name.contains(word.toLowerCase(Locale.ROOT)));
    }

    /** Returns true when it is one of this middleware's programs; Windows ignores the case of file names. */
    public boolean hasProcess(String fileName) {
        return processes.stream().anyMatch(fileName::equalsIgnoreCase);
    }
}
