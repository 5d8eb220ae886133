package signinghelper.token.windows;

import org.jspecify.annotations.Nullable;
import signinghelper.token.TokenDriver;
import signinghelper.token.bridge.BridgedKind;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Windows' certificate store, which every Windows has. */
public final class WindowsStoreKind implements BridgedKind {

    @Override
    public String word() {
        return "windows";
    }

    @Override
    public Optional<TokenDriver> driver(String name, Path library, List<String> options) {
        return options.isEmpty() ? Optional.of(WindowsStoreDriver.ofCurrentUser(name)) : Optional.empty();
    }

    @Override
    public Optional<Path> libraryOfSystem(@Nullable Path windows) {
        return Optional.ofNullable(windows).map(folder -> folder.resolve("System32/ncrypt.dll"));
    }
}
