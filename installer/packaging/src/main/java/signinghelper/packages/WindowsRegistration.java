package signinghelper.packages;

import signinghelper.platform.Registry;
import signinghelper.platform.WindowsRegistry;
import signinghelper.protocol.WireFormat;
import signinghelper.registration.Browser;
import signinghelper.registration.ExtensionOffers;
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
import java.util.function.UnaryOperator;

/**
 * The registry values that {@code signing-helper register} writes on Windows, from the same classes: for packages,
 * which register where no program of ours may run yet.
 */
final class WindowsRegistration {
    private static final Path ANYWHERE = Path.of("install").toAbsolutePath();

    private final String file;
    private final Map<Place, String> places = new LinkedHashMap<>();

    /** Creates the registration for {@code browsers}, with the extensions and stores of {@code program}. */
    WindowsRegistration(List<Browser> browsers, Scope scope, Program program, WireFormat format) {
        file = HostManifest.fileOf(program.product());
        var registry = new WindowsBrowserRegistry(program.product(), new WindowsRegistry(), ANYWHERE, ANYWHERE, format);
        var manifest =
                HostManifest.of(program.product(), ANYWHERE.resolve("signing-helper.exe"), program.extensionIds());
        browsers.forEach(browser -> places.putAll(registry.registration(browser, scope, manifest)));
        places.putAll(new ExtensionOffers(registry).places(browsers, scope, program.stores()));
    }

    /**
     * Returns the bytes of the file that every key leads to. It lies beside the launcher and names it relative to
     * itself.
     */
    byte[] manifest() {
        return places.entrySet().stream()
                .filter(one -> one.getKey().file() != null)
                .map(one -> one.getValue().getBytes(StandardCharsets.ISO_8859_1))
                .findFirst()
                .orElseThrow();
    }

    /**
     * A value of the registry.
     *
     * @param text text in the language of the package
     */
    private record Value(Registry.Key key, String name, String text) {
        String root() {
            return key.root().shortName();
        }

        int bits() {
            return key.view() == Registry.View.BITS_32 ? 32 : 64;
        }
    }

    /**
     * Returns every value, in the order in which they are written.
     *
     * @param folder folder of the manifest
     * @param escape escape for literal text
     */
    private List<Value> values(String folder, UnaryOperator<String> escape) {
        var values = new ArrayList<Value>();
        places.forEach((place, content) -> {
            if (place.key() != null) {
                var text = content.equals(ANYWHERE.resolve(file).toString()) ? folder + file : escape.apply(content);
                values.add(new Value(place.key(), place.value(), text));
            }
        });
        return values;
    }

    private List<Value> inNsis() {
        return values("$INSTDIR\\", WindowsNames::quoted);
    }

    /** Returns the values in Windows Installer's type Formatted, within XML, with wixl's variables. */
    private List<Value> inWix() {
        return values(
                "[INSTALLDIR]",
                text -> text.replaceAll("[\\[\\]{}]", "[\\\\$0]")
                        .replace("$", "$$")
                        .replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace("\"", "&quot;"));
    }

    /**
     * Returns the macros {@code Register} and {@code Unregister} for NSIS, with the file in {@code $INSTDIR}. A value
     * that has changed by then belongs to another program and stays. Keys above go too when nothing is left in them.
     */
    String forNsis() {
        var lines = new ArrayList<String>();
        lines.add("; Generated from host/browsers.");
        lines.add("!macro Register");
        for (var value : inNsis()) {
            lines.add("  SetRegView " + value.bits());
            lines.add("  WriteRegStr %s \"%s\" \"%s\" \"%s\""
                    .formatted(value.root(), value.key().path(), value.name(), value.text()));
        }
        lines.add("!macroend");
        lines.add("!macro Unregister");
        for (var value : inNsis()) {
            lines.add("  SetRegView " + value.bits());
            lines.add("  ReadRegStr $0 %s \"%s\" \"%s\""
                    .formatted(value.root(), value.key().path(), value.name()));
            lines.add("  ${If} $0 == \"%s\"".formatted(value.text()));
            lines.add("    DeleteRegKey %s \"%s\""
                    .formatted(value.root(), value.key().path()));
            lines.add("  ${EndIf}");
            for (var above = parent(value.key().path()); above.contains("\\"); above = parent(above)) {
                lines.add("  DeleteRegKey /ifnosubkeys /ifnovalues %s \"%s\"".formatted(value.root(), above));
            }
        }
        lines.add("!macroend");
        return lines(lines);
    }

    /** Returns the values of one view for WiX, for a component of as many bits. */
    String forWix(Registry.View view) {
        var lines = new ArrayList<String>();
        lines.add("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
        lines.add("<!-- Generated from host/browsers. -->");
        lines.add("<Include>");
        for (var value : inWix()) {
            if (value.key().view() == view) {
                var name = value.name().equals(Registry.DEFAULT_VALUE) ? "" : " Name=\"" + value.name() + "\"";
                lines.add("  <RegistryValue Root=\"%s\" Key=\"%s\"%s Type=\"string\" Value=\"%s\" />"
                        .formatted(value.root(), value.key().path(), name, value.text()));
            }
        }
        lines.add("</Include>");
        return lines(lines);
    }

    private static String parent(String path) {
        return path.substring(0, path.lastIndexOf('\\'));
    }

    private static String lines(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
