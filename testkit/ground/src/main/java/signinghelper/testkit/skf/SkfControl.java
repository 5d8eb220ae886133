package signinghelper.testkit.skf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/** Control of what the soft SKF library does from its next call on, and what it was called for. */
public final class SkfControl {
    private static final Map<String, String> USUAL = Map.of("log", "1");

    private final Path home;
    private final Map<String, String> settings = new TreeMap<>(USUAL);

    SkfControl(Path home) throws IOException {
        this.home = home;
        write();
    }

    public void set(String key, String value) throws IOException {
        settings.put(key, value);
        write();
    }

    public void clear(String key) throws IOException {
        settings.remove(key);
        write();
    }

    /** Forgets all that was set. */
    public void reset() throws IOException {
        settings.keySet().retainAll(USUAL.keySet());
        write();
    }

    /** Whole or not at all, for the library may read meanwhile. */
    private void write() throws IOException {
        var lines = settings.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
        var fresh = Files.write(home.resolve("control.new"), lines);
        Files.move(fresh, home.resolve("control"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Returns the number of calls of a function until now, with any result. */
    public int calls(String function) throws IOException {
        var file = home.resolve("calls");
        return Files.exists(file)
                ? (int) Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith(function + " "))
                        .count()
                : 0;
    }
}
