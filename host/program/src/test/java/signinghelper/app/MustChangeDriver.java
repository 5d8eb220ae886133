package signinghelper.app;

import signinghelper.protocol.Refusal;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.SoftwareKey;
import signinghelper.token.TokenDriver;
import signinghelper.token.TokenInfo;
import signinghelper.token.TokenSession;

import java.util.List;

/** Driver in a separate host: a U-Key that wants its PIN changed before it does anything else. */
public final class MustChangeDriver implements TokenDriver {
    private final FakeDriver driver = new FakeDriver(
            "must", new FakeToken("新锁").with(SoftwareKey.Kind.P256).mustChange());

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
