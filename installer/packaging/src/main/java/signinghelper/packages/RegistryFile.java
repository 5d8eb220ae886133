package signinghelper.packages;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A {@code .reg} file, which regedit and reg.exe import: version 5.00, UTF-16LE with its mark, lines ended as on Windows. */
final class RegistryFile {
    private final List<String> lines = new ArrayList<>();

    RegistryFile text(String key, String name, String value) {
        return put(key, "\"%s\"=\"%s\"".formatted(escaped(name), escaped(value)));
    }

    RegistryFile number(String key, String name, int value) {
        return put(key, "\"%s\"=dword:%08x".formatted(escaped(name), value));
    }

    /** Deletes the value if it exists. */
    RegistryFile without(String key, String name) {
        return put(key, "\"%s\"=-".formatted(escaped(name)));
    }

    private RegistryFile put(String key, String value) {
        lines.add("[" + key + "]");
        lines.add(value);
        lines.add("");
        return this;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    byte[] bytes() {
        var text = "\uFEFFWindows Registry Editor Version 5.00\r\n\r\n" + String.join("\r\n", lines) + "\r\n";
        return text.getBytes(StandardCharsets.UTF_16LE);
    }
}
