package signinghelper.demo.token;

import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.TokenDriver;
import signinghelper.token.TokenInfo;
import signinghelper.token.TokenSession;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The one software U-Key whose folder the system property {@value #FOLDER_PROPERTY} names. */
public final class SoftwareKeyDriver implements TokenDriver {
    /** Without it, or without the folder, nothing is plugged in. */
    public static final String FOLDER_PROPERTY = "signinghelper.demo.token";

    private final SoftwareKeyFolder folder;

    /** For the service loader. */
    public SoftwareKeyDriver() {
        this(Path.of(System.getProperty(FOLDER_PROPERTY, "no-software-key")));
    }

    public SoftwareKeyDriver(Path folder) {
        this.folder = new SoftwareKeyFolder(folder);
    }

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public List<TokenInfo> list() throws Refusal {
        if (!folder.isPluggedIn()) {
            return List.of();
        }
        try {
            var content = folder.read();
            return List.of(
                    new TokenInfo(name(), content.serial(), content.label(), content.serial(), content.pinState()));
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.DRIVER_FAILED, e);
        }
    }

    @Override
    public TokenSession open(TokenInfo token) throws Refusal {
        if (list().stream().noneMatch(present -> present.reference().equals(token.reference()))) {
            throw Refusal.of(ErrorCode.TOKEN_REMOVED);
        }
        return new SoftwareKeySession(folder);
    }
}
