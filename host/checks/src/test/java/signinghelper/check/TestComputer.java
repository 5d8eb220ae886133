package signinghelper.check;

import signinghelper.platform.OperatingSystem;
import signinghelper.platform.TestProduct;
import signinghelper.protocol.WireFormat;
import signinghelper.registration.Browser;
import signinghelper.registration.Change;
import signinghelper.registration.FolderRegistry;
import signinghelper.registration.Registration;
import signinghelper.registration.Scope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Linux computer below a folder, with this program and perhaps browsers on it. */
final class TestComputer {
    static final String EXTENSION = "abcdefghijklmnopabcdefghijklmnop";

    private final Path folder;
    private final WireFormat format = new WireFormat();

    TestComputer(Path folder) throws IOException {
        this.folder = folder;
        file("install/signing-helper", "");
    }

    Registration registration() {
        return registration("install/signing-helper");
    }

    /** Returns the registration of another program. */
    Registration registration(String launcher) {
        var surroundings = new FolderRegistry.Surroundings(
                OperatingSystem.LINUX, Map.of(), folder.resolve("home"), folder, Optional.empty());
        return new Registration(
                Browser.all(format),
                new FolderRegistry(TestProduct.DEMO, surroundings, format),
                folder.resolve(launcher));
    }

    Path file(String name, String content) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    /** Writes a file below the user's folder for settings. */
    Path config(String name, String content) throws IOException {
        return file("home/.config/" + name, content);
    }

    /** Returns Chromium's manifest for the user. */
    Path manifest() {
        return folder.resolve("home/.config/chromium/NativeMessagingHosts/signinghelper.demo.json");
    }

    TestComputer withChromium() throws IOException {
        config("chromium/Local State", "{}");
        return this;
    }

    TestComputer withEdge() throws IOException {
        config("microsoft-edge/Local State", "{}");
        return this;
    }

    TestComputer registered(Scope scope) throws IOException {
        return registered(registration(), scope);
    }

    TestComputer registered(Registration program, Scope scope) throws IOException {
        List<Change> changes = program.registering(program.installed(), scope, List.of(EXTENSION));
        program.make(changes, change -> {});
        return this;
    }

    TestComputer withPolicy(String json) throws IOException {
        file("etc/chromium/policies/managed/policy.json", json);
        return this;
    }
}
