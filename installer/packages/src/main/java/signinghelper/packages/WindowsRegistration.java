package signinghelper.packages;

import signinghelper.platform.Registry;
import signinghelper.platform.WindowsRegistry;
import signinghelper.protocol.WireFormat;
import signinghelper.registration.Browser;
import signinghelper.registration.HostManifest;
import signinghelper.registration.Place;
import signinghelper.registration.Scope;
import signinghelper.registration.WindowsBrowserRegistry;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What {@code signing-helper register} writes on Windows, asked of the same class: for packages, which register where no
 * program of ours may run yet.
 */
public final class WindowsRegistration {
    private static final Path ANYWHERE = Path.of("install").toAbsolutePath();

    private final Map<Place, String> places = new LinkedHashMap<>();

    /** Of {@code browsers}, for these extensions. */
    public WindowsRegistration(List<Browser> browsers, Scope scope, List<String> extensionIds, WireFormat format) {
        var registry = new WindowsBrowserRegistry(new WindowsRegistry(), ANYWHERE, ANYWHERE, format);
        var manifest = HostManifest.of(ANYWHERE.resolve("signing-helper.exe"), extensionIds);
        browsers.forEach(browser -> places.putAll(registry.registration(browser, scope, manifest)));
    }

    /** Bytes of the file that every key leads to. It lies beside the launcher and names it relative to itself. */
    byte[] manifest() {
        return places.entrySet().stream()
                .filter(one -> one.getKey().file() != null)
                .map(one -> one.getValue().getBytes(StandardCharsets.ISO_8859_1))
                .findFirst()
                .orElseThrow();
    }

    /** Each key whose default value is the path of that file. */
    public List<Registry.Key> keys() {
        return places.keySet().stream()
                .map(Place::key)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /**
     * For NSIS: the macros {@code Register} and {@code Unregister}, with the file in {@code $INSTDIR}. Keys above go too
     * where nothing is left in them.
     */
    String forNsis() {
        var lines = new ArrayList<String>();
        lines.add("; Generated from installer/browsers.");
        lines.add("!macro Register");
        for (var key : keys()) {
            lines.add("  SetRegView " + bits(key));
            lines.add("  WriteRegStr %s \"%s\" \"\" \"$INSTDIR\\%s\""
                    .formatted(key.root().shortName(), key.path(), HostManifest.fileName()));
        }
        lines.add("!macroend");
        lines.add("!macro Unregister");
        for (var key : keys()) {
            lines.add("  SetRegView " + bits(key));
            lines.add("  DeleteRegKey %s \"%s\"".formatted(key.root().shortName(), key.path()));
            for (var above = parent(key.path()); above.contains("\\"); above = parent(above)) {
                lines.add("  DeleteRegKey /ifnosubkeys /ifnovalues %s \"%s\""
                        .formatted(key.root().shortName(), above));
            }
        }
        lines.add("!macroend");
        return lines(lines);
    }

    /** For WiX: the values of one view, for a component of as many bits. */
    String forWix(Registry.View view) {
        var lines = new ArrayList<String>();
        lines.add("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
        lines.add("<!-- Generated from installer/browsers. -->");
        lines.add("<Include>");
        for (var key : keys()) {
            if (key.view() == view) {
                lines.add("  <RegistryValue Root=\"%s\" Key=\"%s\" Type=\"string\" Value=\"[INSTALLDIR]%s\" />"
                        .formatted(key.root().shortName(), key.path(), HostManifest.fileName()));
            }
        }
        lines.add("</Include>");
        return lines(lines);
    }

    private static String bits(Registry.Key key) {
        return key.view() == Registry.View.BITS_32 ? "32" : "64";
    }

    private static String parent(String path) {
        return path.substring(0, path.lastIndexOf('\\'));
    }

    private static String lines(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
