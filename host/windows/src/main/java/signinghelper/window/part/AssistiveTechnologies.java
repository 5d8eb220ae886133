package signinghelper.window.part;

import signinghelper.platform.OperatingSystem;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.accessibility.AccessibilityProvider;

/** Assistive technologies, such as bridges to screen readers, that Java's accessibility settings name. */
final class AssistiveTechnologies {
    private static final Logger LOG = System.getLogger(AssistiveTechnologies.class.getName());
    private static final String NAMES = "assistive_technologies";
    /** Java's own bridge, or Debian's to AT-SPI: its package puts it where launchers look, and switches it on for nobody. */
    private static final String BRIDGE = OperatingSystem.current() == OperatingSystem.WINDOWS
            ? "com.sun.java.accessibility.AccessBridge"
            : "org.GNOME.Accessibility.AtkWrapper";

    private static final String NAMES_PROPERTY = "javax.accessibility." + NAMES;

    private AssistiveTechnologies() {}

    /**
     * Adds the bridge where a screen reader runs, and leaves out those that do not load: AWT would not start, and no
     * window open. Must be called before any class of AWT is used, since AWT reads the names once.
     */
    static void settle(boolean isReaderRunning) {
        var named = named();
        var wanted = isReaderRunning
                ? Stream.concat(named.stream(), Stream.of(BRIDGE)).distinct()
                : named.stream();
        var loading = wanted.filter(AssistiveTechnologies::loads).collect(Collectors.joining(","));
        if (!loading.equals(String.join(",", named))) {
            System.setProperty(NAMES_PROPERTY, loading);
        }
    }

    /** Returns the names that AWT would read: of the property, of the person's own file, or of this Java's. */
    private static List<String> named() {
        var property = System.getProperty(NAMES_PROPERTY);
        var names = property == null ? settings().getProperty(NAMES, "") : property;
        return Stream.of(names.split(","))
                .map(String::trim)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static Properties settings() {
        var own = read(Path.of(System.getProperty("user.home"), ".accessibility.properties"));
        return own.isEmpty() ? read(Path.of(System.getProperty("java.home"), "conf/accessibility.properties")) : own;
    }

    private static Properties read(Path file) {
        var settings = new Properties();
        if (Files.isReadable(file)) {
            try (var in = Files.newInputStream(file)) {
                settings.load(in);
            } catch (IOException | IllegalArgumentException e) {
                LOG.log(Level.INFO, "accessibility settings not read: " + e);
            }
        }
        return settings;
    }

    private static boolean loads(String name) {
        try {
            return isProvided(name) || Objects.nonNull(Class.forName(name).getConstructor());
        } catch (ReflectiveOperationException | LinkageError | ServiceConfigurationError e) {
            LOG.log(Level.WARNING, "assistive technology " + name + " is left out: " + e);
            return false;
        }
    }

    private static boolean isProvided(String name) {
        return ServiceLoader.load(AccessibilityProvider.class).stream()
                .anyMatch(provider -> name.equals(provider.get().getName()));
    }
}
