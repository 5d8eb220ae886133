package signinghelper.app;

import signinghelper.platform.Folders;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.testkit.junit.Eventually;
import signinghelper.token.TokenDriver;
import signinghelper.token.TokenInfo;
import signinghelper.token.TokenSession;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Driver in a separate host: lists only once a file {@value #GO} lies in the install folder; makes {@value #HERE}
 * before.
 */
public final class WaitingDriver implements TokenDriver {
    static final String HERE = "here";
    static final String GO = "go";

    @Override
    public String name() {
        return "waiting";
    }

    @Override
    public List<TokenInfo> list() throws Refusal {
        var install = Path.of(System.getProperty(Folders.INSTALL_PROPERTY, ""));
        try {
            Files.createFile(install.resolve(HERE));
            Eventually.thereIs(install.resolve(GO));
        } catch (java.io.IOException | InterruptedException e) {
            throw Refusal.of(ErrorCode.DRIVER_FAILED, e);
        }
        return List.of();
    }

    @Override
    public TokenSession open(TokenInfo token) throws Refusal {
        throw Refusal.of(ErrorCode.TOKEN_REMOVED);
    }
}
