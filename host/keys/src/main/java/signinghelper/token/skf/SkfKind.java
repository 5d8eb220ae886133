package signinghelper.token.skf;

import signinghelper.token.TokenDriver;
import signinghelper.token.bridge.BridgedKind;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Kind for SKF libraries (GM/T 0016). Options: {@code DIGEST_INFO} or {@code DIGEST}, the input of RSA signatures; then
 * the path of {@code skf32}, for a library of 32 bits.
 */
public final class SkfKind implements BridgedKind {

    @Override
    public String word() {
        return "skf";
    }

    @Override
    public Optional<TokenDriver> driver(String name, Path library, List<String> options) {
        if (options.isEmpty()) {
            return Optional.of(new SkfDriver(name, library, RsaInput.DIGEST_INFO, null));
        }
        var program = options.size() == 2 ? Path.of(options.get(1)) : null;
        return Arrays.stream(RsaInput.values())
                .filter(input -> options.size() <= 2 && input.name().equals(options.get(0)))
                .findAny()
                .map(input -> new SkfDriver(name, library, input, program));
    }
}
