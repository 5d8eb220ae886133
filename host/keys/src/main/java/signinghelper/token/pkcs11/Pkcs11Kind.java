package signinghelper.token.pkcs11;

import signinghelper.token.TokenDriver;
import signinghelper.token.bridge.BridgedKind;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** PKCS#11 libraries. */
public final class Pkcs11Kind implements BridgedKind {

    @Override
    public String word() {
        return "pkcs11";
    }

    @Override
    public Optional<TokenDriver> driver(String name, Path library, List<String> options) {
        return options.isEmpty() ? Optional.of(new Pkcs11Driver(name, library)) : Optional.empty();
    }
}
