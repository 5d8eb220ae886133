package signinghelper.platform;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Registry for a system without one: it is empty and stores nothing. */
public final class NoRegistry implements Registry {

    @Override
    public boolean exists(Key key) {
        return false;
    }

    @Override
    public boolean isLink(Key key) {
        return false;
    }

    @Override
    public Optional<String> text(Key key, String value) {
        return Optional.empty();
    }

    @Override
    public Optional<Integer> number(Key key, String value) {
        return Optional.empty();
    }

    @Override
    public List<String> values(Key key) {
        return List.of();
    }

    @Override
    public List<String> children(Key key) {
        return List.of();
    }

    @Override
    public void write(Key key, String value, String text) throws IOException {
        throw new IOException("no registry: " + key);
    }

    @Override
    public void delete(Key key) {}
}
