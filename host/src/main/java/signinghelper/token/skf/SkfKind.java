package signinghelper.token.skf;

import signinghelper.token.TokenDriver;
import signinghelper.token.bridge.BridgedKind;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Kind for SKF libraries (GM/T 0016). Option: {@code DIGEST_INFO} or {@code DIGEST}, the input of RSA signatures. */
public final class SkfKind implements BridgedKind {

    @Override
    public String word() {
        return "skf";
    }

    @Override
    public Optional<TokenDriver> driver(String name, Path library, List<String> options) {
        if (options.isEmpty()) {
            return Optional.of(new SkfDriver(name, library, RsaInput.DIGEST_INFO));
        }
        return Arrays.stream(RsaInput.values())
                .filter(input -> List.of(input.name()).equals(options))
                .findAny()
                .map(input -> new SkfDriver(name, library, input));
    }
}
