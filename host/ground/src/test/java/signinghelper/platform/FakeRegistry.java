package signinghelper.platform;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A registry in memory. As on Windows, only HKLM has a 32-bit view of its own. */
public final class FakeRegistry implements Registry {
    private static final String LINK = "SymbolicLinkValue";

    private final Map<String, Map<String, Object>> keys = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private boolean readOnly;

    /** Refuses to write below HKLM from now on, as without an administrator's rights. */
    public FakeRegistry withoutRights() {
        readOnly = true;
        return this;
    }

    public FakeRegistry with(Key key, String value, Object content) {
        keys.computeIfAbsent(name(key), made -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER))
                .put(value, content);
        return this;
    }

    /** Makes {@code key} a registry link, as another program may to lead writes elsewhere. */
    public FakeRegistry withLink(Key key) {
        return with(key, LINK, "");
    }

    @Override
    public boolean isLink(Key key) {
        return content(key, LINK).isPresent();
    }

    private static String name(Key key) {
        var view = key.root() == Root.CURRENT_USER ? View.BITS_64 : key.view();
        return key.root() + "|" + view + "|" + key.path();
    }

    @Override
    public boolean exists(Key key) {
        return keys.keySet().stream().anyMatch(name -> isAtOrBelow(name, key));
    }

    private static boolean isAtOrBelow(String name, Key key) {
        var start = name(key);
        return name.equalsIgnoreCase(start) || isBelow(name, start);
    }

    private static boolean isBelow(String name, String start) {
        return name.regionMatches(true, 0, start + "\\", 0, start.length() + 1);
    }

    @Override
    public Optional<String> text(Key key, String value) {
        return content(key, value).filter(String.class::isInstance).map(String.class::cast);
    }

    @Override
    public Optional<Integer> number(Key key, String value) {
        return content(key, value).filter(Integer.class::isInstance).map(Integer.class::cast);
    }

    private Optional<Object> content(Key key, String value) {
        return Optional.ofNullable(keys.getOrDefault(name(key), Map.of()).get(value));
    }

    @Override
    public List<String> values(Key key) {
        return keys.getOrDefault(name(key), Map.of()).keySet().stream()
                .filter(name -> !name.isEmpty())
                .toList();
    }

    @Override
    public List<String> children(Key key) {
        var start = name(key);
        return keys.keySet().stream()
                .filter(name -> isBelow(name, start))
                .map(name -> name.substring(start.length() + 1).split("\\\\", 2)[0])
                .distinct()
                .toList();
    }

    @Override
    public void write(Key key, String value, String text) throws IOException {
        requireRights(key);
        with(key, value, text);
    }

    @Override
    public void delete(Key key) throws IOException {
        requireRights(key);
        keys.keySet().removeIf(name -> isAtOrBelow(name, key));
    }

    private void requireRights(Key key) throws IOException {
        if (readOnly && key.root() == Root.LOCAL_MACHINE) {
            throw new AccessDeniedException(key.toString());
        }
    }
}
