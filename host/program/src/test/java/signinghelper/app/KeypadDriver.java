package signinghelper.app;

import signinghelper.platform.Folders;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.testkit.junit.Eventually;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.SoftwareKey;
import signinghelper.token.TokenDriver;
import signinghelper.token.TokenInfo;
import signinghelper.token.TokenSession;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Driver in a separate host: a U-Key whose PIN is entered on the U-Key itself. It makes {@value #ASKED} in the install
 * folder, which fails when it is asked twice, and goes on when {@value #ENTERED} appears there.
 */
public final class KeypadDriver implements TokenDriver {
    static final String ASKED = "asked";
    static final String ENTERED = "entered";

    private final FakeDriver driver = new FakeDriver(
            "keypad", new FakeToken("键盘锁").with(SoftwareKey.Kind.P256).typedOnKey(KeypadDriver::waitForPerson));

    private static void waitForPerson() throws Refusal {
        var install = Path.of(System.getProperty(Folders.INSTALL_PROPERTY, ""));
        try {
            Files.createFile(install.resolve(ASKED));
            Eventually.thereIs(install.resolve(ENTERED));
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.DRIVER_FAILED, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(ErrorCode.ABORTED, e);
        }
    }

    @Override
    public String name() {
        return driver.name();
    }

    @Override
    public List<TokenInfo> list() throws Refusal {
        return driver.list();
    }

    @Override
    public TokenSession open(TokenInfo token) throws Refusal {
        return driver.open(token);
    }
}
