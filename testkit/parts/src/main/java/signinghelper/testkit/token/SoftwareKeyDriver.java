package signinghelper.testkit.token;

import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.TokenDriver;
import signinghelper.token.TokenInfo;
import signinghelper.token.TokenSession;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The software U-Key whose folder the system property {@value #FOLDER_PROPERTY} names, and further ones in folders
 * within it.
 */
public final class SoftwareKeyDriver implements TokenDriver {
    /** Property with the folder; without it, or without the folder, nothing is plugged in. */
    public static final String FOLDER_PROPERTY = "signinghelper.testkit.token";

    private final Path folder;

    /** Creates the driver for the service loader. */
    public SoftwareKeyDriver() {
        this(Path.of(System.getProperty(FOLDER_PROPERTY, "no-software-key")));
    }

    public SoftwareKeyDriver(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public List<TokenInfo> list() throws Refusal {
        var tokens = new ArrayList<TokenInfo>();
        for (var key : pluggedIn()) {
            tokens.add(describe(key));
        }
        return List.copyOf(tokens);
    }

    private List<SoftwareKeyFolder> pluggedIn() throws Refusal {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var within = Files.list(folder)) {
            return Stream.concat(
                            Stream.of(folder), within.filter(Files::isDirectory).sorted())
                    .map(SoftwareKeyFolder::new)
                    .filter(SoftwareKeyFolder::isPluggedIn)
                    .toList();
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.DRIVER_FAILED, e);
        }
    }

    private TokenInfo describe(SoftwareKeyFolder key) throws Refusal {
        try {
            var content = key.read();
            return new TokenInfo(name(), content.serial(), content.label(), content.serial(), content.pinState());
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.DRIVER_FAILED, e);
        }
    }

    @Override
    public TokenSession open(TokenInfo token) throws Refusal {
        for (var key : pluggedIn()) {
            if (describe(key).reference().equals(token.reference())) {
                return new SoftwareKeySession(key);
            }
        }
        throw Refusal.of(ErrorCode.TOKEN_REMOVED);
    }
}
